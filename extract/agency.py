"""The `agencies` rows of a plan: who leads, who joins, who is given tasks, who is asked.

A body heads a list of duties in the organisation section (`assigned`), leads (`chủ trì`), joins
(`phối hợp với …`) or is asked (`Đề nghị …`).  The same body in the same role for the same project is one
row, at its first mention.
"""

from collections.abc import Iterator

from corpus.document import Span
from extract.body import Body, bodies_before, bodies_from
from extract.component import component_at, component_named
from extract.draft import Draft
from extract.outline import BULLETS, Item
from extract.record import Agency, AgencyRole
from patterns.agency import GROUP
from patterns.duty import (
    ASSIGN,
    BRACKET,
    COLLECTIVE,
    COORDINATE,
    DUTY_END,
    DUTY_VERB,
    LEAD,
    LISTED_PROJECT,
    NOT_LEADING,
    OFFICE,
    ORGANISATION_TITLE,
    RELATIVE,
    REQUEST,
)
from patterns.fold import fold, key
from patterns.pattern import Match


def extract(draft: Draft) -> Iterator[Agency]:
    """The agencies of a plan, each once a role and project, in reading order."""
    if draft.header.doc_type != "Kế hoạch":
        return
    found = sorted(_all(draft), key=lambda row: (row.span.start, row.role != "assigned"))
    seen: set[tuple[str, str, str | None]] = set()
    for row in found:
        same = (key(row.agency), row.role, row.component_code)
        if same not in seen:
            seen.add(same)
            yield row


def _all(draft: Draft) -> Iterator[Agency]:
    heads = dict(_headed(draft))
    for index, bodies in heads.items():
        yield from _assigned(draft, draft.outline.items[index], bodies)
    for match in REQUEST.finditer(draft.document.folded, draft.outline.first, draft.outline.body_end):
        yield from _requested(draft, match)
    for item_index, clause in _clauses(draft):
        yield from _duties(draft, clause, _subject(draft, item_index, heads))


def _headed(draft: Draft) -> Iterator[tuple[int, list[Body]]]:
    """The items of the organisation section that name a body first, and so head its duties."""
    outline = draft.outline
    headed: set[int] = set()
    for index, item in enumerate(outline.items):
        above = [*item.parents]
        titles = [fold(outline.title(outline.items[parent]) or "") for parent in above]
        if any(parent in headed for parent in above) or component_at(draft, item.heading.start):
            continue
        bodies = _named_first(draft, item)
        organises = any(ORGANISATION_TITLE.search(title) for title in titles)
        # Elsewhere only a heading that is nothing but a body's name hands out duties.
        alone = (
            bool(bodies)
            and item.kind not in BULLETS
            and not draft.document.folded[bodies[-1].span.end : item.heading.end].strip(" .:")
        )
        if bodies and (organises or alone):
            headed.add(index)
            yield index, bodies


def _named_first(draft: Draft, item: Item) -> list[Body]:
    """The bodies that an item begins with; none where it is a request or a sentence about something else."""
    folded = draft.document.folded
    start = item.text_start
    if REQUEST.match(folded[start : item.heading.end]):
        return []
    if match := ASSIGN.match(folded[start : item.heading.end]):
        start += match.end()
    bodies = bodies_from(draft, start, item.heading.end)
    if not bodies:
        return _listed_last(draft, start, item.heading.end)
    opening = GROUP.match(folded, start)
    if bodies[0].span.start > (opening.end() if opening else start + 12):
        return []
    rest = folded[bodies[-1].span.end : item.heading.end]
    if bracket := BRACKET.match(rest):  # `Văn phòng Điều phối (Phòng Nông nghiệp)`
        rest = rest[bracket.end() :]
    return (
        bodies
        if DUTY_VERB.match(rest) or RELATIVE.match(rest) or rest[:40].strip(" .:") == "" or ":" in rest[:80]
        else []
    )


