"""Names of local issuers: committees, councils and party issuers of a unit, in their official form."""

import functools

import regex

from patterns.fold import fold
from patterns.lexicon import aliases, rows
from patterns.pattern import Pattern, words

_LOCAL = {kind: words("|".join(alias for row in rows("local_issuers") if row["kind"] == kind for alias in aliases(row)))
          for kind in ("head", "organ", "committee", "party")}  # fmt: skip
LOCAL_ISSUER = Pattern(
    name="local_issuer",
    expression=rf"""
    (?:(?:{_LOCAL["head"]}|{_LOCAL["organ"]}|(?:phó[ ])?giám[ ]đốc)[ ])?
    (?: {_LOCAL["committee"]}(?:[ ]\((?:ubnd|hđnd)\))? | {_LOCAL["party"]}(?:[ ]{_LOCAL["committee"]}|[ ]các[ ]cơ[ ]quan[ ]đảng)? )
    (?:[ ](?:các[ ])?(?:tỉnh|thành[ ]phố|huyện|quận|thị[ ]xã|xã|phường|thị[ ]trấn|đặc[ ]khu|tp[.]?))?(?!\p{{L}})
    """,
    matches=(
        "UBND huyện",
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Ban Thường vụ Tỉnh ủy",
        "Ban Chấp hành Đảng bộ tỉnh",
        "HĐND xã",
    ),
    rejects=("Sở Y tế",),
)
"""A local committee, council or party issuer; its unit's name, in capitals, may follow."""


@functools.cache
def _local_names() -> dict[str, str]:
    return {fold(alias): row["canonical"] for row in rows("local_issuers") for alias in aliases(row)}


_SHORT_NOTE = regex.compile(r"[ ]?\((?:ubnd|hđnd)\)", regex.VERBOSE)
LOCAL_PART = Pattern(
    name="local_part",
    expression=rf"""(?<!\p{{L}})(?:{"|".join(_LOCAL.values())})(?!\p{{L}})""",
    matches=("BTV Tỉnh uỷ",),
    rejects=("Sở Y tế",),
)
"""A part of a local issuer's name."""


def official(name: str) -> str:
    """A local issuer's words in their official form: parts by the lexicon, the rest in small letters (`BTV TỈNH UỶ`, `Uỷ ban nhân dân Tỉnh`)."""
    folded = _SHORT_NOTE.sub("", fold(name))
    return LOCAL_PART.compiled.sub(lambda match: _local_names()[match[0]], folded)
