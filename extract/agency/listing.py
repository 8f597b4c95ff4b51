"""The agencies of a list: what each member is called if the list shares words, and where the list ends.

Collectives that name nobody are passed over, also after a colon (`các đơn vị gồm: Sở Tài chính, …`); agencies in brackets after
a collective are members, a bracket after an agency is a remark.  Words before or after a list belong to each member
(`Hội Nông dân, Cựu chiến binh huyện`; `Trạm Y tế Pà Cò, Hang Kia`; `các Sở: Y tế, Xây dựng`).
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from corpus.document import Span
from extract.agency.mention import Mention, with_level
from extract.agency.name_series import shared_field
from extract.agency.organisation import mention_at
from extract.agency.shared import committees_of, levels_shared, nation_shared, shared
from extract.context import Context
from patterns.agency.list import BRACKET, COLLECTIVE, COLON, HELD_BY, IN_CHARGE, JOINED, OWNED_BY
from patterns.agency.name import GROUP, HOLDER, LIST_MARK, START, VERB
from patterns.agency.opening import may_open_list
from patterns.agency.role import MARK

_BEFORE = 300
"""How far before a verb the list of those may begin who act."""


class Listing(NamedTuple):
    """The agencies of a list and where its last word ends, collectives and brackets included."""

    agencies: tuple[Mention, ...]
    start: int
    end: int

    @property
    def named(self) -> list[Mention]:
        """The agencies themselves, without those of which only the head is named."""
        return [agency for agency in self.agencies if not agency.holder]


@dataclasses.dataclass(slots=True)
class _Reading:
    """A list while it is read: what was found, where it continues, and of what kind its last member was."""

    context: Context
    at: int
    end: int
    stop: int
    """Where the last member ends."""
    start: int
    agencies: list[Mention] = dataclasses.field(default_factory=list)
    last: str = ""
    """`agency`, `collective`, either with the ` mark` after it, or nothing yet (see `_STEPS_AFTER`)."""

    def take(self, agency: Mention) -> bool:
        """Adds a member."""
        self.agencies.append(agency)
        self.at = self.stop = agency.span.end
        self.last = "agency"
        return True


def listing(context: Context, start: int, end: int) -> Listing:
    """The list that begins at `start`; its `end` is `start` if nothing of a list is there."""
    if not may_open_list(context.document.folded, start, end):
        return Listing((), start, start)
    reading = _Reading(context, start, end, start, start)
    while reading.at < end and _goes_on(reading):
        pass
    agencies = reading.agencies
    if len(agencies) > 1:
        agencies = nation_shared(context, levels_shared(agencies))
    return Listing(tuple(agencies), start, reading.stop)


def _goes_on(reading: _Reading) -> bool:
    """Whether the list continues, and reads what it continues with."""
    for step in _STEPS_AFTER[reading.last]:  # noqa: SIM110  # a generator costs as much as the steps
        if step(reading):
            return True
    return False


def agencies_in(context: Context, start: int, end: int) -> list[Mention]:
    """The agencies that a stretch of text names as a list, a table's cell for instance: lines and semicolons part them too."""
    found: list[Mention] = []
    at = start
    while at < end:
        here = listing(context, at, end)
        found += here.named
        following = START.search(context.document.folded, max(here.end, at + 1), end)
        if following is None:
            break
        at = following.start()
    return found


_TOGETHER = "cùng với "
"""Words before an agency that acts with another."""


def agencies_before(context: Context, start: int, end: int, *, beside: bool = False) -> Listing | None:
    """The list that ends immediately before `end`, skipping a bracket and words of charge; None if others lead it; `beside` takes `cùng với Y`."""
    folded = context.document.folded
    if link := IN_CHARGE.search(folded, start, end):
        end = link.start()
    end = _before_bracket(folded, start, end)
    for match in START.finditer(folded, max(start, end - _BEFORE), end):
        found = listing(context, match.start(), end)
        if found.agencies and not folded[found.end : end].strip(" ,:"):
            together = beside and folded.endswith(_TOGETHER, start, match.start())
            governed = HELD_BY.search(folded, start, match.start()) or JOINED.search(folded, start, match.start())
            return None if governed and not together else found
    return None


def _before_bracket(folded: str, start: int, end: int) -> int:
    """Where the words before a bracket end that is immediately before `end`."""
    words = folded[start:end].rstrip(" ,")
    opened = words.rfind("(")
    return start + opened if words.endswith(")") and opened > 0 else end


def _mark(reading: _Reading) -> bool:
    """A comma, semicolon or `và`."""
    match = LIST_MARK.match(reading.context.document.folded, reading.at, reading.end)
    if match is None:
        return False
    reading.at = match.end()
    reading.last = f"{reading.last.split(' ')[0]} mark"
    return True


