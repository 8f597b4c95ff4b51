"""Who acts in a role that a clause names: leads (`chủ trì`), joins (`phối hợp`), carries out, is given charge.

A clause is read once into its marks; behind a mark are the agencies of its list, before it those that act, else the heading acts.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.agency.head import Head
from extract.agency.line import Line, clauses
from extract.agency.listing import Listing, bodies_before, listing
from extract.agency.organisation import Body
from extract.context import Context
from extract.decision import Rule, always, decide
from extract.record import AgencyRole
from patterns.agency.role import (
    AGREEMENT,
    ASSIGN,
    BETWEEN,
    DUTY_END,
    IN_GENERAL,
    MARK,
    MARK_HINT,
    NOT_LEADING,
    OFFICE,
    OPENS_DUTY,
)
from patterns.pattern import Match

_ROLE_OF: dict[str, AgencyRole] = {
    "lead_label": "lead", "lead_is": "lead", "lead": "lead", "join_label": "coordinate", "join": "coordinate",
    "perform_label": "assigned", "charge": "assigned", "entrust": "assigned",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Act:
    """A mark of a clause and the agencies that act in its role."""

    kind: str
    role: AgencyRole
    start: int
    """Where the mark begins."""
    after: int
    """Where the words behind the mark and its list begin."""
    clause: Span
    line: Line
    bodies: tuple[Body, ...]
    rule: str
    open: bool
    """Whether a label or verb has nothing behind it, so that a list of lines may follow."""
    of_heading: bool = False
    """Whether the heading's agencies act."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with its surroundings: the evidence of the rules."""

    context: Context
    match: Match
    kind: str
    clause: Span
    line: Line
    subject: Sequence[Body]
    behind: Listing
    led: bool
    """Whether an agency leads earlier in the line."""

    @property
    def before(self) -> str:
        """The folded words of the clause before the mark."""
        return self.context.document.folded[self.clause.start : self.match.start()]

    def preceding(self, end: int | None = None) -> Sequence[Body]:
        """The agencies immediately before the mark, or before another place."""
        found = bodies_before(self.context, self.clause.start, self.match.start() if end is None else end)
        return found.bodies if found else ()

    @property
    def bracketed(self) -> Sequence[Body]:
        """The agency in whose bracket the mark is alone (`Sở Nội vụ (chủ trì)`)."""
        closes = self.context.document.folded.startswith(")", self.match.end())
        if not closes or not self.before.endswith("("):
            return ()
        return self.preceding(self.match.start() - 1)[-1:]


def _heading_leads(mark: _Mark) -> bool:
    if NOT_LEADING.search(mark.before):
        return False
    return mark.match[0].startswith(("là ", "làm ")) or OPENS_DUTY.search(mark.before.lstrip(" *-+")) is not None


def _labelled(mark: _Mark) -> bool:
    """Whether a label is for a list of agencies; `chủ trì thực hiện: Dự án 2` is a verb with a colon."""
    bare = mark.match[0].startswith("chủ trì")
    return mark.kind == "lead_is" or (mark.kind == "lead_label" and not (bare and not mark.behind.bodies))


_LEADS: tuple[Rule[_Mark, Sequence[Body]], ...] = (
    Rule("behind the label", _labelled, lambda mark: mark.behind.bodies),
    Rule("its bracket", lambda mark: mark.bracketed, lambda mark: mark.bracketed),
    Rule(
        "an office of the heading",
        lambda mark: OFFICE.search(mark.before.rpartition(":")[2]),
        lambda mark: mark.subject,
    ),
    Rule("agencies in general", lambda mark: IN_GENERAL.search(mark.before), lambda mark: ()),
    Rule("before the verb", lambda mark: mark.preceding(), lambda mark: mark.preceding()),
    Rule("the heading", _heading_leads, lambda mark: mark.subject),
    Rule("nobody", always, lambda mark: ()),
)
"""Who leads."""


def _partners(mark: _Mark) -> Sequence[Body]:
    """Agencies before `phối hợp` that join another one (`Sở Y tế chủ trì; Hội Nông dân phối hợp`; `cùng Hội Nông dân phối hợp`)."""
    found = bodies_before(mark.context, mark.clause.start, mark.match.start())
    if found is None:
        return ()
    beside = mark.context.document.folded[mark.clause.start : found.start].rstrip().endswith("cùng")
    return found.bodies if mark.led or beside else ()


def _is_noun(mark: _Mark) -> bool:
    """Whether `phối hợp` is part of an agreement's name, or of `phối hợp giữa …`."""
    folded = mark.context.document.folded
    return bool(BETWEEN.match(folded, mark.match.end(), mark.clause.end)) or (
        mark.kind == "join" and AGREEMENT.search(mark.before) is not None
    )


