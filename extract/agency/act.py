"""Who acts in a role that a clause names: leads (`chủ trì`), coordinates (`phối hợp`), carries out, or is put in charge.

A clause is read once into its marks; after a mark are the agencies of its list, before it those that act, else the heading acts.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.document import Span
from extract.agency.head import Head
from extract.agency.line import Line, clauses
from extract.agency.listing import Listing, listing
from extract.agency.mention import Mention
from extract.agency.organisation import is_issuer
from extract.agency.quota import NUMBER, quotas
from extract.agency.role import ROLES, Mark
from extract.context import Context
from extract.decision import decide
from extract.outline.role import section_role
from extract.record import AgencyRole
from patterns.agency.name import VERB
from patterns.agency.role import (
    ASSIGN,
    COMMAND_HINT,
    DIRECT,
    DIRECTS,
    DUTY_END,
    ENTRUSTS,
    MARK,
    may_entrust,
    may_have_mark,
)
from patterns.pattern import Match

_ROLE_OF: dict[str, AgencyRole] = {
    "lead_label": "lead", "lead_is": "lead", "lead": "lead", "join_label": "coordinate", "join": "coordinate",
    "perform_label": "assigned", "charge": "assigned", "entrust": "assigned",
}  # fmt: skip


class Act(NamedTuple):
    """A mark of a clause and the agencies that act in its role."""

    kind: str
    role: AgencyRole
    start: int
    """Where the mark begins."""
    after: int
    """Where the words after the mark and its list begin."""
    clause: Span
    line: Line
    agencies: tuple[Mention, ...]
    rule: str
    open: bool
    """Whether a label or verb has nothing after it, so that a list of lines may follow."""
    of_heading: bool = False
    """Whether the heading's agencies act."""


_READ_ON = ("roles in brackets", "entrusted to lead")
"""Rules after which the marks inside a label's list count too."""


def acts(context: Context, line: Line, head: Head | None) -> Iterator[Act]:
    """The acts of the clauses of a line that may give a role; `head` is the heading that the line is, or is below."""
    subject = head.agencies if head else ()
    led, covered = False, line.start
    parts = tuple(clauses(context, line))
    entrusts = may_entrust(context.document.folded[line.start : line.end])
    yield from _all_handed_on(context, parts, line, head, entrusts=entrusts)
    for members, item in quotas(context, line) if entrusts else ():
        yield Act(
            "entrust",
            "assigned",
            item.start,
            members.end,
            item,
            line,
            tuple(members.named),
            NUMBER,
            open=False,
        )
    for clause in parts:
        for kind, match in _marks(context, clause, entrusts=entrusts):
            if match.start() < covered:
                continue
            mark = Mark(context, match, kind, clause, subject, _list_behind(context, kind, match, clause, line), led)
            act = _act(mark, line)
            led = led or act.role == "lead"
            if _covers(mark, act.rule):
                covered = mark.behind.end
            yield act


def _act(mark: Mark, line: Line) -> Act:
    """Who acts in the role of a mark."""
    context, behind, role = mark.context, mark.behind, _ROLE_OF[mark.kind]
    verdict = decide(ROLES[role], mark)
    agencies = tuple(verdict.value)
    of_heading = bool(agencies) and agencies is not behind.agencies and agencies == tuple(mark.subject)
    alone = not behind.named and not context.document.folded[behind.end : line.end].strip(" .:*")
    return Act(
        mark.kind, role, mark.match.start(), behind.end if behind.named else mark.match.end(), _whole(context, mark.clause, behind), line, agencies, verdict.rule,
        alone and (mark.labelled or not agencies or of_heading), of_heading,
    )  # fmt: skip


def _covers(mark: Mark, rule: str) -> bool:
    """Whether the marks inside the list after a mark do not count."""
    return rule not in _READ_ON and (mark.labelled or mark.behind.end > mark.clause.end)


def _all_handed_on(
    context: Context, parts: Sequence[Span], line: Line, head: Head | None, *, entrusts: bool
) -> Iterator[Act]:
    """The acts of a line's clauses in which a duty is handed on; `entrusts` if one may entrust others."""
    folded = context.document.folded
    headed, entrusted = head is not None and head.role == "assigned", False
    commands = COMMAND_HINT.search(folded, line.start, line.end) is not None
    if not (headed or commands or (entrusts and len(parts) > 1)):
        return
    for clause in parts:
        start = _words_at(context, clause.start)
        handed = _handed_on(context, start, clause, line, entrusted, headed)
        if handed or (commands and (handed := _directs(context, start, clause, line))):
            yield handed
        assign = ASSIGN.match(folded, start, clause.end) if entrusts else None
        entrusted = entrusted or (assign is not None and assign["entrust"] is not None)