def _colon(reading: _Reading) -> bool:
    """A colon after a collective (`các đơn vị gồm: …`), or before the units of committees."""
    match = COLON.match(reading.context.document.folded, reading.at, reading.end)
    if match is None:
        return False
    if reading.last == "agency" and (
        agency := committees_of(reading.context, reading.agencies[-1], match.end(), reading.end)
    ):
        reading.agencies.pop()
        return reading.take(agency)
    if not reading.last.startswith("collective"):
        return False
    reading.at = match.end()
    return any(step(reading) for step in (_group, _agency)) or _undo(reading, match.start())


def _undo(reading: _Reading, at: int) -> bool:
    reading.at = at
    return False


def _group(reading: _Reading) -> bool:
    """Agencies whose kind is printed once before their fields (`các Sở: Y tế, Kế hoạch và Đầu tư`)."""
    folded, text = reading.context.document.folded, reading.context.document.text
    group = GROUP.match(folded, reading.at, reading.end)
    if group is None:
        return False
    at, found = group.end(), False
    while field := shared_field(reading.context, group["kind"], at, reading.end):
        name, stop = field
        reading.take(Mention(with_level(name, None, reading.context), text[at:stop], Span(at, stop), "group"))
        found = True
        mark = LIST_MARK.match(folded, stop, reading.end)
        at = mark.end() if mark else reading.end
    return found


def _agency(reading: _Reading) -> bool:
    """An agency by its own name, or the head of one."""
    folded = reading.context.document.folded
    holder = HOLDER.match(folded, reading.at, reading.end)
    at = holder.end() if holder else reading.at
    agency = mention_at(reading.context, at, reading.end)
    if agency is None and holder:  # `Trưởng các thôn` heads no listed agency
        holder, at = None, reading.at
        agency = mention_at(reading.context, at, reading.end)
    if agency is None or (HELD_BY.search(folded, max(0, at - 12), at) and holder is None):
        return False
    if reading.last == "collective" and OWNED_BY.search(folded, max(reading.start, at - 12), at):
        reading.at = reading.stop = agency.span.end
        return True  # `các cơ quan trực thuộc Bộ Y tế` are not among its members
    if holder:
        start = holder.start()
        printed = reading.context.document.text[start : agency.span.end]
        name = f"{printed[0].upper()}{printed[1 : at - start]}{agency.name}"
        agency = agency._replace(name=name, text=printed, span=Span(start, agency.span.end), holder=True)
    return reading.take(agency)


def _shared(reading: _Reading) -> bool:
    """A member whose first words only the member before has."""
    if not reading.agencies or reading.agencies[-1].holder:
        return False
    agency = shared(reading.context, reading.agencies[-1], reading.at, reading.end)
    return agency is not None and reading.take(agency)


def _bracket(reading: _Reading) -> bool:
    """A bracket: agencies after a collective, a remark after an agency."""
    match = BRACKET.match(reading.context.document.folded, reading.at, reading.end)
    if match is None:
        return False
    inside = Span(match.start("words"), match.end("words"))
    if reading.last == "agency" and reading.agencies:
        reading.agencies[-1] = reading.agencies[-1]._replace(bracket=inside)
    else:
        reading.agencies += listing(reading.context, inside.start, inside.end).agencies
    reading.at = reading.stop = match.end()
    return True


def _collective(reading: _Reading) -> bool:
    """A word that names nobody (`các cơ quan, đơn vị liên quan`)."""
    folded = reading.context.document.folded
    match = COLLECTIVE.match(folded, reading.at, reading.end)
    if match is None or (reading.last == "agency" and not match["remark"]):
        return False
    label = MARK.match(folded, reading.at, reading.end)
    if label is not None and str(label.lastgroup).endswith("_label"):  # `…; đơn vị phối hợp: …`
        return False
    reading.at = match.end()
    if reading.last != "agency":
        reading.last = "collective"
    space = folded.startswith(" ", reading.at)
    reading.stop = reading.at
    if space and (match[0].endswith("các") or not VERB.match(folded, reading.at + 1, reading.end)):
        reading.at += 1
    return True


_Step: TypeAlias = Callable[[_Reading], bool]
_STEPS_AFTER: Mapping[str, tuple[_Step, ...]] = {
    "": (_group, _agency, _collective),
    "agency": (_mark, _colon, _group, _bracket, _collective),
    "collective": (_mark, _colon, _group, _agency, _bracket, _collective),
    "agency mark": (_mark, _colon, _group, _agency, _shared, _collective),
    "collective mark": (_mark, _colon, _group, _agency, _collective),
}
"""What may follow in a list after what was read last; the first that applies takes its words."""