def _listed_last(draft: Draft, start: int, end: int) -> list[Body]:
    """The bodies that a collective is said to be, to the heading's end (`Các sở được giao dự án: Sở Y tế, Sở Xây dựng`)."""
    folded = draft.document.folded
    colon = folded.find(": ", start, end)
    if colon < 0 or not COLLECTIVE.match(folded, start, end) or COORDINATE.match(folded, start, end):
        return []
    bodies = bodies_from(draft, colon + 2, end)
    return bodies if bodies and not folded[bodies[-1].span.end : end].strip(" .:") else []


def _assigned(draft: Draft, item: Item, bodies: list[Body]) -> Iterator[Agency]:
    """Each body of a heading with its first duty: the heading's own words, or the first line below."""
    document = draft.document
    after = bodies[-1].span.end
    words = document.text[after : item.heading.end]
    colon = words.find(":")
    start = after + (colon + 1 if 0 <= colon < 80 else 0)
    end = item.heading.end
    if not document.text[start:end].strip(" .:") or len(document.text[start:end].strip(" .:")) < 12:
        below = next(
            (other for other in draft.outline.items if item.heading.start < other.heading.start < item.end), None
        )
        paragraph = document.paragraph_at(item.heading.end + 1)
        if paragraph.start >= item.end:
            start = end
        elif below is not None and below.heading.start == paragraph.start:
            start, end = below.text_start, below.heading.end
        else:
            start, end = paragraph.start, paragraph.end
    span = _trimmed(draft, start, _sentence_end(draft, start, end))
    for body in bodies:
        yield _row(
            body, "assigned", None, Span(body.span.start, max(span.end, body.span.end)), document.quote(span) or None
        )


def _requested(draft: Draft, match: Match) -> Iterator[Agency]:
    line = draft.document.paragraph_at(match.start())
    bodies = bodies_from(draft, match.end(), line.end)
    if not bodies:
        return
    after = bodies[-1].span.end
    colon = draft.document.text.find(":", after, min(line.end, after + 120))
    if not draft.document.text[after : line.end].strip(" .:"):
        line = draft.document.paragraph_at(line.end + 1)
        after = line.start
    task = _trimmed(
        draft, colon + 1 if colon > 0 else after, _sentence_end(draft, colon + 1 if colon > 0 else after, line.end)
    )
    for body in bodies:
        yield _row(
            body,
            "requested",
            None,
            Span(match.start(), max(task.end, body.span.end)),
            draft.document.quote(task) or None,
        )


def _clauses(draft: Draft) -> Iterator[tuple[int | None, Span]]:
    """The clauses that hold a duty word, each with the item it stands in."""
    document, outline = draft.document, draft.outline
    starts = {item.heading.start: index for index, item in enumerate(outline.items)}
    current: int | None = None
    for paragraph in document.paragraphs:
        if paragraph.start in starts:
            current = starts[paragraph.start]
        if paragraph.start < outline.first or paragraph.start >= outline.body_end:
            continue
        folded = document.folded[paragraph.start : paragraph.end]
        if (
            "chủ trì" not in folded
            and "hợp" not in folded
            and "thường trực" not in folded
            and "chủ đầu tư" not in folded
        ):
            continue
        start = (
            outline.items[current].text_start if current is not None and paragraph.start in starts else paragraph.start
        )
        for end in (
            *(match.start() for match in DUTY_END.finditer(document.folded, start, paragraph.end)),
            paragraph.end,
        ):
            if document.text[start:end].strip():
                yield current, Span(start, end)
            start = end + 1


def _subject(draft: Draft, index: int | None, heads: dict[int, list[Body]]) -> list[Body]:
    """The bodies whose heading a clause stands under."""
    if index is None:
        return []
    chain = (*draft.outline.items[index].parents, index)
    return next((heads[above] for above in reversed(chain) if above in heads), [])


