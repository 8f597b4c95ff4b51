"""`indicator` and `population`: what is measured and in which population, by the form of the clause around the figure.

The forms are tried in order, the first that applies gives both columns; its name is the row's rule.
Source: TABLES of the project, columns indicator and population.
"""

import functools
import itertools
from collections.abc import Callable
from typing import NamedTuple

from extract.target.form import names
from extract.target.form.again import given_to_all, this_rate
from extract.target.form.agency import of_agency
from extract.target.form.answered import answered
from extract.target.form.breeds import bred_by
from extract.target.form.differs import differs
from extract.target.form.done_for import done_for
from extract.target.form.each import has_at_least, helped_by_each
from extract.target.form.had_rate import has_rate
from extract.target.form.head import done_by_head, lack_of_head, year_of_head
from extract.target.form.held import held
from extract.target.form.label import label, label_done, label_people, label_too, of_structure, under_label
from extract.target.form.lent import goes_ahead, goes_on, of_last_place
from extract.target.form.level import of_level, of_site, with_noun
from extract.target.form.measured_out import measured_out
from extract.target.form.part import part, part_done, part_of_rate
from extract.target.form.place import of_place
from extract.target.form.ranked import ranked
from extract.target.form.series import of_series
from extract.target.form.served import lent_to, served, served_barely, served_too
from extract.target.form.share import share
from extract.target.form.shared_head import of_shared_head
from extract.target.form.shared_predicate import in_predicate, inside, shared_by_parts, shared_predicate
from extract.target.form.stated_again import (
    all_of,
    count_again,
    in_brackets,
    planned_aside,
    rate_of_the_count,
    share_of_all,
)
from extract.target.form.subject import change_of, own_subject, subject_count
from extract.target.form.things import lacking, none_left, ratio, things
from extract.target.form.turn import in_turn
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.population import who
from patterns.target.area import RANKED

_OPENS = {"(", ":"}
_TURNS = {"TURN", "EQUALS"}
"""Tags of the words before the figures of a list in turn."""


class Form(NamedTuple):
    """A form of the clause around a figure: its name, what reads its words, and which figures may have it.

    What is asked of a figure follows from what `read` asks: for one that may have the form by one of two sets of evidence there are two.
    """

    name: str
    read: Callable[[Frame], Measured | None]
    counts: bool | None = None
    """Whether the figure counts, rather than rates; None, here and in the fields below, if either will do."""
    people: bool | None = None
    """Whether its unit is people or households."""
    lent: bool | None = None
    """Whether a figure is before it whose words it may share."""
    listed: bool | None = None
    """Whether a figure is before it in its clause."""
    followed: bool | None = None
    """Whether a figure is after it in its clause."""
    labelled: bool | None = None
    """Whether a label is before it."""
    marked: bool | None = None
    """Whether a bracket or a colon opens before it in its sentence."""
    subject: bool | None = None
    """Whether a subject is before it."""
    head: bool | None = None
    """Whether a head noun opens the words before it (`Frame.rate`)."""
    stated: bool | None = None
    """Whether anything leads from the subject to it (`Frame.states`)."""
    rest: bool | None = None
    """Whether words are after it."""
    bare: bool | None = None
    """Whether those are nothing but its unit (`Frame.bare`)."""
    turns: bool | None = None
    """Whether its sentence has words that introduce figures in turn."""
    ranks: bool | None = None
    """Whether its sentence has words that rank places."""
    none_left: bool | None = None
    """Whether it is the figure 0 in words."""

    def asks(self) -> tuple[int, int]:
        """Which evidence is asked of a figure, and what it is to be, as bits in the order of the fields."""
        asked = self[2:]
        return sum(itertools.compress(_BITS, (one is not None for one in asked))), sum(itertools.compress(_BITS, asked))


_BITS = tuple(1 << k for k in range(len(Form._fields) - 2))
"""One bit for each field of evidence."""


@functools.cache
def forms_of(evidence: tuple[bool, ...]) -> tuple[tuple[Callable[[Frame], Measured | None], str], ...]:
    """What reads the forms that a figure of such evidence may have, in order, and their names: others are not tried."""
    found = sum(itertools.compress(_BITS, evidence))
    return tuple([form for form, (asked, wanted) in _ASKED if found & asked == wanted])


def evidence_of(frame: Frame) -> tuple[bool, ...]:
    """What a figure's forms are known by, in the order of the fields of `Form`."""
    return (
        frame.count,
        frame.figure.unit in PEOPLE,
        frame.lender is not None,
        frame.left != [],
        frame.right != [],
        frame.label is not None,
        not _OPENS.isdisjoint(frame.lows[: frame.i]),
        frame.subject is not None,
        frame.rate,
        frame.states != [],
        frame.rest is not None,
        frame.bare,
        not frame.tags.isdisjoint(_TURNS),
        frame.sentence.may_say(RANKED),
        frame.figure.none_left,
    )


def measured(frame: Frame) -> Measured:
    """The words of a figure."""
    for read, name in forms_of(evidence_of(frame)):
        if (found := read(frame)) is not None:
            indicator, people, _, lender = found
            if people is not None:
                people = with_noun(frame, who(people, indicator))
            return Measured(indicator, people, name, lender)
    return Measured(frame.rest, None, names.REST)


