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
from extract.agency.organisation import may_begin_mention, mention_at
from extract.agency.shared import committees_of, levels_shared, nation_shared, shared
from extract.context import Context
from patterns.agency.list import BRACKET, COLLECTIVE, COLON, HELD_BY, OWNED_BY
from patterns.agency.name import GROUP, HOLDER, LIST_MARK, VERB
from patterns.agency.role import MARK
from patterns.beginning import LETTERS, Beginnings, Possible, anything, of_pattern


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
    folded = context.document.folded
    if not _STEPS_AFTER[""][folded[start:end][:LETTERS]]:
        return Listing((), start, start)
    reading = _Reading(context, start, end, start, start)
    while reading.at < end:
        for step in _STEPS_AFTER[reading.last][folded[reading.at : end][:LETTERS]]:
            if step(reading):
                break
        else:
            break
    agencies = reading.agencies
    if len(agencies) > 1:
        agencies = nation_shared(context, levels_shared(agencies))
    return Listing(tuple(agencies), start, reading.stop)


def may_begin_list(beginning: str) -> bool:
    """Whether a list may begin with the first letters of a place of a folded text: at most places nothing of one does."""
    return bool(_STEPS_AFTER[""][beginning])


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
    return any(step(reading) for step in (_group, _holder, _agency)) or _undo(reading, match.start())


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


def _holder(reading: _Reading) -> bool:
    """The head of an agency, or its people."""
    context, start = reading.context, reading.at
    holder = HOLDER.match(context.document.folded, start, reading.end)
    agency = mention_at(context, holder.end(), reading.end) if holder else None
    if holder is None or agency is None:  # `Trưởng các thôn` heads no listed agency
        return False
    if _is_owner(reading, agency, holder.end()):
        return True
    printed = context.document.text[start : agency.span.end]
    name = f"{printed[0].upper()}{printed[1 : holder.end() - start]}{agency.name}"
    span = Span(start, agency.span.end)
    return reading.take(agency._replace(name=name, text=printed, span=span, holder=True))


def _agency(reading: _Reading) -> bool:
    """An agency by its own name."""
    at = reading.at
    agency = mention_at(reading.context, at, reading.end)
    if agency is None or HELD_BY.search(reading.context.document.folded, max(0, at - 12), at):
        return False
    return _is_owner(reading, agency, at) or reading.take(agency)


def _is_owner(reading: _Reading, agency: Mention, at: int) -> bool:
    """Whether an agency is the one that a collective belongs to, which is passed: `các cơ quan trực thuộc Bộ Y tế` are not among its members."""
    if reading.last != "collective":
        return False
    if OWNED_BY.search(reading.context.document.folded, max(reading.start, at - 12), at) is None:
        return False
    reading.at = reading.stop = agency.span.end
    return True


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
    label = MARK.match(folded, reading.at, reading.end) if folded.find(":", reading.at, reading.end) >= 0 else None
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
_BEGINS: Mapping[_Step, Possible] = {
    _mark: of_pattern(LIST_MARK),
    _colon: of_pattern(COLON),
    _group: of_pattern(GROUP),
    _holder: of_pattern(HOLDER),
    _agency: may_begin_mention,
    _shared: anything,
    _bracket: of_pattern(BRACKET),
    _collective: of_pattern(COLLECTIVE),
}
"""What each step may begin with."""


def _steps(*steps: _Step) -> Beginnings[_Step]:
    return Beginnings([(step, _BEGINS[step]) for step in steps])


_STEPS_AFTER: Mapping[str, Beginnings[_Step]] = {
    "": _steps(_group, _holder, _agency, _collective),
    "agency": _steps(_mark, _colon, _group, _bracket, _collective),
    "collective": _steps(_mark, _colon, _group, _holder, _agency, _bracket, _collective),
    "agency mark": _steps(_mark, _colon, _group, _holder, _agency, _shared, _collective),
    "collective mark": _steps(_mark, _colon, _group, _holder, _agency, _collective),
}
"""What may follow in a list after what was read last; the first that applies takes its words."""