def _duties(draft: Draft, clause: Span, subject: list[Body]) -> Iterator[Agency]:
    """Lead and coordinating roles of one clause."""
    folded = draft.document.folded
    clause = _with_listed_projects(draft, clause)
    if _is_request(draft, clause):
        return
    joint = COORDINATE.search(folded, clause.start, clause.end)
    scope_end = clause.end
    named: list[str | None] = []
    for match in LEAD.finditer(folded, clause.start, clause.end):
        if joint and joint.start() > match.start():
            scope_end = joint.start()
        for body in _leaders(draft, match, clause, subject):
            named = _projects_of(draft, Span(match.end(), scope_end), clause)
            for code in named:
                span = _trimmed(
                    draft,
                    min(body.span.start, match.start()) if body.span.start >= clause.start else match.start(),
                    clause.end,
                )
                task = _trimmed(draft, match.start(), clause.end)
                yield _row(body, "lead", code, span, draft.document.quote(task))
    if joint is None:
        return
    # `chủ trì thực hiện Dự án 6; phối hợp với …`: the clause before names the project.
    line = draft.document.paragraph_at(clause.start).start
    opens = not folded[clause.start : joint.start()].strip()
    codes = named or _projects(draft, line if opens else clause.start, joint.start(), clause.start)
    for body in bodies_from(draft, joint.end(), _list_end(draft, clause) if joint["named"] else clause.end):
        for code in codes:
            task = _trimmed(draft, joint.start(), clause.end)
            yield _row(body, "coordinate", code, _trimmed(draft, clause.start, clause.end), draft.document.quote(task))


def _list_end(draft: Draft, clause: Span) -> int:
    """Where a list of bodies behind a label may end: a `;` parts bodies there (`Đơn vị phối hợp: Sở Y tế; UBND các xã`)."""
    return draft.document.paragraph_at(clause.start).end


def _is_request(draft: Draft, clause: Span) -> bool:
    return REQUEST.match(draft.document.folded[clause.start : clause.end].lstrip()) is not None


def _leaders(draft: Draft, match: Match, clause: Span, subject: list[Body]) -> list[Body]:
    """Who leads: the body after `Đơn vị chủ trì:`, the one straight before the verb, or the heading's."""
    if match["named"] and (bodies := bodies_from(draft, match.end(), _list_end(draft, clause))):
        return bodies
    before = draft.document.folded[clause.start : match.start()]
    if OFFICE.search(before.rpartition(":")[2]):
        return subject
    if bodies := bodies_before(draft, clause.start, match.start()):
        return bodies
    if before.strip(" ,") in ("", "và", "là", "giao") or match[0].startswith(("là ", "làm ")):
        return subject
    return [] if NOT_LEADING.search(before) or before.strip() else subject


def _projects_of(draft: Draft, duty: Span, clause: Span) -> list[str | None]:
    """The projects of a duty: those named before the bodies that join, else those named behind them."""
    end = duty.end if component_named(draft, duty.start, duty.end) else clause.end
    return _projects(draft, duty.start, end, clause.start)


def _with_listed_projects(draft: Draft, clause: Span) -> Span:
    """A clause with the projects that it goes on to list behind a `;`."""
    following = LISTED_PROJECT.match(draft.document.folded, clause.end)
    if following is None:
        return clause
    end = _sentence_end(draft, following.end(), draft.outline.body_end)
    return _with_listed_projects(draft, Span(clause.start, end))


def _projects(draft: Draft, start: int, end: int, at: int) -> list[str | None]:
    """The projects that the words name, else the one they stand under, else None for the whole plan."""
    named = [code for _, code in component_named(draft, start, end)]
    return [*dict.fromkeys(named)] or [component_at(draft, at)]


def _sentence_end(draft: Draft, start: int, end: int) -> int:
    match = DUTY_END.search(draft.document.folded, start, end)
    return match.start() if match else end


def _trimmed(draft: Draft, start: int, end: int) -> Span:
    words = draft.document.text[start:end]
    start += len(words) - len(words.lstrip(" ,:;.-–"))
    return Span(start, start + len(draft.document.text[start:end].rstrip(" ,:;./")))


def _row(body: Body, role: AgencyRole, component: str | None, span: Span, task: str | None) -> Agency:
    return Agency(span=span, agency=body.name, agency_text=body.text, role=role, component_code=component, task=task)
