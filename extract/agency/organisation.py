"""Bodies named in a text: one at a place, those of a list, the one straight before a verb."""

import dataclasses

from corpus.document import Span
from extract.context import Context
from patterns.agency.name import (
    COMMITTEES,
    GENITIVE,
    GROUP,
    HEAD,
    KNOWN_AGENCY,
    LEVEL_OF_ISSUER,
    LIST_MARK,
    LONGER,
    NAME_TAIL,
    REGION,
    canonical_agency,
    field_of,
    level_of_agency,
)
from patterns.agency.role import COLLECTIVE, IN_CHARGE, JOINED
from patterns.agency.spelling import body_name
from patterns.citation.issuer import written_out
from patterns.fold import fold
from patterns.pattern import Match
from patterns.place import LEVEL_OF_KIND, mentions
from patterns.text import is_capitals

_NO_LEVEL_WORD = ("Phòng ", "Sở ", "Công chức ")
"""Kinds of bodies that stand at one level only, as does Ban Dân tộc; the word for it is no part of their name."""

_POSTS = ("cán bộ", "công chức")
"""Head words that in small letters speak of people and not of a post."""

_SEATS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận")
"""Kinds of the units that branches are named by."""

_BEFORE = 240
"""How far before a verb the list of those may begin who do it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """A named body: in full, as printed, and where."""

    name: str
    text: str
    span: Span


def body_at(context: Context, start: int, end: int) -> Body | None:
    """The body whose name begins at `start`."""
    folded, text = context.document.folded, context.document.text
    if match := COMMITTEES.match(folded, start, end):
        return _committees(context, match, end)
    if (match := KNOWN_AGENCY.match(folded, start, end)) and not _goes_on(context, match.end(), end):
        level = match["level"]
        printed = text[start : match.end()]
        own = printed[: len(printed) - len(level) - 1] if level else printed
        if name := canonical_agency(own):
            if level is None and (region := REGION.match(folded, match.end(), end)):
                stop = region.end()
                return Body(_clean(written_out(text[start:stop])), text[start:stop], Span(start, stop))
            stop = _unit_end(context, match.end(), end, level)
            if level is None and stop > match.end():  # `Đài Phát thanh và Truyền hình Phú Yên`
                return Body(f"{name}{text[match.end() : stop]}", text[start:stop], Span(start, stop))
            return Body(_with_level(name, level, context), text[start:stop], Span(start, stop))
    head = HEAD.match(folded, start, end)
    if head is None:
        return None
    tail = NAME_TAIL.match(text, head.end(), end)
    people = head[0] in _POSTS and not text[start].isupper()  # `cán bộ Mặt trận`
    if tail is None or people or not _is_name(text[start], tail[0]):
        return None
    printed = text[start : tail.end()].rstrip(" -")
    name = body_name(printed) if is_capitals(printed) else written_out(printed[0].upper() + printed[1:])
    return Body(_clean(name), printed, Span(start, start + len(printed)))


def _is_name(first: str, tail: str) -> bool:
    """Whether a head word with capitals behind it is a name: `Ban quản lý Khu kinh tế`, not `phòng nghiệp vụ Công an`."""
    words = tail.replace("-", " ").split()
    return bool(words) and (words[0][0].isupper() or (first.isupper() and any(word[0].isupper() for word in words)))


def _unit_end(context: Context, at: int, end: int, level: str | None) -> int:
    """Where the name of the unit ends that stands behind a body's name or its level word; `at` where none does."""
    text = context.document.text
    words = text[at : min(end, at + 40)]
    own = (context.header.commune, context.header.district, context.header.province)
    for name in filter(None, own):
        if fold(words).startswith(f" {fold(name)}") and not words[len(name) + 1 :][:1].isalpha():
            return at + 1 + len(name)
    if not words[1:2].isupper():
        return at
    for kind in (level,) if level in (*LEVEL_OF_KIND, "thành phố") else _SEATS:
        unit = next(iter(mentions(f"{kind}{words}")), None)
        if unit is not None and unit.start == 0 and unit.listed and fold(unit.kind) == kind:
            return at + unit.end - len(kind)
    return at


def _goes_on(context: Context, at: int, end: int) -> bool:
    """Whether a listed name is only the beginning of a longer one (`Ban Quản lý dự án … và Phát triển quỹ đất`)."""
    match = LONGER.match(context.document.text, at, end)
    if match is None:
        return False
    following = match.end() - 1
    return (
        HEAD.match(context.document.folded, following, end) is None
        and COMMITTEES.match(context.document.folded, following, end) is None
    )