_JOINS: tuple[Rule[_Mark, Sequence[Body]], ...] = (
    Rule("a noun", _is_noun, lambda mark: ()),
    Rule("behind the label", lambda mark: mark.kind == "join_label", lambda mark: mark.behind.bodies),
    Rule("behind the verb", lambda mark: mark.behind.bodies, lambda mark: mark.behind.bodies),
    Rule("its bracket", lambda mark: mark.bracketed, lambda mark: mark.bracketed),
    Rule("partners before the verb", _partners, _partners),
    Rule("nobody", always, lambda mark: ()),
)
"""Who joins."""


def _marked_bracket(mark: _Mark) -> bool:
    """Whether roles in brackets behind the agencies say more than the label does (`Phân công: Sở Nội vụ (chủ trì)`)."""
    folded = mark.context.document.folded
    brackets = (body.bracket for body in mark.behind.bodies if body.bracket)
    return any(MARK.match(folded, bracket.start, bracket.end) for bracket in brackets)


def _entrusted_to_lead(mark: _Mark) -> bool:
    """Whether the words behind the agencies entrusted make them lead."""
    following = MARK.match(mark.context.document.folded, mark.behind.end + 1, mark.clause.end)
    return following is not None and following.lastgroup == "lead"


_GIVEN: tuple[Rule[_Mark, Sequence[Body]], ...] = (
    Rule("roles in brackets", _marked_bracket, lambda mark: ()),
    Rule("entrusted to lead", lambda mark: mark.kind != "charge" and _entrusted_to_lead(mark), lambda mark: ()),
    Rule("behind the label", lambda mark: mark.kind == "perform_label", lambda mark: mark.behind.bodies),
    Rule("entrusted", lambda mark: mark.kind == "entrust", lambda mark: mark.behind.bodies),
    Rule("before phụ trách", always, lambda mark: mark.preceding()),
)
"""Who is given a duty."""

_READ_ON = ("roles in brackets", "entrusted to lead")
"""Rules behind which the marks inside a label's list count too."""

_RULES = {"lead": _LEADS, "coordinate": _JOINS, "assigned": _GIVEN}


def acts(context: Context, line: Line, head: Head | None) -> Iterator[Act]:
    """The acts of a line's clauses; `head` is the heading that the line is, or is below."""
    subject = head.bodies if head else ()
    led, covered = False, line.start
    for clause in clauses(context, line):
        for kind, match in _marks(context, clause):
            if match.start() < covered:
                continue
            labelled = kind.endswith("_label")
            behind = _list_behind(context, kind, match, clause, line)
            mark = _Mark(context, match, kind, clause, line, subject, behind, led)
            role = _ROLE_OF[kind]
            verdict = decide(_RULES[role], mark)
            bodies = tuple(verdict.value)
            led = led or role == "lead"
            if (labelled and verdict.rule not in _READ_ON) or behind.end > clause.end:
                covered = behind.end
            rest = context.document.folded[behind.end : line.end].strip(" .:*")
            opens = not rest and not behind.named and not bodies[: 0 if labelled else None]
            of_heading = bool(bodies) and bodies is not behind.bodies and tuple(bodies) == tuple(subject)
            yield Act(
                kind, role, match.start(), behind.end if behind.named else match.end(), _whole(context, clause, behind), line, bodies, verdict.rule,
                opens or (not rest and not behind.named and of_heading), of_heading,
            )  # fmt: skip


def _list_behind(context: Context, kind: str, match: Match, clause: Span, line: Line) -> Listing:
    """The list behind a mark; semicolons part the agencies behind a label, and behind `phối hợp với` where nothing else follows it."""
    at = _words_at(context, match.end())
    if kind.endswith("_label"):
        return listing(context, at, line.end)
    behind = listing(context, at, clause.end)
    if kind != "join" or behind.end < clause.end or behind.end == at:
        return behind
    longer = listing(context, at, line.end)
    following = MARK.search(context.document.folded, longer.end, min(line.end, longer.end + 40))
    return behind if following and following.lastgroup in ("lead", "join") else longer


def _whole(context: Context, clause: Span, behind: Listing) -> Span:
    """The clause, with the whole of a list in which semicolons part the agencies."""
    if behind.end <= clause.end:
        return clause
    stop = DUTY_END.search(context.document.folded, behind.end, context.document.paragraph_at(clause.start).end)
    return Span(clause.start, stop.start() if stop else context.document.paragraph_at(clause.start).end)


def _marks(context: Context, clause: Span) -> Iterator[tuple[str, Match]]:
    folded = context.document.folded
    start = (
        clause.start + len(folded[clause.start : clause.end]) - len(folded[clause.start : clause.end].lstrip(" *-+"))
    )
    entrust = ASSIGN.match(folded, start, clause.end)
    if entrust and entrust["entrust"]:
        yield "entrust", entrust
    if MARK_HINT.search(folded, clause.start, clause.end) is None:
        return
    for match in MARK.finditer(folded, clause.start, clause.end):
        yield str(match.lastgroup), match


def _words_at(context: Context, at: int) -> int:
    """Where the words behind a mark begin."""
    words = context.document.text[at : at + 4]
    return at + len(words) - len(words.lstrip(" *"))
