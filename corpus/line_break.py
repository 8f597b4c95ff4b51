"""Whether a line continues in the next one: named rules, the first that applies decides.

What the file shows as a whole (`corpus.line_layout`) weighs more than the single line.
"""

import itertools
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corpus.line_layout import Seen
from corpus.wrap.apart import is_emphasis_closed, is_emphasis_open, is_label, is_label_alone
from corpus.wrap.ending import Break
from corpus.wrap.figure import (
    is_cited_part,
    is_dash,
    is_inside_brackets,
    is_sum_behind_colon,
    is_wrapped_dash,
    is_wrapped_figure,
    is_wrapped_number,
    is_wrapped_year,
)
from corpus.wrap.heading import (
    are_capitals,
    have_capitals,
    is_component_below,
    is_full_and_closed,
    is_heading_above_text,
    is_one_in_capitals,
    may_be_above_component,
    may_open_paragraph,
    opens_paragraph,
)
from corpus.wrap.word import (
    asks_for_more,
    ends_with_and,
    is_inside_agency,
    is_inside_sentence,
    is_inside_word,
    is_quoted_title,
    may_be_inside_word,
)


def _always(*_: object) -> bool:
    return True


class Rule(NamedTuple):
    """One reason: its name, when it applies, and whether the line then continues."""

    name: str
    when: Callable[[Break], object]
    joins: bool
    marked: bool | None = None
    """Whether the line below has a mark where the rule may apply; None if that is all the same, as in the next columns."""
    gap: bool | None = None
    """Whether a blank line is between."""
    closed: bool | None = None
    """Whether the line ends a clause."""
    emphasised: bool | None = None
    """Whether marks of emphasis are open at the line's end or enclose it."""
    low: bool | None = None
    """Whether the line below begins with a small letter."""
    parted: bool | None = None
    """Whether a table's row, a header's cell, or the border of one is between the lines."""
    may: Callable[[Seen, Seen], object] = _always
    """What is true of the line and the one below it wherever the rule applies: it costs less to ask than the rule."""

    def fits(self, *kind: bool) -> bool:
        """Whether the rule may apply at a break of a kind, which has the fields from `marked` on."""
        return all(asked is None or asked == found for asked, found in zip(self[3:9], kind, strict=True))


class Kind(NamedTuple):
    """A kind of break: the rules that may apply there, and whether lines continue at all such breaks; None if the rules must be asked."""

    rules: tuple[Rule, ...]
    joins: bool | None
    usual: bool
    """What the last of the rules decides."""
    others: tuple[Callable[[Seen, Seen], object], ...]
    """What the rules that decide otherwise need: where none has it, the last decides."""

    def is_usual(self, one: Seen, following: Seen) -> bool:
        """Whether the last rule decides for sure at a break between two lines."""
        for may in self.others:  # noqa: SIM110  # a generator costs as much as the rules
            if may(one, following):
                return False
        return True


def breaks_of(seen: Sequence[Seen]) -> list[Kind]:
    """For each line but the first of what kind the break before it is: all are looked up at once."""
    lines, _, _, closed, marks, lows = zip(*seen, strict=True)
    _, _, gaps, _, apart, walled, emphases, *_ = zip(*lines, strict=True)
    are_parted: Iterable[bool] = itertools.repeat(False)
    if True in apart or True in walled:
        are_parted = map(any, zip(apart, apart[1:], walled[1:], strict=False))
    kinds = zip(
        map(operator.is_not, marks[1:], itertools.repeat(None)),
        gaps[1:],
        closed,
        map(operator.is_not, emphases, itertools.repeat(None)),
        lows[1:],
        are_parted,
        strict=False,
    )
    return list(map(_KINDS.__getitem__, kinds))


def goes_on(at: Break, kind: Kind) -> bool:
    """Whether the paragraph continues in the next line, at a break of a kind."""
    for rule in kind.rules:
        if rule.when(at):
            return rule.joins
    raise LookupError("the last rule must hold always")


RULES: tuple[Rule, ...] = (
    Rule("apart", _always, False, parted=True),
    Rule("label alone", is_label_alone, True, marked=False, gap=False, may=is_label),
    Rule("emphasis open", is_emphasis_open, True, gap=False, emphasised=True),
    Rule("emphasis closed", is_emphasis_closed, False, emphasised=True),
    Rule("wrapped number", is_wrapped_number, True, marked=True, gap=False, closed=False),
    Rule("wrapped year", is_wrapped_year, True, marked=False, gap=False, closed=False, low=False),
    Rule("cited article", is_cited_part, True, marked=True, gap=False, closed=False),
    Rule("wrapped dash", is_wrapped_dash, True, marked=True, closed=False, may=is_dash),
    Rule("mark", _always, False, marked=True),
    Rule("inside a word", is_inside_word, True, closed=False, may=may_be_inside_word),
    Rule("sentence over a gap", is_inside_sentence, True, gap=True, closed=False, low=True),
    Rule("gap", _always, False, gap=True),
    Rule("component below", is_component_below, False, closed=False, may=may_be_above_component),
    Rule("capitals go on", are_capitals, True, low=False),
    Rule("opening words", opens_paragraph, False, may=may_open_paragraph),
    Rule("closed and low", _always, True, closed=True, low=True),
    Rule("closed and full", is_full_and_closed, True, closed=True),
    Rule("inside brackets", is_inside_brackets, True, closed=True),
    Rule("sum after a colon", is_sum_behind_colon, True, closed=True),
    Rule("closed", _always, False, closed=True),
    Rule("wrapped figure", is_wrapped_figure, True, low=False),
    Rule("quoted title", is_quoted_title, True, low=False),
    Rule("capitals end", is_one_in_capitals, False, may=have_capitals),
    Rule("low", _always, True, low=True),
    Rule("inside an agency's name", is_inside_agency, True),
    Rule("và", ends_with_and, True),
    Rule("heading above its text", is_heading_above_text, False),
    Rule("inside a block", lambda at: at.in_block, True),
    Rule("full", lambda at: at.is_full, True),
    Rule("asks for more", asks_for_more, True),
    Rule("short line", _always, False),
)
"""In order: the first that applies decides."""


def _kind(*has: bool) -> Kind:
    """A kind of break, with the rules up to the first that always applies; one that decides as this one does is not asked before it."""
    rules: list[Rule] = []
    for rule in RULES:
        if rule.fits(*has):
            rules.append(rule)
            if rule.when is _always:
                break
    while len(rules) > 1 and rules[-2].joins == rules[-1].joins:
        del rules[-2]
    usual = rules[-1].joins
    others = tuple(rule.may for rule in rules if rule.joins != usual)
    return Kind(tuple(rules), usual if len(rules) == 1 else None, usual, (_always,) if _always in others else others)


_KINDS = {has: _kind(*has) for has in itertools.product((True, False), repeat=6)}
"""The kinds of breaks: whether a mark, a gap, a closed line, an emphasis, a small letter, a border are there."""
