"""`indicator` and `population`: what is measured and in whom, by the form of the clause around the figure.

The forms are tried in order, the first that holds gives both columns; its name is the row's rule.
Source: TABLES of the project, columns indicator and population.
"""

from collections.abc import Callable

from extract.target.form.again import given_to_all, this_rate
from extract.target.form.label import label, label_done, label_people, of_structure, under_label
from extract.target.form.lent import (
    SHARE_OF_ALL,
    SHARED_HEAD,
    all_of,
    count_again,
    goes_ahead,
    goes_on,
    in_brackets,
    in_predicate,
    inside,
    of_shared_head,
    rate_of_the_count,
    share_of_all,
    shared_by_parts,
    shared_predicate,
)
from extract.target.form.part import PART_OF_RATE, part, part_done, part_of_rate
from extract.target.form.served import done_for, has_at_least, helped_by_each, served, served_barely, served_too, share
from extract.target.form.subject import change_of, has_rate, own_subject, subject_count
from extract.target.form.things import lacking, none_left, ratio, things
from extract.target.form.turn import in_turn
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.population import who


def measured(frame: Frame) -> Measured:
    """The words of a figure."""
    for name, form in FORMS:
        if (found := form(frame)) is not None:
            return found._replace(form=name, population=who(found.population, found.indicator))
    return Measured(frame.rest, None, "rest")


FORMS: tuple[tuple[str, Callable[[Frame], Measured | None]], ...] = (
    ("in turn", in_turn),
    ("count in a predicate", in_predicate),
    ("part by what is done", part_done),
    ("part of another figure", part),
    ("all of those before the bracket", all_of),
    ("share of a structure", of_structure),
    ("label of what is done", label_done),
    ("label", label),
    ("label of people", label_people),
    ("none left", none_left),
    ("noun of a ratio", ratio),
    ("those who lack", lacking),
    ("words of the figure after", goes_ahead),
    ("the rate before, in others", this_rate),
    ("said again in brackets", in_brackets),
    ("rate of the count before", rate_of_the_count),
    (SHARE_OF_ALL, share_of_all),
    ("count of the rate before", count_again),
    ("given with a list", given_to_all),
    ("those whom each helps", helped_by_each),
    ("served in a list", served_too),
    ("done for people", done_for),
    ("people served, nothing else said", served_barely),
    (PART_OF_RATE, part_of_rate),
    ("item under a label", under_label),
    (SHARED_HEAD, of_shared_head),
    ("rate of those who have it", has_rate),
    ("subject before the figure", own_subject),
    ("words of the figure before", goes_on),
    ("subject of a count", subject_count),
    ("change of what follows", change_of),
    ("count inside a share", inside),
    ("people who have", has_at_least),
    ("people served", served),
    ("predicate of another part", shared_by_parts),
    ("things counted", things),
    ("predicate of another figure", shared_predicate),
    ("population and predicate", share),
)
