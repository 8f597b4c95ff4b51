"""Which lines head duties: the agencies that one opens with, and the role that it gives them.

`assigned` for a line of the organisation section that opens with agencies, and elsewhere for a heading that is nothing but their
names; `requested` for `Đề nghị …` after any mark; the role of an open label (`Chủ trì:`) for the lines listed below it.
"""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple

from extract.agency.line import Line, organises
from extract.agency.listing import Listing, listing, may_begin_list
from extract.agency.mention import Mention
from extract.agency.organisation import is_issuer
from extract.component.mention import component_at
from extract.context import Context
from extract.decision import Rule, always, decide
from extract.kept import kept
from extract.outline.role import section_role
from extract.record import AgencyRole
from patterns.agency.head import ASKS_ITSELF, BRANCHES, DEMANDS, DUTY, RELATIVE
from patterns.agency.list import BRACKET, COLLECTIVE, COLON
from patterns.agency.name import HEAD, VERB
from patterns.agency.role import ASSIGN, DIRECT, DIRECTED, MARK, REPORTING, REQUEST
from patterns.beginning import LETTERS, Beginnings, of_pattern
from patterns.fold import fold
from patterns.pattern import Match

_COLON_WITHIN = 80
"""How far after the agencies the colon of a heading may be."""


class Head(NamedTuple):
    """A line that heads duties."""

    line: Line
    role: AgencyRole
    agencies: tuple[Mention, ...]
    start: int
    """Where the agencies, or the word of request before them, begin."""
    after: int
    """Where the words after the agencies begin."""
    rule: str
    alone: bool = False
    """Whether one agency is all of a numbered heading."""


@dataclasses.dataclass
class _Opening:
    """How a line opens: the evidence of the rules."""

    context: Context
    line: Line
    request: Match | None
    assign: Match | None
    members: Listing
    headed: bool
    """Whether it is below another agency's heading."""
    frame: AgencyRole | None
    """The role of an open label above."""
    organises: bool

    @property
    def agencies(self) -> tuple[Mention, ...]:
        return self.members.agencies

    @kept
    def after(self) -> int:
        """Where the words after the agencies begin, what states which of them are meant left out."""
        folded = self.context.document.folded
        at = self.members.end
        for remark in (BRACKET, RELATIVE):
            if match := remark.match(folded, at, self.line.end):
                at = match.end()
        return at

    @kept
    def empty(self) -> bool:
        """Whether nothing follows the agencies."""
        return not self.context.document.folded[self.after : self.line.end].strip(" .:*-")


_OPENS = Beginnings((("assign", of_pattern(ASSIGN)), ("list", may_begin_list)))
"""What a line that heads duties may open with, unless it requests something."""


def may_open(context: Context, line: Line) -> bool:
    """Whether a line may head duties, by its first letters."""
    return line.requests or bool(_OPENS[context.document.folded[line.start : line.end][:LETTERS]])


def opening(context: Context, line: Line, headed: bool, frame: AgencyRole | None) -> Head | None:
    """What a line heads; None if it heads nothing."""
    folded = context.document.folded
    request = _request(context, line) if line.requests else None
    openers = _OPENS[folded[line.start : line.end][:LETTERS]]
    assign = ASSIGN.match(folded, line.start, line.end) if not request and "assign" in openers else None
    start = request.end() if request else assign.end() if assign else line.start
    if not may_begin_list(folded[start : line.end][:LETTERS]):
        return None  # nor does a collective begin there
    first = listing(context, start, line.end)
    members = first if first.agencies else _listed_last(context, line, start)
    if members is None:
        return None
    found = _Opening(context, line, request, assign, members, headed, frame, organises(context, line))
    verdict = decide(_ROLES, found)
    return None if verdict.value is None else _head(found, verdict.value, verdict.rule)


def _head(found: _Opening, role: AgencyRole, rule: str) -> Head:
    """The heading that a line is, with the agencies that its own hands the duty on to."""
    agencies = (*found.agencies, *_directed(found))
    begin = found.request.start() if found.request else agencies[0].span.start
    after = _asked_itself(found) or found.after
    alone = len(agencies) == 1 and found.empty and found.line.marked and not found.line.bullet
    return Head(found.line, role, agencies, begin, after, rule, alone)


def _request(context: Context, line: Line) -> Match | None:
    """`Đề nghị` at the beginning of a line, or as the first word after a mark of any kind."""
    folded = context.document.folded
    if match := REQUEST.match(folded, line.start, line.end):
        return match
    opens = REQUEST.match(folded[line.start : line.end]) is not None
    return REQUEST.compiled.search(folded, line.start, line.end) if opens else None


def _listed_last(context: Context, line: Line, start: int) -> Listing | None:
    """The agencies that a collective is stated to be, to the heading's end (`Các sở được giao dự án: Sở Y tế, Sở Xây dựng`)."""
    folded, end = context.document.folded, line.end
    colon = folded.find(": ", start, end)
    if colon < 0 or not COLLECTIVE.match(folded, start, end):
        return None
    label, mark = MARK.match(folded, line.start, end), MARK.search(folded, start, end)
    if (label and str(label.lastgroup).endswith("_label")) or (mark and str(mark.lastgroup).startswith("join")):
        return None
    members = listing(context, colon + 2, end)
    return members if members.agencies and not folded[members.end : end].strip(" .:") else None


