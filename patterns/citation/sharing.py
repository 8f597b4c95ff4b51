"""Lists of citations that share type word, symbol, date, issuer or subject.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; seen in real plans.
"""

from patterns.citation.type import TYPES
from patterns.citation.vocabulary import ISSUER_HEADS
from patterns.pattern import Pattern

LIST_HEAD = Pattern(
    name="list_head",
    expression=rf"""(?<!\p{{L}})các[ ](?P<type>{TYPES})[ ]của[ ](?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}})[^:;.\n]{{1,90}}:)""",
    matches=("các Thông tư của Bộ Y tế: Thông tư số",),
    rejects=("các Thông tư của Bộ Y tế;",),
)
"""What heads a list of one issuer's instruments."""

LIST_LINK = Pattern(
    name="list_link",
    expression=r"""[ ]?(?:[,;&]|,?[ ]?(?:và|cùng|đến))[ ]?(?:số[ ]?:?[ ]?)?""",
    matches=(", ", " và số ", "; số ", " đến ", " & "),
    rejects=(" của ",),
)
"""All that is between two citations of one list, whole."""

PLURAL = Pattern(
    name="plural",
    expression=r"""(?<!\p{L})(?:các|những)[ ]$""",
    matches=("thực hiện các ",),
    rejects=("thực hiện ",),
)
"""The word that makes a type word stand for several instruments."""

LIST_JOIN = Pattern(
    name="list_join",
    expression=r"""(?:[,;.]|[ ]và|[ ]cùng[ ]với)[ ]?(?:các[ ])?(?:số[ ]?:?[ ]?)?$""",
    matches=("; các ", " và ", "; số ", ", "),
    rejects=(" của ",),
)
"""What parts a citation from the next one beside it."""

BRACKET = Pattern(
    name="bracket",
    expression=r"""\([ ]?(?:gồm:?[ ]|tại[ ])?(?:các[ ])?(?:số[ ]?:?[ ]?)?$""",
    matches=("(Số ", "(", "(gồm các "),
    rejects=("(sau đây gọi tắt là ", "và số "),
)
"""What opens a bracket with the numbers of the instruments that are named in front of it."""

BRACKET_HEAD = Pattern(
    name="bracket_head",
    expression=rf"""(?<!\p{{L}})(?:(?:các|những)[ ])?(?P<type>{TYPES})[ ]của[ ](?=(?P<issuer>{ISSUER_HEADS})(?!\p{{L}}))""",
    matches=("các Quyết định của Bộ trưởng", "Nghị định của Chính phủ"),
    rejects=("Quyết định số 5", "quyết định của mình"),
)
"""A type word and the issuer that issued it, in front of a bracket with its numbers."""
