"""The code that is carried over from one figure to another: to its parts, to the same in another unit, to the people who attend."""

from collections.abc import Callable

from extract.target.code_words import OTHER
from extract.target.form import names
from extract.target.next_figure import SERVING
from extract.target.population import has_people
from extract.target.reading import Reading
from patterns.target.code import NUMBER_LED, SCHOOL, WORKS
from patterns.target.indicator import COUNTS, ETHNIC, RATES

CodeOf = Callable[[Reading], str]
"""The code of another figure, which `extract.target.code` decides."""
SHARED = {
    names.SHARE_OF_ALL,
    names.ANSWERED,
    names.PART_OF_LEVEL,
    names.PART_OF_SITE,
    names.IN_BRACKETS,
    names.FIGURE_BEFORE,
    names.COUNT_OF_RATE,
    names.RATE_OF_COUNT,
    names.SHARED_PREDICATE,
    names.PART_OF_RATE,
    names.SERVED_IN_LIST,
    names.PART_DONE,
}
"""Forms whose words another figure has."""
STATED_AGAIN = (names.SHARE_OF_ALL, names.RATE_OF_COUNT, names.IN_BRACKETS, names.ANSWERED)
"""Forms of a rate or a bracket that states a count again."""


def figure_before(e: Reading, code_of: CodeOf) -> str | None:
    """The code of the figure whose words these are, in this figure's unit."""
    other = e.lender
    if other is None or e.measured.form not in SHARED:
        return None
    return _in_unit(code_of(other), e)


def served_by_things(e: Reading, code_of: CodeOf) -> str | None:
    """The code of the things that serve the counted units (`02 công trình cấp nước phục vụ 164 hộ`)."""
    things = e.previous if e.indicator == SERVING else None
    if things is None or things.figure.unit == "percent":
        return None
    return code_of(things)


def share_of_figure_before(e: Reading, code_of: CodeOf) -> str | None:
    """The code of the count that a rate or a bracket states again (`1.200 hộ nghèo, chiếm 4,1%`)."""
    return figure_before(e, code_of) if e.measured.form in STATED_AGAIN else None


def _in_unit(code: str, e: Reading) -> str | None:
    """A code in this figure's unit; None for `other`, and for people if households are counted."""
    counted = e.lender is not None and e.lender.figure.unit == "household"
    if e.figure.unit == "percent" and (counted or not NUMBER_LED.match(e.indicator)):
        code = RATES.get(code, code)
    elif e.figure.unit == "household":
        code = COUNTS.get(code, code)
    elif e.figure.unit == "person" and code in RATES:
        return None  # people of the poor are not households
    return code if code != OTHER else None


def ethnic_part(e: Reading, code_of: CodeOf) -> str | None:
    """`giảm 9.600 hộ nghèo, trong đó 4.000 hộ Khmer`: some of the poor before it."""
    other = e.previous
    if other is None or e.figure.unit not in ("percent", "household") or not ETHNIC.search(e.indicator):
        return None
    code = code_of(other)
    if code not in RATES and code not in COUNTS:
        return None
    return "ethnic_poverty_rate" if e.figure.unit == "percent" else "ethnic_poor_households"


def ethnic_rate(e: Reading, code_of: CodeOf) -> str | None:
    """`giảm tỷ lệ hộ nghèo 3%, trong đó hộ Chăm giảm 4%`: the poverty rate of a people."""
    part = e.measured.form == names.PART_OF_RATE and ETHNIC.search(e.population) is not None
    return "ethnic_poverty_rate" if part and e.lender is not None and code_of(e.lender) in RATES.values() else None


def part_by_what_is_done(e: Reading, code_of: CodeOf) -> str | None:
    """`23 nhà tạm (xây mới 15 nhà)`: a part that states no more than what is done has the code of its whole."""
    part = e.measured.form in (names.PART, names.PART_DONE)
    return _in_unit(code_of(e.lender), e) if part and e.lender is not None else None


def part_of_figure_before(e: Reading, code_of: CodeOf) -> str | None:
    """A part of the preceding figure, of the same unit and without words of its own (`trong đó xây mới 640 hộ`)."""
    other = e.previous
    part = other is not None and "trong đó" in e.before
    return code_of(other) if part and other and other.figure.unit == e.figure.unit and e.frame.bare else None


def _acts(e: Reading) -> bool:
    """Whether the group's words continue with what it does (`trẻ em hoàn thành chương trình tiểu học 99%`): no group of the preceding rate."""
    frame = e.frame
    return any(
        chunk.has("MAKE", "SERVE", "VERB") and "COP" not in chunk.tags
        for chunk in frame.chunks[frame.lead : frame.verb]
    )


def subgroup(e: Reading, code_of: CodeOf) -> str | None:
    """Some of the people counted by the preceding rate (`…, học sinh tiểu học trên 97%`, `tối thiểu 70% là nữ`)."""
    chunks = e.frame.chunks[: e.frame.i]
    found = [k for k, chunk in enumerate(chunks) if chunk.kind == "FIG"]
    if e.figure.unit != "percent" or not found or e.frame.rate:
        return None
    other = e.of(found[-1])
    belongs = other.figure.unit == "percent" or e.after.startswith("là ")
    return code_of(other) if belongs and _is_group(e) else None


def _is_group(e: Reading) -> bool:
    """Whether the words only name people or schools, and not what they do."""
    alone = e.population == "" or e.after.startswith("là ")
    return alone and not _acts(e) and (has_people(e.indicator) or SCHOOL.match(e.indicator) is not None)


def those_who_attend(e: Reading, code_of: CodeOf) -> str | None:
    """`Mở 04 lớp đào tạo nghề cho 120 học viên`: the people who attend."""
    other = e.previous
    bare = other is not None and (e.frame.bare or (e.frame.count and e.figure.unit in ("person", "household")))
    close = bare and other is not None and other.figure.unit in ("class", "model", "project", "person", "household")
    return (_in_unit(code_of(other), e)) if close and other is not None and not WORKS.search(e.before[-20:]) else None


def part_of_first_figure(e: Reading, code_of: CodeOf) -> str | None:
    """A part of what the sentence opened with, of the same unit (`1.500 lao động, trong đó: …; lao động nữ 300 người`)."""
    chunks = e.frame.chunks[: e.frame.i]
    found = [
        k for k, chunk in enumerate(chunks) if chunk.kind == "FIG" and e.sentence.figure(chunk).unit == e.figure.unit
    ]
    part = found and e.figure.unit != "percent" and "trong đó" in e.sentence_before
    code = code_of(e.of(found[-1])) if part else None
    return None if code in RATES and not e.frame.bare else code  # `trong đó 512 hộ nghèo; 09 hộ chưa có đất ở`
