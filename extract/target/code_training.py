"""Whether what a figure counts is training: of workers for a trade, or of staff."""

from extract.kept import asked_once
from extract.target.code_words import named_code, words_of_both
from extract.target.reading import Reading
from patterns.target.code_training import LEARNERS, STAFF, TRAINED, TRAINS, TRAINS_STAFF, WORKERS_TRAINED
from patterns.target.indicator import indicator_of

_TRAINED_UNITS = {"class", "person"}


def learns_trade(e: Reading) -> bool:
    """Workers who are trained (`đào tạo 25 hướng dẫn viên du lịch`), not staff."""
    return (
        e.figure.unit in ("person", "class")
        and named_code(e) in (None, "staff_training")
        and TRAINS.search(e.indicator) is not None
        and LEARNERS.match(e.population) is not None
    )


def class_of_plan(e: Reading) -> bool:
    """A class in a plan for vocational training, and the people who attend it; not training of staff."""
    counted = e.figure.unit == "class" or e.indicator.startswith("lớp")
    return counted and training_of_plan(e) is not None and STAFF.search(words_of_both(e)) is None


def workers_trained(e: Reading) -> bool:
    """A share of workers who have been trained."""
    if e.figure.unit != "percent" or named_code(e) not in (None, "staff_training", "trained_workers"):
        return False
    return WORKERS_TRAINED.search(words_of_both(e)) is not None


def staff_trained(e: Reading) -> str | None:
    """Staff who are trained, in plans of any subject."""
    if (
        e.figure.unit in _TRAINED_UNITS
        and TRAINS_STAFF.search(e.before)
        and STAFF.search(f"{e.after[:60]} {e.population}")
    ):
        return "staff_training"
    sent = f"{e.indicator} ".startswith("cử ")
    return "staff_training" if TRAINED.search(words_of_both(e)) and (sent or STAFF.search(words_of_both(e))) else None


@asked_once
def training_of_plan(e: Reading) -> str | None:
    """The people who attend, in a plan for their training (`01 lớp đan lát (36 người)`)."""
    counted = e.figure.unit in ("class", "person") and not e.frame.rate
    code = indicator_of(e.place.plan, poverty=e.place.poverty) if counted else None
    return code if code == "vocational_training" else None
