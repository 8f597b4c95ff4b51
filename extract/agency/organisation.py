"""The agency whose name begins at a place: its full name, the words printed, and how it was recognised.

A name is whole, with its own commas and `và` (`Báo và Phát thanh, Truyền hình tỉnh`) and its branch; one that no list knows keeps
its printed words.  Where it ends is decided by `extract.agency.name_end`.
"""

import dataclasses

from corpus.document import Span
from extract.agency.name_end import name_end, unit_end
from extract.context import Context
from patterns.agency.listed import KnownAgency, canonical_agency, known_agency, level_of_agency
from patterns.agency.name import BOARD_CHIEF, CLASS, COMMITTEES, HEAD, NAME_END, PROPER_NAME, START
from patterns.agency.spelling import body_name
from patterns.agency.unit import BRANCH, LEVEL_OF_ISSUER, NUMBERED, REGION, SEVERAL_KINDS, UNIT_END, ZONE_BOARD, ZONES
from patterns.citation.issuer import written_out
from patterns.fold import fold
from patterns.pattern import Match
from patterns.text import is_capitals

_ONE_LEVEL = ("Phòng ", "Sở ")
"""Kinds of agencies of one level only, as is Ban Dân tộc; the word for it is not part of their name."""

_DEPARTMENT = "Sở"
"""What closes the name of a unit of the department that issues the plan."""

_POSTS = ("cán bộ", "công chức")
"""Head words that in small letters speak of people and not of a post."""

_CENTRAL = " trung ương"
"""What closes the words for all provinces; agencies of all of them keep these words."""

_LEVEL_WORDS = {"province": "tỉnh", "district": "huyện", "commune": "xã"}


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """A named agency: in full, as printed, where, and by which rule its name was read."""

    name: str
    text: str
    span: Span
    rule: str
    level_open: bool = False
    """Whether the word for its level was added from the plan's issuer, so that one printed later in the list replaces it."""
    bracket: Span | None = None
    """The bracket after it in a list (`Sở Nội vụ (chủ trì)`)."""
    holder: bool = False
    """Whether the words name its head (`Chủ tịch UBND xã`)."""


def body_at(context: Context, start: int, end: int) -> Body | None:
    """The agency whose name begins at `start`."""
    body = (
        _board_chief(context, start, end)
        or _committees(context, start, end)
        or _listed(context, start, end)
        or _by_head_word(context, start, end)
    )
    return body and _all_zones(context, body, end)


def is_issuer(context: Context, body: Body) -> bool:
    """Whether an agency is the plan's own issuer."""
    own = fold(context.header.issuer or "")
    level = LEVEL_OF_ISSUER.match(own)
    return level is not None and fold(written_out(body.text)) in (level[0], own)


def _board_chief(context: Context, start: int, end: int) -> Body | None:
    match = BOARD_CHIEF.match(context.document.folded, start, end)
    if match is None:
        return None
    printed = context.document.text[start : match.end()]
    name = body_name(printed) if is_capitals(printed) else printed
    return Body(name, printed, Span(start, match.end()), "head of a board", holder=True)


def _all_zones(context: Context, body: Body, end: int) -> Body:
    """A board of several zones with all of them (`Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi`)."""
    folded, text = context.document.folded, context.document.text
    start, stop = body.span.start, body.span.end
    if ZONE_BOARD.match(folded[start:stop]) is None:
        return body
    while more := ZONES.match(folded, stop, end):
        closing = UNIT_END.match(folded, more.end(), end)
        stop = unit_end(
            context, closing.end() if closing else more.end(), end, closing["level"] or "" if closing else ""
        )
        stop = stop if closing or stop > more.end() else _place_end(context, stop, end)
    if stop == body.span.end:
        return body
    return Body(_clean(written_out(text[start:stop])), text[start:stop], Span(start, stop), "zones")


def _committees(context: Context, start: int, end: int) -> Body | None:
    """The committees of all units below, or the one of a named unit."""
    match = COMMITTEES.match(context.document.folded, start, end)
    if match is None:
        return None
    text = context.document.text
    stop = unit_end(context, match.end(), end, match["units"] or "")
    printed = text[start:stop]
    several = match["units"] and SEVERAL_KINDS.search(match["units"])
    if stop > match.end() and not several:
        name = body_name(printed) if is_capitals(printed) else written_out(printed).replace(" các ", " ", 1)
    else:
        name = _committees_name(text[start : match.end()], match)
    rule = "heads of hamlets" if match["chief"] else "committees"
    return Body(_clean(name[0].upper() + name[1:]), printed, Span(start, stop), rule, holder=bool(match["chief"]))


