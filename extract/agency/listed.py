"""An agency of the list where it is printed: alone, with its level, party committee, branch or place, or a name that continues."""

from corpus.document import Span
from extract.agency.mention import Mention, with_even_dashes, with_level
from extract.agency.name_end import name_end
from extract.agency.unit_end import own_names, unit_end
from extract.context import Context
from patterns.agency.listed import KnownAgency, canonical_agency, known_agency, level_of_agency
from patterns.agency.name import NAME_END, PROPER_NAME, START
from patterns.agency.unit import BRANCH, NUMBERED, REGION, UNIT_END
from patterns.beginning import LETTERS, Beginnings, of_pattern
from patterns.citation.issuer import written_out
from patterns.fold import fold
from patterns.text import is_capitals

_DEPARTMENT = "Sở"
"""What closes the name of a unit of the department that issues the plan."""


def listed_agency(context: Context, start: int, end: int) -> Mention | None:
    """An agency of the lexicon, if its name does not continue."""
    known = known_agency(context.document.folded, start, end)
    name = _listed_name(context, known) if known else None
    if known is None or name is None or _is_specialised(context, known, name, end):
        return None
    if known.party or known.level:
        return _of_party(context, known, name) if known.party else _of_level(context, known, name, end)
    return (
        _with_branch(context, known, name, end)
        or _going_on(context, known, end)
        or _with_place(context, known, name, end)
        or _alone(context, known, name)
    )


def _is_specialised(context: Context, known: KnownAgency, name: str, end: int) -> bool:
    """Whether a short name continues with a field of its own (`Phòng Giáo dục` in `Phòng Giáo dục Mầm non`), or is a unit of a department (`Thanh tra Sở`)."""
    text, folded = context.document.text, context.document.folded
    if known.level or known.party or not text.startswith(" ", known.end):
        return False
    first, _, second = text[known.end + 1 : end].partition(" ")
    if first.rstrip(":;,.") == _DEPARTMENT and level_of_agency(name) == "any":
        return True
    short = written_out(text[known.start : known.end]) != name
    field = first[:1].isupper() and first[1:].islower() and second[:1].islower()
    return short and field and not NAME_END.match(folded, known.end + 1, end)


def _listed_name(context: Context, known: KnownAgency) -> str | None:
    """The canonical name of what is printed; words in small letters that no level closes are not a name."""
    printed = context.document.text[known.start : known.end]
    closing = known.level or known.party
    if not closing and not any(letter.isupper() for letter in printed):
        return None
    return canonical_agency(printed[: len(printed) - len(closing) - 1] if closing else printed)


def _of_party(context: Context, known: KnownAgency, name: str) -> Mention:
    text, party = context.document.text, known.party or ""
    return Mention(
        f"{name} {text[known.end - len(party) : known.end]}",
        text[known.start : known.end],
        Span(known.start, known.end),
        "listed",
    )


def _of_level(context: Context, known: KnownAgency, name: str, end: int) -> Mention:
    text = context.document.text
    stop = _whole_end(context, known, end)
    unit = "" if _is_own(context, text[known.end : stop]) else text[known.end : stop]
    name = f"{with_level(name, known.level, context)}{unit}"
    return Mention(name, text[known.start : stop], Span(known.start, stop), "listed")


def _whole_end(context: Context, known: KnownAgency, end: int) -> int:
    """Where the unit or place after a listed name ends; the name's own end if none follows."""
    stop = unit_end(context, known.end, end, known.level or "")
    return place_end(context, stop, end) if stop == known.end else stop


def _with_branch(context: Context, known: KnownAgency, name: str, end: int) -> Mention | None:
    text = context.document.text
    branch = branch_end(context, known.end, end)
    if not branch:
        return None
    name = with_even_dashes(f"{name}{text[known.end : branch]}")
    return Mention(name, text[known.start : branch], Span(known.start, branch), "listed, branch")


def _going_on(context: Context, known: KnownAgency, end: int) -> Mention | None:
    """A name that begins like a listed one."""
    stop = name_end(context, known.start, known.end, end, listed=True)
    printed = context.document.text[known.start : stop]
    return (
        Mention(with_even_dashes(written_out(printed)), printed, Span(known.start, stop), "listed, goes on")
        if stop > known.end
        else None
    )


def _with_place(context: Context, known: KnownAgency, name: str, end: int) -> Mention | None:
    """A listed name with the place after it (`Đài Phát thanh và Truyền hình Phú Yên`)."""
    text = context.document.text
    stop = _whole_end(context, known, end)
    if stop <= known.end:
        return None
    return Mention(f"{name}{text[known.end : stop]}", text[known.start : stop], Span(known.start, stop), "listed")


def _alone(context: Context, known: KnownAgency, name: str) -> Mention:
    printed = context.document.text[known.start : known.end]
    level_open = level_of_agency(name) == "any"
    return Mention(with_level(name, None, context), printed, Span(known.start, known.end), "listed", level_open)


def _is_own(context: Context, unit: str) -> bool:
    """Whether a unit's name is that of the plan's own place, of which the word for the level states enough."""
    return bool(unit) and f" {fold(unit).strip()}" in own_names(context)


def place_end(context: Context, at: int, end: int) -> int:
    """Where the name of a place after a listed name ends (`Trạm Y tế Pà Cò`); `at` if none follows."""
    match = PROPER_NAME.match(context.document.text, at + 1, end) if context.document.text.startswith(" ", at) else None
    if (
        match is None
        or START.match(context.document.folded, at + 1, end)
        or is_capitals(context.document.text[max(0, at - 8) : at])
    ):
        return at
    return match.end()


def _may_be_number(beginning: str) -> bool:
    """Whether the number of an office may begin with some letters."""
    return beginning[0] == " " and beginning[1].isdecimal()


_BRANCHES = Beginnings((("number", _may_be_number), ("branch", of_pattern(REGION, BRANCH))))
"""What the branch or region after a name may begin with."""


def branch_end(context: Context, at: int, end: int) -> int | None:
    """Where the branch or region after a name ends (`- Chi nhánh Hải Phòng`, `chi nhánh khu vực 14`); None without one."""
    folded = context.document.folded
    if not _BRANCHES[folded[at:end][:LETTERS]]:
        return None
    if number := NUMBERED.match(folded, at, end):
        return unit_end(context, number.end(), end, "")
    if region := REGION.match(folded, at, end):
        return _region_end(context, region.end(), end)
    branch = BRANCH.match(folded, at, end)
    if branch is None:
        return None
    closing = UNIT_END.match(folded, branch.end(), end)
    return unit_end(context, closing.end() if closing else branch.end(), end, closing["level"] or "" if closing else "")


def _region_end(context: Context, at: int, end: int) -> int:
    """Where the places of a region end that has no number (`khu vực Đăk Hà - Kon Rẫy`)."""
    if not context.document.folded.endswith("khu vực", 0, at):
        return at
    stop = place_end(context, at, end)
    while stop > at and context.document.text.startswith(" - ", stop):
        at, stop = stop, max(stop, place_end(context, stop + 2, end))
        if stop == at + 2:
            return at
    return stop
