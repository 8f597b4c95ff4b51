"""Where the name of an agency ends: at a verb, at the word for its level, before the next agency.

Commas and `và` belong to a name where a `và` or the word for its level closes the series
(`Trung tâm Văn hóa, Thể thao và Du lịch huyện`), and no part of it is an agency by itself (`Hội Nông dân, Cựu chiến binh huyện`).
"""

import dataclasses

from extract.context import Context
from extract.decision import Rule, always, decide
from patterns.agency.list import COLLECTIVE
from patterns.agency.listed import canonical_agency, field_of, is_compound
from patterns.agency.name import (
    COLLECTIVE_NOUN,
    HEADING_END,
    HOLDER,
    NAME_END,
    NAME_WORD,
    OFFICE_NOUN,
    PROPER_NAME,
    START,
)
from patterns.agency.role import MARK
from patterns.agency.unit import REGION, UNIT_END
from patterns.fold import fold
from patterns.pattern import Match
from patterns.place import LEVEL_OF_KIND, mentions
from patterns.vocabulary import phrases_of

_LONGEST = 14
"""Words after which a name that nothing has closed is cut."""

_SHARED_KINDS = ("hội",)
"""Kinds that a list may leave out before a field (`Đoàn Thanh niên, Phụ nữ, Nông dân xã`)."""

