"""Lists of agencies: collectives that name nobody, brackets, and the words that govern a list."""

from patterns.agency.vocabulary import phrases
from patterns.pattern import Pattern
from patterns.vocabulary import phrases_of, words_of

COLLECTIVE = Pattern(
    name="collective",
    expression=rf"""\G(?:[ ]?(?P<remark>{words_of("collective")}(?!\p{{L}}))|{phrases("collectives")}(?!\p{{L}}))""",
    matches=("các phòng", "đoàn thể", " có liên quan"),
    rejects=("Y tế",),
)
"""One word of a collective that names nobody; `remark` may follow an agency too."""

BRACKET = Pattern(
    name="bracket",
    expression=r"""\G[ ]?\((?P<words>[^()\n]{1,160})\)""",
    matches=(" (Phòng Nông nghiệp)",),
    rejects=(": (",),
)
"""A bracket after a member of a list."""

COLON = Pattern(
    name="list_colon",
    expression=r"""\G(?:[ ](?:như|gồm))?[ ]?:[ ]?""",
    matches=(": ", " như: "),
    rejects=("; ",),
)

IN_CHARGE = Pattern(
    name="in_charge",
    expression=rf"""[ ,]{{1,2}}{words_of("in_charge")}(?:[ ](?:là|làm))?[ ]?$""",
    matches=(" chịu trách nhiệm ",),
    rejects=("Phòng Y tế ",),
)
"""Words between an agency and the verb that it acts by."""

JOINED = Pattern(
    name="joined",
    expression=rf"""(?<!\p{{L}}){words_of("joined")}[ ](?:các[ ])?$""",
    matches=("phối hợp với ",),
    rejects=("giao ", "do "),
)
"""Words before agencies that do not act in what follows (`phối hợp với Sở Y tế chủ trì …`)."""

OWNED_BY = Pattern(
    name="owned_by",
    expression=r"""(?<!\p{L})(?:thuộc|của)[ ]$""",
    matches=("các cơ quan trực thuộc ",),
    rejects=("các cơ quan ",),
)
"""Words between a collective and the agency that it belongs to."""

HELD_BY = Pattern(
    name="held_by",
    expression=rf"""(?<!\p{{L}}){words_of("held_by")}[ ]$""",
    matches=("Thành viên ",),
    rejects=("các ",),
    ends=tuple(f"{phrase} " for phrase in phrases_of("held_by")),
)
"""Words before an agency that speak of its people and not of the agency."""
