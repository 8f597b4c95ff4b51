"""Who acts in the role of a mark: ordered rules over the mark, the agencies after and before it, and the heading above.

`chủ trì` leads, `phối hợp` joins, `Đơn vị thực hiện:`, `Giao …` and `phụ trách` give a duty.
"""

import dataclasses
from collections.abc import Sequence

from corpus.document import Span
from extract.agency.found_list import agencies_before
from extract.agency.listing import Listing
from extract.agency.mention import Mention
from extract.context import Context
from extract.decision import Rule, always
from extract.record import AgencyRole
from patterns.agency.role import AGREEMENT, BETWEEN, IN_GENERAL, MARK, NOT_LEADING, OFFICE, OPENS_DUTY
from patterns.pattern import Match
from patterns.vocabulary import phrases_of

_IS = tuple(f"{word} " for word in phrases_of("is_or_acts"))


@dataclasses.dataclass(slots=True)
class Mark:
    """A mark with its surroundings: the evidence of the rules."""

    context: Context
    match: Match
    kind: str
    clause: Span
    subject: Sequence[Mention]
    behind: Listing
    led: bool
    """Whether an agency leads earlier in the line."""

    @property
    def labelled(self) -> bool:
        """Whether it is a label with a colon."""
        return self.kind.endswith("_label")

    @property
    def before(self) -> str:
        """The folded words of the clause before the mark."""
        return self.context.document.folded[self.clause.start : self.match.start()]

    def preceding(self, end: int | None = None) -> Sequence[Mention]:
        """The agencies immediately before the mark, or before another place."""
        found = agencies_before(self.context, self.clause.start, self.match.start() if end is None else end)
        return found.agencies if found else ()

    @property
    def bracketed(self) -> Sequence[Mention]:
        """The agency in whose bracket the mark is alone (`Sở Nội vụ (chủ trì)`); a bracket of partners is for all since the last one."""
        closes = self.context.document.folded.startswith(")", self.match.end())
        if not closes or not self.before.endswith("("):
            return ()
        before = self.preceding(self.match.start() - 1)
        if self.kind != "join":
            return before[-1:]
        closed = [place for place, agency in enumerate(before[:-1]) if agency.bracket]
        return before[closed[-1] + 1 if closed else 0 :]


def _heading_leads(mark: Mark) -> bool:
    if NOT_LEADING.search(mark.before):
        return False
    return mark.match[0].startswith(_IS) or OPENS_DUTY.search(mark.before.lstrip(" *-+")) is not None


def _labelled(mark: Mark) -> bool:
    """Whether a label is for a list of agencies; `chủ trì thực hiện: Dự án 2` is a verb with a colon."""
    bare = mark.match[0].startswith("chủ trì")
    return mark.kind == "lead_is" or (mark.kind == "lead_label" and not (bare and not mark.behind.agencies))


_LEADS: tuple[Rule[Mark, Sequence[Mention]], ...] = (
    Rule("after the label", _labelled, lambda mark: mark.behind.agencies),
    Rule("its bracket", lambda mark: mark.bracketed),
    Rule(
        "an office of the heading",
        lambda mark: OFFICE.match(mark.before.rpartition(":")[2]),
        lambda mark: mark.subject,
    ),
    Rule("agencies in general", lambda mark: IN_GENERAL.search(mark.before), lambda mark: ()),
    Rule("before the verb", lambda mark: mark.preceding()),
    Rule("the heading", _heading_leads, lambda mark: mark.subject),
    Rule("nobody", always, lambda mark: ()),
)
"""Who leads."""


def _partners(mark: Mark) -> Sequence[Mention]:
    """Agencies before `phối hợp` that join another one (`Sở Y tế chủ trì; Hội Nông dân phối hợp`; `cùng Hội Nông dân phối hợp`)."""
    found = agencies_before(mark.context, mark.clause.start, mark.match.start(), beside=True)
    if found is None:
        return ()
    beside = mark.context.document.folded[mark.clause.start : found.start].rstrip().endswith(("cùng", "cùng với"))
    return found.agencies if mark.led or beside else ()


def _is_noun(mark: Mark) -> bool:
    """Whether `phối hợp` is part of an agreement's name, or of `phối hợp giữa …`."""
    folded = mark.context.document.folded
    of_lead = mark.led and mark.match[0].endswith(" của")  # `do Sở X chủ trì, có sự phối hợp của Sở Y`
    return bool(BETWEEN.match(folded, mark.match.end(), mark.clause.end)) or (
        mark.kind == "join" and not of_lead and AGREEMENT.search(mark.before) is not None
    )


_JOINS: tuple[Rule[Mark, Sequence[Mention]], ...] = (
    Rule("a noun", _is_noun, lambda mark: ()),
    Rule("after the label", lambda mark: mark.kind == "join_label", lambda mark: mark.behind.agencies),
    Rule("after the verb", lambda mark: mark.behind.agencies),
    Rule("its bracket", lambda mark: mark.bracketed),
    Rule("partners before the verb", _partners),
    Rule("nobody", always, lambda mark: ()),
)
"""Who joins."""


def _marked_bracket(mark: Mark) -> bool:
    """Whether roles in brackets after the agencies state more than the label does (`Phân công: Sở Nội vụ (chủ trì)`)."""
    folded = mark.context.document.folded
    brackets = (agency.bracket for agency in mark.behind.agencies if agency.bracket)
    return any(MARK.match(folded, bracket.start, bracket.end) for bracket in brackets)


def _entrusted_to_lead(mark: Mark) -> bool:
    """Whether the words after the agencies entrusted make them lead."""
    following = MARK.match(mark.context.document.folded, mark.behind.end + 1, mark.clause.end)
    return following is not None and following.lastgroup == "lead"


_GIVEN: tuple[Rule[Mark, Sequence[Mention]], ...] = (
    Rule("roles in brackets", _marked_bracket, lambda mark: ()),
    Rule("entrusted to lead", lambda mark: mark.kind != "charge" and _entrusted_to_lead(mark), lambda mark: ()),
    Rule("after the label", lambda mark: mark.kind == "perform_label", lambda mark: mark.behind.agencies),
    Rule("entrusted", lambda mark: mark.kind == "entrust", lambda mark: mark.behind.agencies),
    Rule("before phụ trách", always, lambda mark: mark.preceding()),
)
"""Who is given a duty."""

ROLES: dict[AgencyRole, tuple[Rule[Mark, Sequence[Mention]], ...]] = {
    "lead": _LEADS,
    "coordinate": _JOINS,
    "assigned": _GIVEN,
}
"""The rules of each role that a mark gives."""