_SEATS = phrases_of("seat_kind")
"""Kinds of the units that branches are named by."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Word:
    """A word that may go on with a name: the evidence of the rules."""

    context: Context
    start: int
    """Where the name begins."""
    match: Match
    end: int
    listed: bool
    before: tuple[str, ...]
    """The words of the name so far, as printed."""
    certain: int
    """How many of them were certain at the beginning: the head word, or a listed name."""

    @property
    def at(self) -> int:
        return self.match.start("word")

    @property
    def join(self) -> str:
        return self.match["join"].strip()

    @property
    def small(self) -> bool:
        return self.match["word"][0].islower()


def _ends(word: _Word) -> bool:
    """Whether a verb begins here; half of a word (`công trình`, `giao thông`) is not one."""
    folded, text = word.context.document.folded, word.context.document.text
    verb = NAME_END.match(folded, word.at, word.end) if word.small else None
    if verb is None:
        return False
    following = text[word.match.end() : word.match.end() + 12].split()[:1]
    if " " not in verb[0].strip() and following and is_compound(word.match["word"], following[0]):
        return False
    before = text[max(word.start, word.at - 12) : word.at].split()[-1:]
    return bool(word.join) or not before or not before[0].islower() or not is_compound(before[0], word.match["word"])


def _next_agency(word: _Word) -> bool:
    folded = word.context.document.folded
    return bool(word.join) and any(opens.match(folded, word.at, word.end) for opens in (START, HOLDER))


def _role(word: _Word) -> bool:
    return MARK.match(word.context.document.folded, word.at, word.end) is not None


def _office(word: _Word) -> bool:
    return bool(word.join) and OFFICE_NOUN.match(word.context.document.folded, word.at, word.end) is not None


def _proper_before(word: _Word) -> bool:
    """Whether small letters follow the name of a place or person (`Nông sản Minh Phát bao tiêu`)."""
    last = word.before[word.certain :][-2:]
    return (
        word.small
        and len(last) == 2
        and all(part[0].isupper() for part in last)
        and not any(is_compound(*pair) for pair in ((last[0], last[1]), (last[1], word.match["word"])))
    )


def _another_place(word: _Word) -> bool:
    """Whether the name of another place follows one that the name ends with (`Lê Lợi, Trần Phú và Nguyễn Huệ`)."""
    proper = PROPER_NAME.match(word.context.document.text, word.at, word.end)
    return word.join == "và" and proper is not None and all(part[0].isupper() for part in word.before[-2:])


_GOES_ON: tuple[Rule[_Word, bool], ...] = (
    Rule("a verb", _ends, lambda word: False),
    Rule("a role", _role, lambda word: False),
    Rule("the next agency", _next_agency, lambda word: False),
    Rule("an office", _office, lambda word: False),
    Rule(
        "a mark after the head word",
        lambda word: bool(word.join) and not word.listed and len(word.before) == word.certain,
        lambda word: False,
    ),
    Rule("another place", _another_place, lambda word: False),
    Rule(
        "a series after a comma",
        lambda word: word.join == ",",
        lambda word: _small_series(word) if word.small else _series(word),
    ),
    Rule(
        "small letters after và", lambda word: word.join in ("và", "&") and word.small, lambda word: _closes_soon(word)
    ),
    Rule(
        "a slash",
        lambda word: word.join == "/",
        lambda word: word.match["join"] == "/" and word.small and not word.listed,
    ),
    Rule("a listed name is whole", lambda word: word.listed and not word.join, lambda word: False),
    Rule("capitals", lambda word: not word.small, lambda word: True),
    Rule("after a proper name", _proper_before, lambda word: False),
    Rule("small letters", always, lambda word: not word.listed),
)


def name_end(context: Context, start: int, at: int, end: int, *, listed: bool) -> int:
    """Where the name that begins at `start` ends, of which the words up to `at` are certain; `listed` where the lexicon has them."""
    folded, text = context.document.folded, context.document.text
    before = tuple(text[start:at].split())
    certain = len(before)
    for _ in range(_LONGEST):
        if closing := UNIT_END.match(folded, at, end):
            return unit_end(context, closing.end(), end, closing["level"] or "")
        if region := REGION.match(folded, at, end):
            return region.end()
        match = NAME_WORD.match(text, at, end)
        if match is None or not decide(_GOES_ON, _Word(context, start, match, end, listed, before, certain)).value:
            return at
        listed = False
        before = (*before, match["word"])
        at = match.end()
    return at


def _series(word: _Word) -> bool:
    """Whether a piece after a comma belongs to a name that a `và` or a level word closes further on."""
    folded, text = word.context.document.folded, word.context.document.text
    if _is_member(word):
        return False
    at, closed = word.match.start(), False
    for _ in range(_LONGEST):
        if UNIT_END.match(folded, at, word.end):
            return True
        match = NAME_WORD.match(text, at, word.end)
        if match is None or _stops_series(dataclasses.replace(word, match=match)):
            break
        closed = closed or match["join"].strip() == "và"
        at = match.end()
    return closed or _named_place(word.context, word.match.start(), at)


def _small_series(word: _Word) -> bool:
    """Whether small letters after a comma belong to a name of no list (`Trung tâm Xúc tiến đầu tư, thương mại và du lịch`)."""
    folded, text = word.context.document.folded, word.context.document.text
    if word.listed or COLLECTIVE.match(folded, word.at, word.end):
        return False
    at = word.match.end()
    for _ in range(_LONGEST):
        match = NAME_WORD.match(text, at, word.end)
        if match is None or UNIT_END.match(folded, at, word.end):
            return False
        following = dataclasses.replace(word, match=match)
        if following.join == "và":
            return following.small and _closes_soon(following)
        if not following.small or following.join not in ("", ",") or _ends(following):
            return False
        at = match.end()
    return False


def _stops_series(word: _Word) -> bool:
    marked = word.join in (",", "và")
    return _ends(word) or _next_agency(word) or (marked and (word.small or _is_member(word)))


def _is_member(word: _Word) -> bool:
    """Whether a piece is an agency whose kind the list leaves out, or a place."""
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


def _closes_soon(word: _Word) -> bool:
    """Whether the word for a level closes small letters after `và` (`Ban Quản lý dự án … và công trình công cộng huyện`)."""
    folded, text = word.context.document.folded, word.context.document.text
    if COLLECTIVE_NOUN.match(folded, word.at, word.end) or START.match(folded, word.at, word.end):
        return False
    at = word.match.end()
    for _ in range(6):
        if UNIT_END.match(folded, at, word.end):
            return True
        match = NAME_WORD.match(text, at, word.end)
        if match is None or match["join"].strip() or _ends(dataclasses.replace(word, match=match)):
            series = "," in text[word.start : word.at]
            return series or (not word.listed and HEADING_END.match(text, at) is not None)
        at = match.end()
    return False


def _named_place(context: Context, start: int, end: int) -> bool:
    """Whether words end with the name of the plan's own place (`Truyền hình Hải Phòng`)."""
    folded = context.document.folded[start:end]
    own = (context.header.commune, context.header.district, context.header.province)
    return any(folded.endswith(f" {fold(name)}") for name in own if name)


def unit_end(context: Context, at: int, end: int, level: str) -> int:
    """Where the name of the unit ends that follows an agency's name or its level word; `at` where none does."""
    text = context.document.text
    words = text[at : min(end, at + 40)]
    own = (context.header.commune, context.header.district, context.header.province)
    for name in filter(None, own):
        if fold(words).startswith(f" {fold(name)}") and not words[len(name) + 1 :][:1].isalpha():
            return at + 1 + len(name)
    if not words[1:2].isupper():
        return at
    kind = fold(level)
    for seat in (kind,) if kind in (*LEVEL_OF_KIND, "thành phố") else _SEATS:
        unit = next(iter(mentions(f"{seat}{words}")), None)
        if unit is not None and unit.start == 0 and unit.listed and fold(unit.kind) == seat:
            return at + unit.end - len(seat)
    return at
