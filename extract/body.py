"""Bodies named in a text: one at a place, those of a list, the one straight before a verb."""

import dataclasses

from corpus.document import Span
from extract.draft import Draft
from patterns.agency import (
    COMMITTEES,
    HEAD,
    KNOWN_AGENCY,
    LEVEL_OF_ISSUER,
    LONGER,
    NAME_TAIL,
    canonical_agency,
    level_of_agency,
)
from patterns.duty import COLLECTIVE
from patterns.fold import fold
from patterns.issuer import written_out

_NO_LEVEL_WORD = ("Phòng ", "Sở ", "Công chức ", "Bộ ")
"""Bodies that stand at one level only; the word for it is no part of their name."""

_BEFORE = 110


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """A named body: in full, as printed, and where."""

    name: str
    text: str
    span: Span


def body_at(draft: Draft, start: int, end: int) -> Body | None:
    """The body whose name begins at `start`."""
    folded, text = draft.document.folded, draft.document.text
    if match := COMMITTEES.match(folded, start, end):
        return _committees(text[start : match.end()], start)
    if (match := KNOWN_AGENCY.match(folded, start, end)) and not _goes_on(draft, match.end(), end):
        level = match["level"]
        printed = text[start : match.end()]
        own = printed[: len(printed) - len(level) - 1] if level else printed
        if name := canonical_agency(own):
            return Body(_with_level(name, level, draft), printed, Span(start, match.end()))
    head = HEAD.match(folded, start, end)
    if head is None:
        return None
    tail = NAME_TAIL.match(text, head.end(), end)
    if tail is None or not any(word[0].isupper() for word in tail[0].split() if word):
        return None
    printed = text[start : tail.end()].rstrip(" -")
    return Body(_clean(written_out(printed)), printed, Span(start, start + len(printed)))


def _goes_on(draft: Draft, at: int, end: int) -> bool:
    """Whether a listed name is only the beginning of a longer one (`Ban Quản lý dự án … và Phát triển quỹ đất`)."""
    match = LONGER.match(draft.document.text, at, end)
    if match is None:
        return False
    following = match.end() - 1
    return (
        HEAD.match(draft.document.folded, following, end) is None
        and COMMITTEES.match(draft.document.folded, following, end) is None
    )


def bodies_from(draft: Draft, start: int, end: int) -> list[Body]:
    """The bodies of the list that begins at `start`; collectives that name nobody are passed over."""
    found: list[Body] = []
    folded = draft.document.folded
    while start < end:
        if body := body_at(draft, start, end):
            found.append(body)
            start = body.span.end
            continue
        step = COLLECTIVE.match(folded, start, end)
        stop = _next_body(draft, start, step.end()) if step else None
        if step is None:
            break
        start = stop if stop is not None else step.end()
    return found


def _next_body(draft: Draft, start: int, end: int) -> int | None:
    """Where a body begins inside a run of collective words (`các phòng, ban và UBND các xã`)."""
    folded = draft.document.folded
    for at in range(start + 1, end):
        if folded[at - 1] in " ,(" and folded[at].isalpha() and body_at(draft, at, min(len(folded), at + 160)):
            return at
    return None


def body_before(draft: Draft, start: int, end: int) -> Body | None:
    """The body whose name ends straight before `end`."""
    folded = draft.document.folded
    window = max(start, end - _BEFORE)
    best: Body | None = None
    for match in HEAD.finditer(folded, window, end):
        body = body_at(draft, match.start(), end)
        if body is not None and not folded[body.span.end : end].strip(" ,:"):
            best = best or body
    if best is None:
        for match in COMMITTEES.finditer(folded, window, end):
            if not folded[match.end() : end].strip(" ,:"):
                return body_at(draft, match.start(), end)
    return best


def _committees(printed: str, start: int) -> Body:
    words = written_out(printed)
    for remark in (" có liên quan", " liên quan", " trên địa bàn", " trực thuộc"):
        words = words.removesuffix(remark)
    if fold(words).startswith(("ban ", "trưởng ")):
        return Body(words[0].upper() + words[1:], printed, Span(start, start + len(printed)))
    units = words[len("Ủy ban nhân dân ") :] if fold(words).startswith("ủy ban nhân dân ") else words
    words = f"Ủy ban nhân dân {units}"
    return Body(words, printed, Span(start, start + len(printed)))


def _with_level(name: str, level: str | None, draft: Draft) -> str:
    """A listed name with the word for its level, where its kind stands at several."""
    if name.startswith(_NO_LEVEL_WORD) or level_of_agency(name) not in ("any", "district", "province"):
        return name
    if level is not None:
        return f"{name} {level}"
    own = LEVEL_OF_ISSUER.search(fold(draft.header.issuer or ""))
    word = (
        own["kind"]
        if own
        else {"province": "tỉnh", "district": "huyện", "commune": "xã"}.get(draft.header.issuer_level or "")
    )
    return f"{name} {word}" if word else name


def _clean(name: str) -> str:
    """Dashes with a blank on both sides, single blanks."""
    return " ".join(name.replace("–", "-").replace("- ", " - ").replace(" -", " - ").split())
