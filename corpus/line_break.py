"""Whether a line continues in the next one: named rules, the first that applies decides.

What the file shows as a whole (`corpus.line_layout`) weighs more than the single line.
"""

import itertools
from collections.abc import Callable
from typing import NamedTuple

from corpus.wrap.apart import is_emphasis_closed, is_emphasis_open, is_label_alone, is_parted
from corpus.wrap.ending import Break
from corpus.wrap.figure import (
    is_cited_part,
    is_inside_brackets,
    is_sum_behind_colon,
    is_wrapped_dash,
    is_wrapped_figure,
    is_wrapped_number,
    is_wrapped_year,
)
from corpus.wrap.heading import (
    are_capitals,
    is_component_below,
    is_full_and_closed,
    is_heading_above_text,
    is_one_in_capitals,
    opens_paragraph,
)
from corpus.wrap.word import (
    asks_for_more,
    ends_with_and,
    is_inside_agency,
    is_inside_sentence,
    is_inside_word,
    is_quoted_title,
)


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

    def fits(self, marked: bool, gap: bool, closed: bool, emphasised: bool) -> bool:
        """Whether the rule may apply at a break of such a kind."""
        known = ((self.marked, marked), (self.gap, gap), (self.closed, closed), (self.emphasised, emphasised))
        return all(asked is None or asked == found for asked, found in known)


def goes_on(at: Break) -> bool:
    """Whether the paragraph continues in the next line."""
    one, following = at.one, at.following
    kind = (following.mark is not None, following.line.blank_before, one.closed, one.line.emphasis is not None)
    for rule in _RULES_OF[kind]:
        if rule.when(at):
            return rule.joins
    raise LookupError("the last rule must hold always")


def _always(_: Break) -> bool:
    return True


RULES: tuple[Rule, ...] = (
    Rule("apart", is_parted, False),
    Rule("label alone", is_label_alone, True, marked=False, gap=False),
    Rule("emphasis open", is_emphasis_open, True, gap=False, emphasised=True),
    Rule("emphasis closed", is_emphasis_closed, False, emphasised=True),
    Rule("wrapped number", is_wrapped_number, True, marked=True, gap=False),
    Rule("wrapped year", is_wrapped_year, True, marked=False, gap=False, closed=False),
    Rule("cited article", is_cited_part, True, marked=True, gap=False, closed=False),
    Rule("wrapped dash", is_wrapped_dash, True, marked=True, closed=False),
    Rule("mark", _always, False, marked=True),
    Rule("inside a word", is_inside_word, True),
    Rule("sentence over a gap", is_inside_sentence, True, gap=True, closed=False),
    Rule("gap", _always, False, gap=True),
    Rule("component below", is_component_below, False),
    Rule("capitals go on", are_capitals, True),
    Rule("opening words", opens_paragraph, False),
    Rule("closed and low", lambda at: at.following.starts_low, True, closed=True),
    Rule("closed and full", is_full_and_closed, True, closed=True),
    Rule("inside brackets", is_inside_brackets, True, closed=True),
    Rule("sum after a colon", is_sum_behind_colon, True, closed=True),
    Rule("closed", _always, False, closed=True),
    Rule("wrapped figure", is_wrapped_figure, True),
    Rule("quoted title", is_quoted_title, True),
    Rule("capitals end", is_one_in_capitals, False),
    Rule("low", lambda at: at.following.starts_low, True),
    Rule("inside an agency's name", is_inside_agency, True),
    Rule("và", ends_with_and, True),
    Rule("heading above its text", is_heading_above_text, False),
    Rule("inside a block", lambda at: at.in_block, True),
    Rule("full", lambda at: at.is_full, True),
    Rule("asks for more", asks_for_more, True),
    Rule("short line", _always, False),
)
"""In order: the first that applies decides."""

_RULES_OF = {
    kind: tuple(rule for rule in RULES if rule.fits(*kind)) for kind in itertools.product((True, False), repeat=4)
}
"""The rules for each kind of break: whether a mark, a gap, a closed line, an emphasis are there."""