def _handed_on(context: Context, start: int, clause: Span, line: Line, entrusted: bool, headed: bool) -> Act | None:
    """The agencies that a clause, whose words begin at `start`, opens with, after one that entrusts others (`Giao X …; Y …`), after `Chỉ đạo` below a heading, or beside it (`X: …; Y: …`)."""
    verb = DIRECTS.match(context.document.folded, start, clause.end) if headed else None
    if verb is not None:
        return _handed_to(context, Span(verb.end(), clause.end), clause, line, "handed on below a heading")
    if entrusted:
        return _handed_to(context, Span(start, clause.end), clause, line, "entrusted one after another")
    if headed and clause.start > line.start and ":" in context.document.folded[start : clause.end]:
        return _handed_to(context, Span(start, clause.end), clause, line, _BESIDE)
    return None


def _directs(context: Context, start: int, clause: Span, line: Line) -> Act | None:
    """Both agencies of a clause in which one directs the other (`Sở X chỉ đạo Trung tâm Y duy trì …`); the plan's issuer has no duty of its own."""
    if COMMAND_HINT.search(context.document.folded, start, clause.end) is None:
        return None
    members = _opening_with(context, start, clause.end)
    behind = _directed(context, members, clause.end) if members else None
    if members is None or behind is None or section_role(context, line.start).reports:
        return None
    agencies = (*(agency for agency in members.named if not is_issuer(context, agency)), *behind.named)
    return Act("entrust", "assigned", start, members.end, clause, line, agencies, "directs another", open=False)


def _opening_with(context: Context, start: int, end: int) -> Listing | None:
    """The list of agencies that words open with; None if they do not."""
    members = listing(context, start, end)
    return members if members.named and members.agencies[0].span.start == start else None


def _directed(context: Context, members: Listing, end: int) -> Listing | None:
    """The agencies that those in a list direct, if a verb states what they are to do."""
    verb = DIRECT.match(context.document.folded, members.end, end)
    behind = _opening_with(context, verb.end(), end) if verb and ":" not in verb[0] else None
    return behind if behind and VERB.match(context.document.folded, behind.end + 1, end) else None


_BESIDE = "beside a heading"
"""The rule of an agency that a colon parts from its duty."""


def _handed_to(context: Context, words: Span, clause: Span, line: Line, rule: str) -> Act | None:
    """The act of the agencies that words open with; None if they open with none, or no duty follows."""
    folded = context.document.folded
    members = _opening_with(context, words.start, words.end)
    if members is None:
        return None
    if rule == _BESIDE and not folded.startswith(":", members.end):
        return None
    at = members.end + (2 if rule == _BESIDE else 1)
    if not _has_duty(context, at, words.end, any_words=words.start == _words_at(context, clause.start)):
        return None
    start = _words_at(context, clause.start)
    return Act("entrust", "assigned", start, members.end, clause, line, tuple(members.named), rule, open=False)


def _has_duty(context: Context, at: int, end: int, *, any_words: bool) -> bool:
    """Whether a duty begins after agencies: a verb, or any words in small letters, but no mark of another role."""
    folded, text = context.document.folded, context.document.text
    if MARK.match(folded, at, end) is not None:
        return False
    return VERB.match(folded, at, end) is not None or (any_words and text[at : at + 1].islower())


def _list_behind(context: Context, kind: str, match: Match, clause: Span, line: Line) -> Listing:
    """The list after a mark; semicolons part the agencies after a label, and after `phối hợp với` where nothing else follows it."""
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
    """The clause, extended to the whole of a list whose agencies are separated by semicolons."""
    if behind.end <= clause.end:
        return clause
    stop = DUTY_END.search(context.document.folded, behind.end, context.document.paragraph_at(clause.start).end)
    return Span(clause.start, stop.start() if stop else context.document.paragraph_at(clause.start).end)


def _marks(context: Context, clause: Span, *, entrusts: bool) -> Iterator[tuple[str, Match]]:
    folded = context.document.folded
    words = folded[clause.start : clause.end]
    if entrusts and (entrust := _entrusting(folded, words.lstrip(" *-+"), clause)):
        yield "entrust", entrust
    if may_have_mark(words):
        for match in MARK.finditer(folded, clause.start, clause.end):
            yield str(match.lastgroup), match


def _entrusting(folded: str, words: str, clause: Span) -> Match | None:
    """The word by which a clause, which begins with `words`, entrusts an agency."""
    entrust = ASSIGN.match(folded, clause.end - len(words), clause.end)
    return entrust if entrust and entrust["entrust"] else ENTRUSTS.search(folded, clause.start, clause.end)


def _words_at(context: Context, at: int) -> int:
    """Where the words after a mark begin."""
    words = context.document.text[at : at + 4]
    return at + len(words) - len(words.lstrip(" *"))