def _committees_name(printed: str, match: Match) -> str:
    """The name in full: `các` before several kinds of units, remarks about which ones left out."""
    folded = fold(printed)
    for remark in (" có liên quan", " liên quan", " trên địa bàn", " trực thuộc"):
        folded = folded.removesuffix(remark)
    printed = printed[: len(folded)].lower() if is_capitals(printed) else printed[: len(folded)]
    if match["bare"]:
        return f"Ủy ban nhân dân {printed[0].lower()}{printed[1:]}"
    if not match["units"]:
        return written_out(printed)
    units = printed[match.start("units") - match.start() :]
    before = folded[: match.start("units") - match.start()]
    if before.endswith("cấp "):
        return f"Ủy ban nhân dân cấp {units}"
    kinds = set(fold(units).replace(" và ", ", ").replace(" - ", ", ").replace("các ", "").split(", "))
    if {"xã", "phường"} <= kinds <= {"xã", "phường", "đặc khu"}:
        units = "xã, phường"
    several = match["number"] or before.endswith("các ") or any(mark in units for mark in (",", "/", " và ", " - "))
    return f"Ủy ban nhân dân {'các ' if several else ''}{units}"


def _listed(context: Context, start: int, end: int) -> Body | None:
    """An agency of the lexicon, where its name does not go on."""
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
    """Whether a short name goes on with a field of its own (`Phòng Giáo dục` in `Phòng Giáo dục Mầm non`), or is a unit of a department (`Thanh tra Sở`)."""
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
    """The canonical name of what is printed; words in small letters that no level closes are no name."""
    printed = context.document.text[known.start : known.end]
    closing = known.level or known.party
    if not closing and not any(letter.isupper() for letter in printed):
        return None
    return canonical_agency(printed[: len(printed) - len(closing) - 1] if closing else printed)


def _of_party(context: Context, known: KnownAgency, name: str) -> Body:
    text, party = context.document.text, known.party or ""
    return Body(
        f"{name} {text[known.end - len(party) : known.end]}",
        text[known.start : known.end],
        Span(known.start, known.end),
        "listed",
    )


def _of_level(context: Context, known: KnownAgency, name: str, end: int) -> Body:
    text = context.document.text
    stop = _whole_end(context, known, end)
    unit = "" if _is_own(context, text[known.end : stop]) else text[known.end : stop]
    name = f"{with_level(name, known.level, context)}{unit}"
    return Body(name, text[known.start : stop], Span(known.start, stop), "listed")


def _whole_end(context: Context, known: KnownAgency, end: int) -> int:
    """Where the unit or place after a listed name ends; the name's own end where none follows."""
    stop = unit_end(context, known.end, end, known.level or "")
    return _place_end(context, stop, end) if stop == known.end else stop


def _with_branch(context: Context, known: KnownAgency, name: str, end: int) -> Body | None:
    text = context.document.text
    branch = _branch_end(context, known.end, end)
    if not branch:
        return None
    name = _clean(f"{name}{text[known.end : branch]}")
    return Body(name, text[known.start : branch], Span(known.start, branch), "listed, branch")


def _going_on(context: Context, known: KnownAgency, end: int) -> Body | None:
    """A name that begins like a listed one."""
    stop = name_end(context, known.start, known.end, end, listed=True)
    printed = context.document.text[known.start : stop]
    return (
        Body(_clean(written_out(printed)), printed, Span(known.start, stop), "listed, goes on")
        if stop > known.end
        else None
    )


def _with_place(context: Context, known: KnownAgency, name: str, end: int) -> Body | None:
    """A listed name with the place after it (`Đài Phát thanh và Truyền hình Phú Yên`)."""
    text = context.document.text
    stop = _whole_end(context, known, end)
    if stop <= known.end:
        return None
    return Body(f"{name}{text[known.end : stop]}", text[known.start : stop], Span(known.start, stop), "listed")