def bodies_from(context: Context, start: int, end: int) -> list[Body]:
    """The bodies of the list that begins at `start`; collectives that name nobody are passed over."""
    found: list[Body] = []
    folded = context.document.folded
    while start < end:
        if group := _grouped(context, start, end):
            found += group
            start = group[-1].span.end
            continue
        if body := body_at(context, start, end):
            found.append(body)
            start = body.span.end
            continue
        step = COLLECTIVE.match(folded, start, end)
        stop = _next_body(context, start, step.end()) if step else None
        if step is None or GENITIVE.search(folded[start : stop or step.end()]):
            break
        start = stop if stop is not None else step.end()
    return found


def _grouped(context: Context, start: int, end: int) -> list[Body]:
    """The bodies whose kind is printed once before their fields (`các Sở: Y tế, Kế hoạch và Đầu tư`)."""
    folded, text = context.document.folded, context.document.text
    group = GROUP.match(folded, start, end)
    if group is None:
        return []
    kind = group["kind"].capitalize()
    fields = field_of(group["kind"])
    found: list[Body] = []
    at = group.end()
    while match := fields.match(folded, at, end):
        name = canonical_agency(f"{kind} {text[at : match.end()]}")
        if name is None:
            break
        found.append(Body(_with_level(name, None, context), text[at : match.end()], Span(at, match.end())))
        mark = LIST_MARK.match(folded, match.end(), end)
        if mark is None:
            break
        at = mark.end()
    return found


def _next_body(context: Context, start: int, end: int) -> int | None:
    """Where a body begins inside a run of collective words (`các phòng, ban và UBND các xã`)."""
    folded = context.document.folded
    for at in range(start + 1, end):
        if folded[at - 1] in " ,(" and folded[at].isalpha() and body_at(context, at, min(len(folded), at + 160)):
            return at
    return None


def bodies_before(context: Context, start: int, end: int) -> list[Body]:
    """The bodies of the list that ends straight before `end`, a bracket behind it left out; none where others lead them."""
    folded = context.document.folded
    if link := IN_CHARGE.search(folded, start, end):
        end = link.start()
    end = _before_bracket(folded, start, end)
    window = max(start, end - _BEFORE)
    places = {match.start() for pattern in (HEAD, COMMITTEES, GROUP) for match in pattern.finditer(folded, window, end)}
    for at in sorted(places):
        bodies = bodies_from(context, at, end)
        if bodies and not folded[bodies[-1].span.end : end].strip(" ,:"):
            return [] if JOINED.search(folded[start:at]) else bodies
    return []


def _before_bracket(folded: str, start: int, end: int) -> int:
    """Where the words before a bracket end that stands straight before `end`."""
    words = folded[start:end].rstrip(" ,")
    opened = words.rfind("(")
    return start + opened if words.endswith(")") and opened > 0 else end


def _committees(context: Context, match: Match, end: int) -> Body:
    """The committees of all units below, or the one of a named unit."""
    start, stop = match.span()
    printed = context.document.text[start:stop]
    words = written_out(printed.lower() if is_capitals(printed) else printed)
    if match["number"]:
        words = words.replace(match["number"], "các", 1)
    for remark in (" có liên quan", " liên quan", " trên địa bàn", " trực thuộc"):
        words = words.removesuffix(remark)
    if fold(words).startswith(("ban ", "trưởng ")):
        return Body(words[0].upper() + words[1:], printed, Span(start, stop))
    units = words[len("Ủy ban nhân dân ") :] if fold(words).startswith("ủy ban nhân dân ") else words
    if (
        fold(units) in LEVEL_OF_KIND | {"thành phố": "province"}
        and (named := _unit_end(context, stop, end, fold(units))) > stop
    ):
        units += context.document.text[stop:named]
        stop = named
    if stop > match.end() and is_capitals(context.document.text[start:stop]):
        return Body(body_name(context.document.text[start:stop]), context.document.text[start:stop], Span(start, stop))
    return Body(f"Ủy ban nhân dân {units}", context.document.text[start:stop], Span(start, stop))


def _with_level(name: str, level: str | None, context: Context) -> str:
    """A listed name with the word for its level, where its kind stands at several."""
    if (
        name.startswith(_NO_LEVEL_WORD)
        or name == "Ban Dân tộc"
        or level_of_agency(name) not in ("any", "district", "province")
    ):
        return name
    if level is not None:
        return f"{name} {level}"
    own = LEVEL_OF_ISSUER.search(fold(context.header.issuer or ""))
    word = (
        own["kind"]
        if own
        else {"province": "tỉnh", "district": "huyện", "commune": "xã"}.get(context.header.issuer_level or "")
    )
    return f"{name} {word}" if word else name


def _clean(name: str) -> str:
    """Dashes with a blank on both sides, single blanks."""
    return " ".join(name.replace("–", "-").replace("- ", " - ").replace(" -", " - ").split())