FORMS: tuple[Form, ...] = (
    Form(names.IN_TURN, in_turn, turns=True),
    Form(names.ANSWERED, answered, marked=True),
    Form(names.RANKED_PLACE, ranked, ranks=True),
    Form(names.DIFFERENCE, differs, lent=True),
    Form(names.PART_OF_PLACE, of_place, lent=True, bare=True),
    Form(names.PART_OF_LEVEL, of_level, lent=True, bare=True),
    Form(names.PART_OF_LEVEL, of_level, lent=True, bare=False, subject=False),
    Form(names.PART_OF_SITE, of_site, lent=True, bare=True),
    Form(names.PART_OF_AGENCY, of_agency, counts=True, lent=True),
    Form(names.LACK_OF_HEAD, lack_of_head, labelled=False, subject=True, bare=True),
    Form(names.YEAR_OF_HEAD, year_of_head, marked=True, bare=True),
    Form(names.DONE_BY_HEAD, done_by_head, counts=True, people=True, marked=True, subject=False, rest=True),
    Form(names.IN_PREDICATE, in_predicate, counts=True, listed=True, rest=True),
    Form(names.BRED, bred_by, counts=True, labelled=False, marked=True, bare=True),
    Form(names.PART_DONE, part_done, counts=True, lent=True, subject=True, stated=False, bare=True),
    Form(names.PART, part, counts=True, lent=True, stated=False),
    Form(names.ALL_OF, all_of, marked=True, bare=True),
    Form(names.OF_STRUCTURE, of_structure, counts=False, rest=False),
    Form(names.LAST_OF_PLACES, of_last_place, counts=True, followed=True),
    Form(names.LABEL_DONE, label_done, counts=True, labelled=True, bare=False),
    Form(names.LABEL, label, labelled=True),
    Form(names.LABEL_OF_PEOPLE, label_people, counts=False, labelled=True, rest=True),
    Form(names.LABEL_TOO, label_too, counts=True, listed=True, labelled=False, subject=False, bare=True),
    Form(names.NONE_LEFT, none_left, none_left=True),
    Form(names.RATIO, ratio, labelled=False, subject=False, rest=False),
    Form(names.LACKING, lacking, counts=True, labelled=False, rest=True),
    Form(names.FIGURE_AFTER, goes_ahead, followed=True, labelled=False, bare=True),
    Form(names.LAST_OF_SERIES, of_series, labelled=False, subject=False, bare=True),
    Form(names.RATE_IN_OTHERS, this_rate, counts=False, lent=True, head=True),
    Form(names.PLANNED_ASIDE, planned_aside, counts=True, listed=True, marked=True, bare=True),
    Form(names.IN_BRACKETS, in_brackets, marked=True),
    Form(names.RATE_OF_COUNT, rate_of_the_count, counts=False, lent=True, head=True),
    Form(names.SHARE_OF_ALL, share_of_all, counts=False, lent=True, subject=False),
    Form(names.COUNT_OF_RATE, count_again, counts=True, lent=True, subject=False, bare=True),
    Form(names.GIVEN_WITH_LIST, given_to_all, counts=True, followed=True, rest=True),
    Form(names.HELPED_BY_EACH, helped_by_each, counts=True, listed=False),
    Form(names.SERVED_IN_LIST, served_too, counts=True, listed=True, subject=False, stated=False, rest=True),
    Form(names.DONE_FOR, done_for, rest=True),
    Form(
        names.SERVED_BARELY,
        served_barely,
        counts=True,
        people=True,
        labelled=False,
        subject=True,
        stated=False,
        bare=True,
    ),
    Form(names.LENT_TO, lent_to, counts=True, people=False),
    Form(names.PART_OF_RATE, part_of_rate, counts=False, lent=True, subject=True, rest=False),
    Form(names.UNDER_LABEL, under_label, counts=False, labelled=False, marked=True, rest=False),
    Form(names.SHARED_HEAD, of_shared_head, lent=True, subject=True, bare=True),
    Form(names.HAS_RATE, has_rate, head=True),
    Form(names.SUBJECT, own_subject, subject=True),
    Form(names.FIGURE_BEFORE, goes_on, bare=True),
    Form(names.MEASURED_OUT, measured_out, counts=True, people=False, subject=True),
    Form(names.HELD, held, counts=True, subject=True, stated=False, bare=True),
    Form(names.SUBJECT_OF_COUNT, subject_count, counts=True, subject=True, stated=False, bare=True),
    Form(names.CHANGE, change_of, counts=True, people=True, subject=False),
    Form(names.CHANGE, change_of, counts=False, subject=False),
    Form(names.CHANGE, change_of, counts=False, subject=True, listed=False, followed=False),
    Form(names.INSIDE_SHARE, inside, counts=True, listed=True, rest=True),
    Form(names.PEOPLE_WHO_HAVE, has_at_least, counts=True, subject=True, rest=True),
    Form(names.SERVED, served, counts=True, none_left=False),
    Form(names.PREDICATE_OF_PART, shared_by_parts, counts=True),
    Form(names.THINGS, things, counts=True),
    Form(names.SHARED_PREDICATE, shared_predicate, listed=True),
    Form(names.SHARED_PREDICATE, shared_predicate, listed=False, followed=True),
    Form(names.SHARE, share),
)
_ASKED = tuple(((form.read, form.name), form.asks()) for form in FORMS)
"""What reads each form, with its name and the evidence that it asks."""