def _alone(context: Context, known: KnownAgency, name: str) -> Body:
    printed = context.document.text[known.start : known.end]
    level_open = level_of_agency(name) == "any"
    return Body(with_level(name, None, context), printed, Span(known.start, known.end), "listed", level_open)


def _is_own(context: Context, unit: str) -> bool:
    """Whether a unit's name is that of the plan's own place, of which the word for the level says enough."""
    own = (context.header.commune, context.header.district, context.header.province)
    return any(fold(unit).strip() == fold(name) for name in own if name)


def _place_end(context: Context, at: int, end: int) -> int:
    """Where the name of a place after a listed name ends (`Trạm Y tế Pà Cò`); `at` where none follows."""
    match = PROPER_NAME.match(context.document.text, at + 1, end) if context.document.text.startswith(" ", at) else None
    if (
        match is None
        or START.match(context.document.folded, at + 1, end)
        or is_capitals(context.document.text[:at][-8:])
    ):
        return at
    return match.end()


def _branch_end(context: Context, at: int, end: int) -> int | None:
    """Where the branch or region after a name ends (`- Chi nhánh Hải Phòng`, `chi nhánh khu vực 14`); None without one."""
    folded = context.document.folded
    if number := NUMBERED.match(folded, at, end):
        return unit_end(context, number.end(), end, "")
    if region := REGION.match(folded, at, end):
        return region.end()
    branch = BRANCH.match(folded, at, end)
    if branch is None:
        return None
    closing = UNIT_END.match(folded, branch.end(), end)
    return unit_end(context, closing.end() if closing else branch.end(), end, closing["level"] or "" if closing else "")


def _by_head_word(context: Context, start: int, end: int) -> Body | None:
    """An agency of no list: a head word and the words that belong to its name, as printed."""
    folded, text = context.document.folded, context.document.text
    head = HEAD.match(folded, start, end)
    if head is None or (head[0] in _POSTS and not text[start].isupper()):
        return None
    stop = name_end(context, start, head.end(), end, listed=False)
    if branch := _branch_end(context, stop, end):
        stop = branch
    printed = text[start:stop].rstrip(" -–")
    if not _is_name(printed, printed[head.end() - start :]):
        return None
    name = body_name(printed) if is_capitals(printed) else written_out(printed[0].upper() + printed[1:])
    return Body(_clean(name), printed, Span(start, start + len(printed)), "head word")


def _is_name(printed: str, tail: str) -> bool:
    """Whether a head word with its tail is a name: `Ban quản lý Khu kinh tế`, not `phòng nghiệp vụ Công an`, not `ngành Tỉnh`."""
    words = tail.replace("-", " ").replace("–", " ").split()
    closing = UNIT_END.match(fold(tail))
    if CLASS.match(fold(printed)):
        return False
    if not words or (closing is not None and closing.end() == len(tail) and " " not in printed[: -len(tail)]):
        return False
    first = printed[0].isupper()
    return words[0][0].isupper() or (
        first and (any(word[0].isupper() for word in printed.split()[1:]) or _closed(tail))
    )


def _closed(tail: str) -> bool:
    """Whether the word for a level ends a name of small letters (`Viện kiểm sát nhân dân tỉnh`)."""
    folded = fold(tail)
    space = folded.rfind(" ", 1)
    return UNIT_END.match(folded, max(space, 0)) is not None


def with_level(name: str, level: str | None, context: Context) -> str:
    """A listed name with the word for its level, where its kind is found at several."""
    if level is not None and level.endswith(_CENTRAL):
        return f"{name} {level.removesuffix(_CENTRAL)} Trung ương"
    if name.startswith(_ONE_LEVEL) or name == "Ban Dân tộc":
        return name
    if level is not None:
        return f"{name} {level[0].lower()}{level[1:]}"
    if level_of_agency(name) not in ("any", "district", "province"):
        return name
    own = LEVEL_OF_ISSUER.match(fold(context.header.issuer or ""))
    word = own["kind"] if own else _LEVEL_WORDS.get(context.header.issuer_level or "")
    return f"{name} {word}" if word else name


def _clean(name: str) -> str:
    """Dashes with a blank on both sides, single blanks."""
    return " ".join(name.replace("–", "-").replace("- ", " - ").replace(" -", " - ").split())
