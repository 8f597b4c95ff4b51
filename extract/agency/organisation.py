"""The agency whose name begins at a place: its full name, the words printed, and how it was recognised.

A name is whole, with its own commas and `và` (`Báo và Phát thanh, Truyền hình tỉnh`) and its branch; one that no list knows keeps
its printed words.  Where it ends is decided by `extract.agency.name_end`.
"""

from corpus.document import Span
from extract.agency.listed import branch_end, listed_agency, place_end
from extract.agency.mention import Mention, with_even_dashes
from extract.agency.name_end import name_end
from extract.agency.unit_end import unit_end
from extract.context import Context
from patterns.agency.name import BOARD_CHIEF, CLASS, COMMITTEES, HEAD
from patterns.agency.opening import may_begin_name
from patterns.agency.spelling import agency_name
from patterns.agency.unit import LEVEL_OF_ISSUER, SEVERAL_KINDS, UNIT_END, ZONE_BOARD, ZONES
from patterns.beginning import LETTERS, Beginnings, of_pattern
from patterns.citation.issuer import written_out
from patterns.fold import fold
from patterns.pattern import Match
from patterns.text import is_capitals
from patterns.vocabulary import phrases_of

_NOT_NAMED = tuple(f" {word}" for word in sorted(phrases_of("not_in_name"), key=len, reverse=True))
"""What follows an agency's name and is not part of it."""
_COMMUNES, _SPECIAL_ZONE = {"xã", "phường"}, {"đặc khu"}
"""Kinds of communes since 1 July 2025."""
_POSTS = phrases_of("post")
"""Head words that in small letters speak of people and not of a post."""


def mention_at(context: Context, start: int, end: int) -> Mention | None:
    """The agency whose name begins at `start`."""
    for read in _READINGS[context.document.folded[start:end][:LETTERS]]:
        if agency := read(context, start, end):
            return _all_zones(context, agency, end)
    return None


def may_begin_mention(beginning: str) -> bool:
    """Whether an agency's name may begin with three letters of a folded text."""
    return bool(_READINGS[beginning])


def is_issuer(context: Context, agency: Mention) -> bool:
    """Whether an agency is the plan's own issuer."""
    own = fold(context.header.issuer or "")
    level = LEVEL_OF_ISSUER.match(own)
    return level is not None and fold(written_out(agency.text)) in (level[0], own)


def _board_chief(context: Context, start: int, end: int) -> Mention | None:
    match = BOARD_CHIEF.match(context.document.folded, start, end)
    if match is None:
        return None
    printed = context.document.text[start : match.end()]
    name = agency_name(printed) if is_capitals(printed) else printed
    return Mention(name, printed, Span(start, match.end()), "head of a board", holder=True)


def _all_zones(context: Context, agency: Mention, end: int) -> Mention:
    """A board of several zones with all of them (`Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi`)."""
    folded, text = context.document.folded, context.document.text
    start, stop = agency.span.start, agency.span.end
    if ZONE_BOARD.match(folded[start:stop]) is None:
        return agency
    while more := ZONES.match(folded, stop, end):
        closing = UNIT_END.match(folded, more.end(), end)
        stop = unit_end(
            context, closing.end() if closing else more.end(), end, closing["level"] or "" if closing else ""
        )
        stop = stop if closing or stop > more.end() else place_end(context, stop, end)
    if stop == agency.span.end:
        return agency
    return Mention(with_even_dashes(written_out(text[start:stop])), text[start:stop], Span(start, stop), "zones")


def _committees(context: Context, start: int, end: int) -> Mention | None:
    """The committees of all units below, or the one of a named unit."""
    match = COMMITTEES.match(context.document.folded, start, end)
    if match is None:
        return None
    text = context.document.text
    stop = unit_end(context, match.end(), end, match["units"] or "")
    printed = text[start:stop]
    several = match["units"] and SEVERAL_KINDS.search(match["units"])
    if stop > match.end() and not several:
        name = agency_name(printed) if is_capitals(printed) else written_out(printed).replace(" các ", " ", 1)
    else:
        name = _committees_name(text[start : match.end()], match)
    rule = "heads of hamlets" if match["chief"] else "committees"
    return Mention(
        with_even_dashes(name[0].upper() + name[1:]), printed, Span(start, stop), rule, holder=bool(match["chief"])
    )


def _committees_name(printed: str, match: Match) -> str:
    """The name in full: `các` before several kinds of units, remarks about which ones left out."""
    folded = fold(printed)
    for remark in _NOT_NAMED:
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
    if _COMMUNES <= kinds <= _COMMUNES | _SPECIAL_ZONE:
        units = "xã, phường"
    several = match["number"] or before.endswith("các ") or any(mark in units for mark in (",", "/", " và ", " - "))
    return f"Ủy ban nhân dân {'các ' if several else ''}{units}"


def _by_head_word(context: Context, start: int, end: int) -> Mention | None:
    """An agency of no list: a head word and the words that belong to its name, as printed."""
    folded, text = context.document.folded, context.document.text
    head = HEAD.match(folded, start, end)
    if head is None or (head[0] in _POSTS and not text[start].isupper()):
        return None
    stop = name_end(context, start, head.end(), end, listed=False)
    if branch := branch_end(context, stop, end):
        stop = branch
    printed = text[start:stop].rstrip(" -–")
    if not _is_name(printed, printed[head.end() - start :]):
        return None
    name = agency_name(printed) if is_capitals(printed) else written_out(printed[0].upper() + printed[1:])
    return Mention(with_even_dashes(name), printed, Span(start, start + len(printed)), "head word")


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


_READINGS = Beginnings(
    (
        (_board_chief, of_pattern(BOARD_CHIEF)),
        (_committees, of_pattern(COMMITTEES)),
        (listed_agency, may_begin_name),
        (_by_head_word, of_pattern(HEAD)),
    )
)
"""How a name is read; the first reading that finds one counts."""
