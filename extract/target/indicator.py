"""`indicator` and `population`: what is measured and in whom, by the form of the clause around the figure.

The forms are tried in order, the first that holds gives both columns; its name is the row's rule.
Source: TABLES of the project, columns indicator and population.
"""

import itertools
from collections.abc import Callable
from typing import NamedTuple

from extract.target.form.again import given_to_all, this_rate
from extract.target.form.each import has_at_least, helped_by_each
from extract.target.form.label import label, label_done, label_people, of_structure, under_label
from extract.target.form.lent import goes_ahead, goes_on
from extract.target.form.part import PART_OF_RATE, part, part_done, part_of_rate
from extract.target.form.ranked import RANKED_PLACE, ranked
from extract.target.form.series import of_series
from extract.target.form.served import done_for, lent_to, served, served_barely, served_too
from extract.target.form.share import share
from extract.target.form.shared_head import SHARED_HEAD, of_shared_head
from extract.target.form.shared_predicate import in_predicate, inside, shared_by_parts, shared_predicate
from extract.target.form.stated_again import (
    SHARE_OF_ALL,
    all_of,
    count_again,
    in_brackets,
    rate_of_the_count,
    share_of_all,
)
from extract.target.form.subject import change_of, has_rate, own_subject, subject_count
from extract.target.form.things import lacking, none_left, ratio, things
from extract.target.form.turn import in_turn
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.population import who


class Form(NamedTuple):
    """A form of the clause around a figure: its name, what reads its words, and which figures may have it."""

    name: str
    read: Callable[[Frame], Measured | None]
    counts: bool | None = None
    """Whether the figure counts, rather than rates; None, here and in the fields below, if either will do."""
    lent: bool | None = None
    """Whether a figure is before it whose words it may share."""
    followed: bool | None = None
    """Whether a figure is after it in its clause."""
    labelled: bool | None = None
    """Whether a label is before it."""

    def fits(self, *evidence: bool) -> bool:
        """Whether a figure of such evidence, in the order of the fields, may have the form."""
        return all(asked is None or asked == found for asked, found in zip(self[2:], evidence, strict=True))


def measured(frame: Frame) -> Measured:
    """The words of a figure."""
    evidence = (frame.count, frame.lender is not None, bool(frame.right), frame.label is not None)
    for form in _FORMS_OF[evidence]:
        if (found := form.read(frame)) is not None:
            return found._replace(form=form.name, population=who(found.population, found.indicator))
    return Measured(frame.rest, None, "rest")


FORMS: tuple[Form, ...] = (
    Form("in turn", in_turn),
    Form(RANKED_PLACE, ranked),
    Form("count in a predicate", in_predicate, counts=True, lent=True),
    Form("part by what is done", part_done, counts=True, lent=True),
    Form("part of another figure", part, counts=True, lent=True),
    Form("all of those before the bracket", all_of),
    Form("share of a structure", of_structure, counts=False),
    Form("label of what is done", label_done, counts=True, labelled=True),
    Form("label", label, labelled=True),
    Form("label of people", label_people, counts=False, labelled=True),
    Form("none left", none_left),
    Form("noun of a ratio", ratio, labelled=False),
    Form("those who lack", lacking, counts=True, labelled=False),
    Form("words of the figure after", goes_ahead, followed=True, labelled=False),
    Form("words of the last of a series", of_series, labelled=False),
    Form("the rate before, in others", this_rate, counts=False, lent=True),
    Form("said again in brackets", in_brackets),
    Form("rate of the count before", rate_of_the_count, counts=False, lent=True),
    Form(SHARE_OF_ALL, share_of_all, counts=False, lent=True),
    Form("count of the rate before", count_again, counts=True, lent=True),
    Form("given with a list", given_to_all, counts=True, followed=True),
    Form("those whom each helps", helped_by_each, counts=True),
    Form("served in a list", served_too, counts=True, lent=True),
    Form("done for people", done_for),
    Form("people served, nothing else said", served_barely, counts=True, labelled=False),
    Form("things lent to", lent_to, counts=True),
    Form(PART_OF_RATE, part_of_rate, lent=True),
    Form("item under a label", under_label, counts=False, labelled=False),
    Form(SHARED_HEAD, of_shared_head, lent=True),
    Form("rate of those who have it", has_rate),
    Form("subject before the figure", own_subject),
    Form("words of the figure before", goes_on),
    Form("subject of a count", subject_count, counts=True),
    Form("change of what follows", change_of),
    Form("count inside a share", inside, counts=True, lent=True),
    Form("people who have", has_at_least, counts=True),
    Form("people served", served, counts=True),
    Form("predicate of another part", shared_by_parts, counts=True),
    Form("things counted", things, counts=True),
    Form("predicate of another figure", shared_predicate),
    Form("population and predicate", share),
)
_FORMS_OF = {
    evidence: tuple(form for form in FORMS if form.fits(*evidence))
    for evidence in itertools.product((False, True), repeat=4)
}
"""The forms that a figure of such evidence may have, in order: others are not tried."""
