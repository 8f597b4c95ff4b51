"""Words that the members of a list share: a kind, all but the place, or the word for the level after the last one."""

import itertools
from collections.abc import Sequence

from corpus.document import Span
from extract.agency.mention import Mention, with_level
from extract.agency.name_series import shared_field
from extract.context import Context
from patterns.agency.listed import field_of
from patterns.agency.name import PROPER_NAME
from patterns.agency.unit import NATION_END, UNIT_END
from patterns.fold import fold
from patterns.unit_list import find
from patterns.vocabulary import set_of

_OFFICES = set_of("office_kind")
_SHARED_KIND = "hội"
"""The kind that a list may leave out after an agency of another kind (`Đoàn Thanh niên, Phụ nữ, Nông dân xã`)."""


def shared(context: Context, before: Mention, at: int, end: int) -> Mention | None:
    """The member at `at` whose first words only the member before has: its kind, or all but the place; None if it is not one."""
    return _shared_kind(context, before, at, end) or _shared_place(context, before, at, end)


def _shared_kind(context: Context, before: Mention, at: int, end: int) -> Mention | None:
    text = context.document.text
    if not text[at : at + 1].isupper():
        return None
    for kind in dict.fromkeys((fold(before.name.split()[0]), _SHARED_KIND)):
        if field := shared_field(context, kind, at, end):
            name, stop = field
            closing = UNIT_END.match(context.document.folded, stop, end)
            level = closing["level"] if closing else None
            stop = closing.end() if closing and level else stop
            return Mention(
                with_level(name, level, context), text[at:stop], Span(at, stop), "shared kind", level is None
            )
    return None


def _shared_place(context: Context, before: Mention, at: int, end: int) -> Mention | None:
    """Another place after an agency that is named by its place (`Trung tâm Y tế Ba Vì, Ba Xa`)."""
    match = PROPER_NAME.match(context.document.text, at, end)
    own = before.name.split()
    place = len(list(itertools.takewhile(lambda word: word[0].isupper(), reversed(own))))
    if match is None or place < 2 or len(own) < place + 2:
        return None
    if any(field_of(kind).end(context.document.folded, at) for kind in _OFFICES):
        return None
    words = " ".join(own[:-place])
    if words in ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố") and (kind := _kind_of_province(match[0])):
        words = f"Ủy ban nhân dân {kind}"
    return Mention(f"{words} {match[0]}", match[0], Span(at, match.end()), "shared place")


def committees_of(context: Context, before: Mention, at: int, end: int) -> Mention | None:
    """The committee of the first of the units that are named after a colon (`Ủy ban nhân dân các xã: Gia Thuận, Tân Điền`)."""
    match = PROPER_NAME.match(context.document.text, at, end)
    if match is None or before.rule != "committees":
        return None
    kind = before.name.removeprefix("Ủy ban nhân dân ").removeprefix("các ")
    if not kind.isalpha() and "tỉnh" in kind:  # `các tỉnh/thành phố như: Lào Cai, Hải Phòng`
        kind = _kind_of_province(match[0]) or kind
    return Mention(f"Ủy ban nhân dân {kind} {match[0]}", match[0], Span(at, match.end()), "shared place")


def _kind_of_province(name: str) -> str | None:
    """Whether a name is that of a province or of a city of its rank (`tỉnh`, `thành phố`); None if it is neither."""
    kinds = {fold(unit.kind) for unit in find("province", name)}
    return kinds.pop() if len(kinds) == 1 else None


def nation_shared(context: Context, agencies: Sequence[Mention]) -> list[Mention]:
    """Members parted by `/` with the words for all provinces after the last one (`Sở A/Sở B các tỉnh, thành phố trực thuộc Trung ương`)."""
    found: list[Mention] = []
    for agency in reversed(agencies):
        words = NATION_END.search(fold(found[-1].name)) if found else None
        between = context.document.text[agency.span.end : found[-1].span.start].strip() if found else ""
        if words and between == "/" and not NATION_END.search(fold(agency.name)):
            agency = agency._replace(name=f"{agency.name}{found[-1].name[words.start() :]}", level_open=False)
        found.append(agency)
    return found[::-1]


def levels_shared(agencies: Sequence[Mention]) -> list[Mention]:
    """The members with the level that is printed after the last one of a run (`Hội Nông dân, Cựu chiến binh xã`)."""
    found: list[Mention] = []
    level: str | None = None
    for agency in reversed(agencies):
        if not agency.level_open:
            last = fold(agency.text).rsplit(" ", 1)[-1]
            closing = UNIT_END.match(f" {last}")
            level = (
                last if closing and closing["level"] and agency.rule in ("listed", "shared kind", "head word") else None
            )
        elif level and agency.level_open:
            name = (
                agency.name.rsplit(" ", 1)[0]
                if UNIT_END.match(f" {fold(agency.name).rsplit(' ', 1)[-1]}")
                else agency.name
            )
            agency = agency._replace(name=f"{name} {level}")
        found.append(agency)
    return found[::-1]
