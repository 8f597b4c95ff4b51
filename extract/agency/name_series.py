"""Whether a piece after a comma, or small letters after `và`, belong to an agency's name."""

from extract.agency.name_word import Word, ends_name, opens_agency
from extract.context import Context
from patterns.agency.list import COLLECTIVE
from patterns.agency.listed import canonical_agency, field_of
from patterns.agency.name import COLLECTIVE_NOUN, HEADING_END, NAME_WORD, PROPER_NAME, START
from patterns.agency.unit import UNIT_END
from patterns.fold import fold
from patterns.function_word import AND

LONGEST = 14
"""Maximum number of words of a name that nothing closes."""
_SHARED_KINDS = ("hội",)
"""Kinds that a list may leave out before a field (`Đoàn Thanh niên, Phụ nữ, Nông dân xã`)."""


def is_series(word: Word) -> bool:
    """Whether a piece after a comma belongs to a name that a `và` or a level word closes further on."""
    folded, text = word.context.document.folded, word.context.document.text
    if _is_member(word):
        return False
    at, closed = word.match.start(), False
    for _ in range(LONGEST):
        if UNIT_END.match(folded, at, word.end):
            return True
        match = NAME_WORD.match(text, at, word.end)
        if match is None or _stops_series(word._replace(match=match)):
            break
        closed = closed or match["join"].strip() == AND
        at = match.end()
    return closed or _named_place(word.context, word.match.start(), at)


def is_small_series(word: Word) -> bool:
    """Whether small letters after a comma belong to a name of no list (`Trung tâm Xúc tiến đầu tư, thương mại và du lịch`)."""
    folded, text = word.context.document.folded, word.context.document.text
    if word.listed or COLLECTIVE.match(folded, word.at, word.end):
        return False
    at = word.match.end()
    for _ in range(LONGEST):
        match = NAME_WORD.match(text, at, word.end)
        if match is None or UNIT_END.match(folded, at, word.end):
            return False
        following = word._replace(match=match)
        if following.join == AND:
            return following.small and closes_soon(following)
        if not following.small or following.join not in ("", ",") or ends_name(following):
            return False
        at = match.end()
    return False


def _stops_series(word: Word) -> bool:
    marked = word.join in (",", AND)
    return ends_name(word) or opens_agency(word) or (marked and (word.small or _is_member(word)))


def _is_member(word: Word) -> bool:
    """Whether a piece is an agency whose kind the list omits, or a place."""
    text = word.context.document.text
    if PROPER_NAME.match(text, word.at, word.end):
        return True
    kinds = (fold(word.before[0]), *_SHARED_KINDS)
    return any(shared_field(word.context, kind, word.at, word.end) for kind in dict.fromkeys(kinds))


def shared_field(context: Context, kind: str, at: int, end: int) -> tuple[str, int] | None:
    """The listed agency of a kind whose field is printed at `at` without its kind, and where the field ends."""
    stop = field_of(kind).end(context.document.folded, at, end)
    if stop is None:
        return None
    name = canonical_agency(f"{kind} {context.document.text[at:stop]}")
    return (name, stop) if name else None


def closes_soon(word: Word) -> bool:
    """Whether the word for a level closes small letters after `và` (`Ban Quản lý dự án … và công trình công cộng huyện`)."""
    folded, text = word.context.document.folded, word.context.document.text
    if COLLECTIVE_NOUN.match(folded, word.at, word.end) or START.match(folded, word.at, word.end):
        return False
    at = word.match.end()
    for _ in range(6):
        if UNIT_END.match(folded, at, word.end):
            return True
        match = NAME_WORD.match(text, at, word.end)
        if match is None or match["join"].strip() or ends_name(word._replace(match=match)):
            series = "," in text[word.start : word.at]
            return series or (not word.listed and HEADING_END.match(text, at) is not None)
        at = match.end()
    return False


def _named_place(context: Context, start: int, end: int) -> bool:
    """Whether words end with the name of the plan's own place (`Truyền hình Hải Phòng`)."""
    folded = context.document.folded[start:end]
    own = (context.header.commune, context.header.district, context.header.province)
    return any(folded.endswith(f" {fold(name)}") for name in own if name)
