"""The `agencies` rows of a plan: who leads, who joins, who is given tasks, who is asked.

A body heads a list of duties in the organisation section (`assigned`), leads (`chủ trì`), joins
(`phối hợp với …`) or is asked (`Đề nghị …`).  The same body in the same role for the same project is one
row, at its first mention.
"""

from collections.abc import Iterator

from corpus.document import Span
from extract.agency.organisation import Body, bodies_before, bodies_from
from extract.component.rows import component_at, component_named
from extract.context import Context
from extract.outline.tree import BULLETS, Item
from extract.record import Agency, AgencyRole
from patterns.agency.name import GROUP
from patterns.agency.role import (
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


def extract(context: Context) -> Iterator[Agency]:
    """The agencies of a plan, each once a role and project, in reading order."""
    if context.header.doc_type != "Kế hoạch":
        return
    found = sorted(_all(context), key=lambda row: (row.span.start, row.role != "assigned"))
    seen: set[tuple[str, str, str | None]] = set()
    for row in found:
        same = (key(row.agency), row.role, row.component_code)
        if same not in seen:
            seen.add(same)
            yield row


def _all(context: Context) -> Iterator[Agency]:
    heads = dict(_headed(context))
    for index, bodies in heads.items():
        yield from _assigned(context, context.outline.items[index], bodies)
    for match in REQUEST.finditer(context.document.folded, context.outline.first, context.outline.body_end):
        yield from _requested(context, match)
    for item_index, clause in _clauses(context):
        yield from _duties(context, clause, _subject(context, item_index, heads))


def _headed(context: Context) -> Iterator[tuple[int, list[Body]]]:
    """The items of the organisation section that name a body first, and so head its duties."""
    outline = context.outline
    headed: set[int] = set()
    for index, item in enumerate(outline.items):
        above = [*item.parents]
        titles = [fold(outline.title(outline.items[parent]) or "") for parent in above]
        if any(parent in headed for parent in above) or component_at(context, item.heading.start):
            continue
        bodies = _named_first(context, item)
        organises = any(ORGANISATION_TITLE.search(title) for title in titles)
        # Elsewhere only a heading that is nothing but a body's name hands out duties.
        alone = (
            bool(bodies)
            and item.kind not in BULLETS
            and not context.document.folded[bodies[-1].span.end : item.heading.end].strip(" .:")
        )
        if bodies and (organises or alone):
            headed.add(index)
            yield index, bodies


def _named_first(context: Context, item: Item) -> list[Body]:
    """The bodies that an item begins with; none where it is a request or a sentence about something else."""
    folded = context.document.folded
    start = item.text_start
    if REQUEST.match(folded[start : item.heading.end]):
        return []
    if match := ASSIGN.match(folded[start : item.heading.end]):
        start += match.end()
    bodies = bodies_from(context, start, item.heading.end)
    if not bodies:
        return _listed_last(context, start, item.heading.end)
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


def _listed_last(context: Context, start: int, end: int) -> list[Body]:
    """The bodies that a collective is said to be, to the heading's end (`Các sở được giao dự án: Sở Y tế, Sở Xây dựng`)."""
    folded = context.document.folded
    colon = folded.find(": ", start, end)
    if colon < 0 or not COLLECTIVE.match(folded, start, end) or COORDINATE.match(folded, start, end):
        return []
    bodies = bodies_from(context, colon + 2, end)
    return bodies if bodies and not folded[bodies[-1].span.end : end].strip(" .:") else []


def _assigned(context: Context, item: Item, bodies: list[Body]) -> Iterator[Agency]:
    """Each body of a heading with its first duty: the heading's own words, or the first line below."""
    document = context.document
    after = bodies[-1].span.end
    words = document.text[after : item.heading.end]
    colon = words.find(":")
    start = after + (colon + 1 if 0 <= colon < 80 else 0)
    end = item.heading.end
    if not document.text[start:end].strip(" .:") or len(document.text[start:end].strip(" .:")) < 12:
        below = next(
            (other for other in context.outline.items if item.heading.start < other.heading.start < item.end), None
        )
        paragraph = document.paragraph_at(item.heading.end + 1)
        if paragraph.start >= item.end:
            start = end
        elif below is not None and below.heading.start == paragraph.start:
            start, end = below.text_start, below.heading.end
        else:
            start, end = paragraph.start, paragraph.end
    span = _trimmed(context, start, _sentence_end(context, start, end))
    for body in bodies:
        yield _row(
            body, "assigned", None, Span(body.span.start, max(span.end, body.span.end)), document.quote(span) or None
        )


def _requested(context: Context, match: Match) -> Iterator[Agency]:
    line = context.document.paragraph_at(match.start())
    bodies = bodies_from(context, match.end(), line.end)
    if not bodies:
        return
    after = bodies[-1].span.end
    colon = context.document.text.find(":", after, min(line.end, after + 120))
    if not context.document.text[after : line.end].strip(" .:"):
        line = context.document.paragraph_at(line.end + 1)
        after = line.start
    task = _trimmed(
        context, colon + 1 if colon > 0 else after, _sentence_end(context, colon + 1 if colon > 0 else after, line.end)
    )
    for body in bodies:
        yield _row(
            body,
            "requested",
            None,
            Span(match.start(), max(task.end, body.span.end)),
            context.document.quote(task) or None,
        )


def _clauses(context: Context) -> Iterator[tuple[int | None, Span]]:
    """The clauses that hold a duty word, each with the item it stands in."""
    document, outline = context.document, context.outline
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


def _subject(context: Context, index: int | None, heads: dict[int, list[Body]]) -> list[Body]:
    """The bodies whose heading a clause stands under."""
    if index is None:
        return []
    chain = (*context.outline.items[index].parents, index)
    return next((heads[above] for above in reversed(chain) if above in heads), [])


def _duties(context: Context, clause: Span, subject: list[Body]) -> Iterator[Agency]:
    """Lead and coordinating roles of one clause."""
    folded = context.document.folded
    clause = _with_listed_projects(context, clause)
    if _is_request(context, clause):
        return
    joint = COORDINATE.search(folded, clause.start, clause.end)
    scope_end = clause.end
    named: list[str | None] = []
    for match in LEAD.finditer(folded, clause.start, clause.end):
        if joint and joint.start() > match.start():
            scope_end = joint.start()
        for body in _leaders(context, match, clause, subject):
            named = _projects_of(context, Span(match.end(), scope_end), clause)
            for code in named:
                span = _trimmed(
                    context,
                    min(body.span.start, match.start()) if body.span.start >= clause.start else match.start(),
                    clause.end,
                )
                task = _trimmed(context, match.start(), clause.end)
                yield _row(body, "lead", code, span, context.document.quote(task))
    if joint is None:
        return
    # `chủ trì thực hiện Dự án 6; phối hợp với …`: the clause before names the project.
    line = context.document.paragraph_at(clause.start).start
    opens = not folded[clause.start : joint.start()].strip()
    codes = named or _projects(context, line if opens else clause.start, joint.start(), clause.start)
    for body in bodies_from(context, joint.end(), _list_end(context, clause) if joint["named"] else clause.end):
        for code in codes:
            task = _trimmed(context, joint.start(), clause.end)
            yield _row(
                body, "coordinate", code, _trimmed(context, clause.start, clause.end), context.document.quote(task)
            )


def _list_end(context: Context, clause: Span) -> int:
    """Where a list of bodies behind a label may end: a `;` parts bodies there (`Đơn vị phối hợp: Sở Y tế; UBND các xã`)."""
    return context.document.paragraph_at(clause.start).end


def _is_request(context: Context, clause: Span) -> bool:
    return REQUEST.match(context.document.folded[clause.start : clause.end].lstrip()) is not None


def _leaders(context: Context, match: Match, clause: Span, subject: list[Body]) -> list[Body]:
    """Who leads: the body after `Đơn vị chủ trì:`, the one straight before the verb, or the heading's."""
    if match["named"] and (bodies := bodies_from(context, match.end(), _list_end(context, clause))):
        return bodies
    before = context.document.folded[clause.start : match.start()]
    if OFFICE.search(before.rpartition(":")[2]):
        return subject
    if bodies := bodies_before(context, clause.start, match.start()):
        return bodies
    if before.strip(" ,") in ("", "và", "là", "giao") or match[0].startswith(("là ", "làm ")):
        return subject
    return [] if NOT_LEADING.search(before) or before.strip() else subject


def _projects_of(context: Context, duty: Span, clause: Span) -> list[str | None]:
    """The projects of a duty: those named before the bodies that join, else those named behind them."""
    end = duty.end if component_named(context, duty.start, duty.end) else clause.end
    return _projects(context, duty.start, end, clause.start)


def _with_listed_projects(context: Context, clause: Span) -> Span:
    """A clause with the projects that it goes on to list behind a `;`."""
    following = LISTED_PROJECT.match(context.document.folded, clause.end)
    if following is None:
        return clause
    end = _sentence_end(context, following.end(), context.outline.body_end)
    return _with_listed_projects(context, Span(clause.start, end))


def _projects(context: Context, start: int, end: int, at: int) -> list[str | None]:
    """The projects that the words name, else the one they stand under, else None for the whole plan."""
    named = [code for _, code in component_named(context, start, end)]
    return [*dict.fromkeys(named)] or [component_at(context, at)]


def _sentence_end(context: Context, start: int, end: int) -> int:
    match = DUTY_END.search(context.document.folded, start, end)
    return match.start() if match else end


def _trimmed(context: Context, start: int, end: int) -> Span:
    words = context.document.text[start:end]
    start += len(words) - len(words.lstrip(" ,:;.-–"))
    return Span(start, start + len(context.document.text[start:end].rstrip(" ,:;./")))


def _row(body: Body, role: AgencyRole, component: str | None, span: Span, task: str | None) -> Agency:
    return Agency(span=span, agency=body.name, agency_text=body.text, role=role, component_code=component, task=task)
