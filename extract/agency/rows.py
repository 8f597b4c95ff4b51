"""The `agencies` rows of a plan: who leads, coordinates, is assigned duties, or is requested to act.

The lines of the body are read in order: which of them head duties (`head`), who acts in their clauses (`act`), about which project
(`scope`) and with what duty (`task`).  The same agency in the same role for the same project is one row: its heading in the
organisation section, else its first mention.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.document import Span
from extract.agency.act import Act, acts
from extract.agency.head import Head, may_open, opening
from extract.agency.line import Line, lines
from extract.agency.listing import listing
from extract.agency.mention import Mention
from extract.agency.scope import Codes, bracket_scope, lead_scope, listed_below, other_scope, with_listed_projects
from extract.agency.task import act_task, heading_task, trimmed
from extract.component.mention import component_at
from extract.context import Context
from extract.decision import Verdict, named
from extract.record import Agency, AgencyRole
from patterns.agency.name import VERB
from patterns.agency.role import COMMANDS, REQUEST, may_give_role
from patterns.fold import fold, key
from patterns.vocabulary import phrases_of

_HEADINGS = ("organisation section", "requested in the organisation section", "heading of names alone")
"""The rules of the headings that go before other mentions."""

_CHAIR = "chủ tịch "
"""The head of a committee, who stands for it where it has no row."""

_CHIEFS = (_CHAIR, *(f"{word} " for word in phrases_of("chief")))
"""Heads of agencies, who are a heading of their own where the agency has no row."""


class _Found(NamedTuple):
    """A row before merging."""

    row: Agency
    heading: bool = False
    """Whether a heading of the organisation section gives it."""
    holder: bool = False


@dataclasses.dataclass(slots=True)
class _State:
    """What the lines above state about a line."""

    heads: dict[int, Head] = dataclasses.field(default_factory=dict)
    loose: Head | None = None
    """A heading without a mark, until the next numbered line."""
    frame: tuple[AgencyRole, Line] | None = None
    """The role of an open label, and its line."""

    def pass_mark(self, line: Line) -> None:
        """A numbered line ends what a heading without a mark states."""
        if line.item is not None and not line.bullet:
            self.loose = None

    def above(self, line: Line) -> Head | None:
        """The heading that a line is below."""
        self.pass_mark(line)
        for index in reversed(line.above):
            if index in self.heads:
                return self.heads[index]
        return self.loose

    def take(self, line: Line, head: Head | None) -> None:
        """Keeps what a line heads; one that heads nothing ends the list of an open label, whose lines head nothing else."""
        if head is None:
            self.frame = None
        elif self.role_listed(line) is None:
            if line.item is not None:
                self.heads[line.item] = head
            else:
                self.loose = head

    def role_listed(self, line: Line) -> AgencyRole | None:
        """The role of the open label that a line is listed below."""
        if self.frame is None:
            return None
        role, label = self.frame
        inside = label.item in line.above if label.marked else line.bullet or not line.marked
        return role if inside else None


def extract(context: Context) -> Iterator[Agency]:
    """The agencies of a plan, each once a role and project, in reading order."""
    if context.header.doc_type == "Kế hoạch":
        yield from _merged(list(_all(context)))


def _all(context: Context) -> Iterator[_Found]:
    state = _State()
    body = list(lines(context))
    for index, line in enumerate(body):
        gives = may_give_role(context.document.folded[line.start : line.end])
        if not gives and not may_open(context, line):  # as most lines: they neither head duties nor contain one
            state.pass_mark(line)
            state.take(line, None)
            continue
        above = state.above(line)
        frame = state.role_listed(line)
        headed = above is not None and (line.marked or above is not state.loose)
        head = opening(context, line, headed, frame)
        state.take(line, head)
        if head is not None:
            yield from _headed(context, head, body, index)
        asked = _requests_inside(context, line)
        for request in asked:
            yield from _headed(context, request, body, index, component_at(context, request.start))
        found = list(acts(context, line, head or above)) if gives else []
        if found:
            yield from _acted(context, found, next(iter(asked), head or above), body, index)
        if opens := _frame(context, line, found):
            state.frame = (opens, line)


def _frame(context: Context, line: Line, found: Sequence[Act]) -> AgencyRole | None:
    """The role of a label, verb or request at a line's end that has nothing after it."""
    if found:
        return found[-1].role if found[-1].open else None
    if not line.requests:
        return None
    folded = context.document.folded
    request = REQUEST.search(folded[line.start : line.end] + " ")
    if request is None:
        return None
    members = listing(context, line.start + request.end(), line.end)
    return None if members.agencies or folded[members.end : line.end].strip(" .:*") else "requested"


def _headed(
    context: Context, head: Head, body: Sequence[Line], index: int, code: str | None = None
) -> Iterator[_Found]:
    """The rows of the agencies that a line, or a request inside it, opens with; `code` is the project that it is about."""
    task = heading_task(context, head, body, index)
    for agency in head.agencies:
        chiefs = _CHIEFS if head.alone else (_CHAIR,)
        if agency.holder and agency.rule != "heads of hamlets" and not fold(agency.name).startswith(chiefs):
            continue
        start = min(head.start, agency.span.start)
        end = max(task.value.end if task.value else 0, agency.span.end)
        rules = [("role", head.rule), ("agency", agency.rule), ("task", task.rule)]
        row = _row(context, agency, head.role, code, Span(start, end), task.value, rules)
        yield _Found(row, head.rule in _HEADINGS, agency.holder)