def _hands_out(opening_: _Opening) -> bool:
    """Whether the words after the agencies are a duty, or the end of a heading."""
    folded, text = opening_.context.document.folded, opening_.context.document.text
    at, end = opening_.after, opening_.line.end
    if opening_.empty or folded[at:end].lstrip().startswith(":") or MARK.match(folded, at + 1, end):
        return True
    if REPORTING.match(folded, at, end):
        return False
    if (
        DUTY.match(folded, at, end)
        or VERB.match(folded, at + 1, end)
        or ":" in folded[at : min(end, at + _COLON_WITHIN)]
    ):
        return True
    return folded.startswith(" ", at) and text[at + 1 : at + 2].islower()


def _directed(opening_: _Opening) -> Sequence[Mention]:
    """The agencies that the heading's agency hands the duty on to (`Sở X chỉ đạo Chi cục Y thực hiện …`)."""
    folded = opening_.context.document.folded
    verb = DIRECT.match(folded, opening_.after, opening_.line.end)
    if verb is None or opening_.request:
        return ()
    members = listing(opening_.context, verb.end(), opening_.line.end)
    return members.named if members.named and DIRECTED.match(folded, members.end, opening_.line.end) else ()


def _leads(opening_: _Opening) -> bool:
    """Whether the agencies that open a line have the lead in it (`Phân công thực hiện:` above `Phòng Y tế chủ trì …`)."""
    match = MARK.match(opening_.context.document.folded, opening_.after + 1, opening_.line.end)
    return match is not None and match.lastgroup == "lead"


def _asked_itself(opening_: _Opening) -> int | None:
    """Where what is requested begins after agencies of which the words after the colon request something by a shorter name (`Công ty X: Đề nghị Công ty …`)."""
    folded, end = opening_.context.document.folded, opening_.line.end
    asks = ASKS_ITSELF.match(folded, opening_.after, end)
    if asks is None:
        return None
    own = opening_.agencies[0].text
    at = asks.end() + len(_again(opening_, own, asks.end())) + 1
    return at if opening_.context.document.text[at : at + 1].islower() else None


def _again(opening_: _Opening, name: str, at: int) -> str:
    """The name, or the kind of agency that it begins with, as it is stated again at `at`; the line's rest if neither is."""
    text, folded, end = opening_.context.document.text, opening_.context.document.folded, opening_.line.end
    kind = HEAD.match(folded, at, end)
    if text.startswith(name, at):
        return name
    return kind[0] if kind and fold(name).startswith(kind[0]) else text[at:end]


def _issuer_speaks(opening_: _Opening) -> bool:
    """Whether the plan's own issuer demands something (`Ủy ban nhân dân tỉnh yêu cầu các sở …`)."""
    issuer = len(opening_.agencies) == 1 and is_issuer(opening_.context, opening_.agencies[0])
    return (
        issuer and DEMANDS.match(opening_.context.document.folded, opening_.members.end, opening_.line.end) is not None
    )


def _shares_duty(opening_: _Opening) -> bool:
    """Whether a bullet below words with a colon (`Trong đó:`) gives its agencies a duty of their own (`+ Sở X: hướng dẫn …`)."""
    context, line = opening_.context, opening_.line
    if not line.bullet or not line.above or opening_.assign is not None or section_role(context, line.start).reports:
        return False
    above = context.outline.items[line.above[-1]]
    duty = COLON.match(context.document.folded, opening_.members.end, line.end)
    led_in = context.document.text[above.heading.start : line.start].rstrip(" \n-+*•.").endswith(":")
    led_in = led_in or BRANCHES.search(context.document.folded, above.heading.start, line.start) is not None
    return duty is not None and led_in and VERB.match(context.document.folded, duty.end(), line.end) is not None


def _alone(opening_: _Opening) -> bool:
    line, last = opening_.line, opening_.agencies[-1]
    if opening_.members.end > max(last.span.end, last.bracket.end + 1 if last.bracket else 0):
        return False  # `Ban Chỉ đạo huyện, xã, thị trấn`
    return opening_.empty and line.marked and not line.bullet and opening_.assign is None


_ROLES: tuple[Rule[_Opening, AgencyRole | None], ...] = (
    Rule("the issuer speaks", _issuer_speaks, lambda line: None),
    Rule(
        "requested in the organisation section",
        lambda line: line.request is not None and line.organises,
        lambda line: "requested",
    ),
    Rule("requested", lambda line: line.request is not None, lambda line: "requested"),
    Rule("requested behind its name", lambda line: _asked_itself(line), lambda line: "requested"),
    Rule(
        "listed below a label",
        lambda line: line.frame is not None and not (line.frame == "assigned" and _leads(line)),
        lambda line: line.frame,
    ),
    Rule("its part of a duty", lambda line: _shares_duty(line), lambda line: "assigned"),
    Rule("below another agency", lambda line: line.headed, lambda line: None),
    Rule("below a project", lambda line: component_at(line.context, line.line.start) is not None, lambda line: None),
    Rule("organisation section", lambda line: line.organises and _hands_out(line), lambda line: "assigned"),
    Rule("heading of names alone", _alone, lambda line: "assigned"),
    Rule("heads nothing", always, lambda line: None),
)
"""The role that a line gives to the agencies that it opens with."""