def _requests_inside(context: Context, line: Line) -> list[Head]:
    """Requests that open a later sentence of a line."""
    if not line.requests:
        return []
    places = [match.start() for match in REQUEST.finditer(context.document.folded, line.start, line.end)]
    inside = [line._replace(start=place) for place in places if place > line.start]
    return [head for later in inside if (head := opening(context, later, False, None))]


def _acted(
    context: Context, found: Sequence[Act], head: Head | None, body: Sequence[Line], index: int
) -> Iterator[_Found]:
    led: dict[Span, Verdict[Codes]] = {}
    for act in found:
        if not act.agencies:
            continue
        below, lines_below = listed_below(context, body, index) if act.role == "lead" else ([], None)
        scope = lead_scope(context, act, below) if act.role == "lead" else other_scope(context, act, led)
        if act.role == "lead":
            led = {act.clause: scope}
        if act.role == "coordinate":
            yield from _commanded(context, act)
        task, end = act_task(context, act, body, index), _end_of(context, act, scope, lines_below)
        for agency in act.agencies:
            if not agency.holder:
                yield from _rows_of(context, act, agency, scope, head, task, end)


def _commanded(context: Context, act: Act) -> Iterator[_Found]:
    """The agencies that those who join hand a duty on to (`phối hợp với Sở X chỉ đạo Chi cục Y thực hiện …`)."""
    folded, end = context.document.folded, act.clause.end
    verb = COMMANDS.match(folded, act.after, end)
    members = listing(context, verb.end(), end) if verb else None
    if verb is None or members is None or VERB.match(folded, members.end + 1, end) is None:
        return
    task = trimmed(context, members.end, end)
    for agency in members.named:
        rules = [("role", "handed on"), ("agency", agency.rule), ("task", "after the name")]
        span = trimmed(context, verb.start(), end)
        yield _Found(_row(context, agency, "assigned", component_at(context, act.start), span, task, rules))


def _rows_of(
    context: Context, act: Act, agency: Mention, scope: Verdict[Codes], head: Head | None, task: Verdict[Span], end: int
) -> Iterator[_Found]:
    """The rows of one agency of an act, one a project; `end` is where the act's words end."""
    asked = act.role in ("lead", "assigned") and head is not None and _is_asked(head, agency)
    span = _span_of(context, act, agency, end)
    scope = bracket_scope(context, act, agency) or scope
    words = task.value if scope.rule != "listed below" else trimmed(context, task.value.start, end)
    rules = [("role", act.rule), ("agency", agency.rule), ("component_code", scope.rule), ("task", task.rule)]
    for code in scope.value:
        if not asked or code is not None:
            role: AgencyRole = "requested" if asked else act.role
            yield _Found(_row(context, agency, role, code, span, words, rules))


def _is_asked(head: Head, agency: Mention) -> bool:
    """Whether a heading requests what an agency below it leads or is in charge of."""
    return head.role == "requested" and any(agency.name == other.name for other in head.agencies)


def _end_of(context: Context, act: Act, scope: Verdict[Codes], lines_below: Span | None) -> int:
    """Where the words of an act end, with the projects that it lists."""
    if scope.rule == "listed below" and lines_below:
        return lines_below.end
    return with_listed_projects(context, act.clause).end if act.role == "lead" else act.clause.end


def _span_of(context: Context, act: Act, agency: Mention, end: int) -> Span:
    """The words of an act with the agency, which may be in another clause."""
    inside = agency.span.start >= act.clause.start
    start = min(agency.span.start, act.start) if inside else act.start
    return trimmed(
        context, act.clause.start if act.role == "coordinate" else start, max(end, agency.span.end if inside else end)
    )


def _row(context: Context, agency: Mention, role: AgencyRole, code: str | None, span: Span, task: Span | None,
         rules: Sequence[tuple[str, str]]) -> Agency:  # fmt: skip
    words = context.document.quote(task).replace("\n", " ") if task else ""
    return Agency(
        span=span,
        agency=agency.name,
        agency_text=agency.text,
        role=role,
        component_code=code,
        task=words or None,
        rule=named(rules),
    )


def _merged(found: Sequence[_Found]) -> Iterator[Agency]:
    """One row per agency, role and project, in reading order."""
    best: dict[tuple[str, str, str | None], _Found] = {}
    for one in sorted(found, key=lambda one: (not one.heading, one.row.span.start, one.row.role != "assigned")):
        best.setdefault((key(one.row.agency), one.row.role, one.row.component_code), one)
    names = {one.row.agency for one in best.values() if not one.holder}
    kept = (
        one.row
        for one in best.values()
        if not (one.holder and any(one.row.agency.endswith(f" {name}") for name in names))
    )
    yield from sorted(kept, key=lambda row: (row.span.start, row.role != "assigned"))
