"""`indicator_code`: which indicator the words of a figure mean.

What is reached or done decides; then whether poverty itself is measured; then the population, the preceding figure and the heading.
"""

from collections.abc import Callable

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.target.code_lent import (
    SHARED,
    STATED_AGAIN,
    CodeOf,
    ethnic_part,
    ethnic_rate,
    figure_before,
    part_by_what_is_done,
    part_of_figure_before,
    part_of_first_figure,
    served_by_things,
    share_of_figure_before,
    subgroup,
    those_who_attend,
)
from extract.target.code_other import (
    SERVED_BY_AGENCIES,
    STANDARDS,
    documents,
    media,
    nutrition_of_mothers,
    people_of_agencies,
    service_of_agency,
    share_of_members,
    sites,
    standard_of_place,
    things_counted,
    training_of_others,
)
from extract.target.code_poverty import (
    CHANGED,
    change_of_poor,
    group_of_poor,
    helped,
    no_longer_poor,
    poverty_itself,
    share_of_poor,
)
from extract.target.code_subject import HOUSES, house_of_plan, water_of_plan
from extract.target.code_training import class_of_plan, learns_trade, staff_trained, training_of_plan, workers_trained
from extract.target.code_words import OTHER, named_code, words_of_both
from extract.target.fact import (
    CLASS,
    COUNT,
    FURTHER,
    HOUSE,
    HOUSEHOLD,
    LATER,
    LENT,
    NAMED,
    PEOPLED,
    PERSON,
    SHARE,
    THING,
    coded,
    measured_as,
    of_code,
)
from extract.target.form import names
from extract.target.reading import Reading
from patterns.target.chunk import phrases
from patterns.target.code import (
    BANK,
    GRANTED,
    INSTITUTION,
    LIVELIHOOD,
    LIVESTOCK,
    NO_HEADING_CODE,
    NO_PEOPLE,
    PUPILS,
    TEMPORARY,
)
from patterns.target.code_training import TRAINED
from patterns.target.indicator import indicator_of

_SERVED = {"household", "person", "ha"}
_BENEFITS = {"policy_coverage", None}
"""Codes that state only that something is granted."""
_OF_HEADING = {"person", "household", "class", "model", "project", "percent", "commune"}
"""Units whose figures may have the code that their heading names."""
_HOUSEHOLDS = {"household", "person"}


def _livestock(e: Reading) -> bool:
    """Animals that households gain, and those households, in plans on poverty (`cấp 50 con dê cho 25 hộ`)."""
    known = e.figure.unit == "household" or e.figure.unit.startswith("con ")
    return e.place.poverty and known and LIVESTOCK.match(e.indicator) is not None


def _of_pupils(e: Reading) -> bool:
    """What pupils are given or granted (`500 chiếc xe đạp cho học sinh nghèo`, `hỗ trợ gạo cho 18.200 học sinh`)."""
    return (
        named_code(e) in _BENEFITS
        and PUPILS.match(e.population) is not None
        and GRANTED.search(e.indicator) is not None
    )


def _in_models(e: Reading) -> bool:
    """Members of a model of livelihood."""
    return e.figure.unit in _HOUSEHOLDS and named_code(e) == "livelihood_models"


def _gains_livelihood(e: Reading) -> bool:
    """Households that gain a livelihood (`hỗ trợ 82 hộ nuôi bò sinh sản`)."""
    return (
        e.figure.unit == "household"
        and not e.figure.none_left
        and LIVELIHOOD.search(words_of_both(e)) is not None
        and TRAINED.search(words_of_both(e)) is None
    )


def _temporary(e: Reading) -> bool:
    """Houses built and repaired instead of temporary ones, which the sentence or the heading names."""
    return e.figure.unit in HOUSES and TEMPORARY.search(f"{e.sentence_before} {e.place.heading}") is not None


def _verb_and_people(e: Reading) -> str | None:
    """A bare verb with the people it serves (`Xóa 100% nhà tạm`)."""
    bare = phrases().get(e.indicator, frozenset()) & {"MAKE", "SERVE", "DIR:reduce"}
    return indicator_of(f"{e.indicator} {e.population}", poverty=e.place.poverty) if bare else None


def _part_named(e: Reading) -> str | None:
    """`Tỷ lệ lao động qua đào tạo đạt 72%, trong đó lao động có chứng chỉ đạt 30%`: a part that names its own code."""
    return indicator_of(e.population, poverty=e.place.poverty) if e.measured.form == names.PART_OF_RATE else None


def _of_population(e: Reading) -> str | None:
    """Words of the population that name what is done (`N% lao động đi xuất khẩu`); the name of an agency is not one."""
    if not (e.population and e.place.poverty and e.figure.unit == "percent") or INSTITUTION.match(e.population):
        return None
    return indicator_of(e.population)


def _houses(e: Reading) -> str | None:
    return "housing_support" if e.figure.unit in HOUSES and e.place.poverty else None


def _verb(e: Reading) -> str | None:
    """The verb before a count with the noun after it (`tạo việc làm cho 415 lao động`, `xây mới 62 nhà ở`)."""
    frame = e.frame
    if not frame.count:
        return None
    words = BANK.without(frame.low(max(frame.opens, frame.lo), frame.i))
    if INSTITUTION.match(words):
        return None
    return indicator_of(f"{words} {e.indicator}", poverty=e.place.poverty)


def _has_own_words(e: Reading) -> bool:
    """A rate, or a count of things, with words of its own: no heading states what it is."""
    if e.frame.rate:
        return e.frame.verb - e.frame.lead > 1
    return _is_thing(e) and e.indicator.count(" ") > 1


def _is_thing(e: Reading) -> bool:
    return e.measured.form == names.THINGS and e.figure.unit not in _HOUSEHOLDS


def _of_heading(e: Reading) -> bool:
    """Whether a heading may state what a figure is of: its unit and its words leave it open."""
    named = NO_HEADING_CODE.search(e.indicator) or NO_PEOPLE.match(e.population) or _has_own_words(e)
    return not named and e.figure.unit in _OF_HEADING


def _heading(e: Reading) -> str | None:
    """What the nearest heading names, except policies; for an item whose label names something itself, what the label names (`Bảo hiểm y tế: 100% nhân khẩu có thẻ`)."""
    if not e.place.poverty or not _of_heading(e):
        return None
    codes = (indicator_of(title, poverty=e.place.poverty) for title in reversed(e.place.near))
    found = next((code for code in codes if code not in _BENEFITS), None)
    label, colon, _ = e.sentence_before.partition(":")
    return (indicator_of(label, poverty=e.place.poverty) if found and colon else None) or found


def _from(travels: Callable[[Reading, CodeOf], str | None]) -> Callable[[Reading], str | None]:
    """A rule by which the code of another figure travels to this one."""
    return lambda e: travels(e, lambda other: code_of(other).value)


_PART_OF_RATE, _MODELS = measured_as(names.PART_OF_RATE), coded("livelihood_models")

CODE: tuple[Rule[Reading, str], ...] = (
    Rule("share of the poor", share_of_poor, given=(SHARE,)),
    Rule("service of an agency", service_of_agency, lambda e: OTHER, (coded(*SERVED_BY_AGENCIES),)),
    Rule("standard of a place", standard_of_place, lambda e: OTHER, (coded(*STANDARDS),)),
    Rule("documents", documents, lambda e: OTHER, (SHARE, PEOPLED)),
    Rule("sites and meetings", sites, lambda e: OTHER, (THING,)),
    Rule("media", media, lambda e: OTHER, (coded("information_access"),)),
    Rule("things whatever they are about", things_counted, lambda e: OTHER, (NAMED,)),
    Rule("livestock gained", _livestock, lambda e: "production_support", (HOUSEHOLD | THING,)),
    Rule("support of pupils", _of_pupils, lambda e: "education_support", (PEOPLED,)),
    Rule("nutrition of mothers", nutrition_of_mothers, lambda e: OTHER, (coded("child_nutrition"),)),
    Rule("share of members", share_of_members, lambda e: OTHER, (_MODELS, SHARE)),
    Rule("members of models", _in_models, lambda e: "production_support", (_MODELS, HOUSEHOLD | PERSON)),
    Rule("households that gain a livelihood", _gains_livelihood, lambda e: "production_support", (HOUSEHOLD,)),
    Rule("instead of temporary houses", _temporary, lambda e: "temporary_housing", (HOUSE,)),
    Rule("house of a plan to replace houses", house_of_plan, lambda e: "temporary_housing", (HOUSE | SHARE,)),
    Rule("class in a plan for training", class_of_plan, lambda e: "vocational_training", (CLASS | PERSON,)),
    Rule("workers trained", workers_trained, lambda e: "trained_workers", (SHARE,)),
    Rule("training of others", training_of_others, lambda e: OTHER, (coded("production_support", "staff_training"),)),
    Rule("staff trained", staff_trained),
    Rule("people of bodies", people_of_agencies, lambda e: OTHER, (PEOPLED,)),
    Rule("workers who learn a trade", learns_trade, lambda e: "vocational_training", (CLASS | PERSON, PEOPLED)),
    Rule("helped or praised", helped, given=(HOUSEHOLD,)),
    Rule("group of the poor", group_of_poor, given=(HOUSEHOLD, PEOPLED)),
    Rule("part that names its own", _part_named, given=(_PART_OF_RATE,)),
    Rule("named by what is reached", named_code, given=(NAMED,)),
    Rule("works of a plan for water", water_of_plan, lambda e: "clean_water"),
    Rule("part of another figure", _from(part_by_what_is_done), given=(LENT, measured_as(names.PART, names.PART_DONE))),
    Rule("named by verb and population", _verb_and_people),
    Rule("households that cease to be poor", no_longer_poor, given=(HOUSEHOLD | SHARE,)),
    Rule("rate of a people", _from(ethnic_rate), given=(_PART_OF_RATE,)),
    Rule("poverty before the share", _from(share_of_figure_before), given=(LENT, measured_as(*STATED_AGAIN))),
    Rule("poverty itself", poverty_itself),
    Rule("change of the poor", change_of_poor, given=(measured_as(*CHANGED),)),
    Rule("ethnic part", _from(ethnic_part), given=(FURTHER, HOUSEHOLD | SHARE)),
    Rule("figure before", _from(figure_before), given=(LENT, measured_as(*SHARED))),
    Rule("things that serve", _from(served_by_things), given=(FURTHER,)),
    Rule("named by verb and noun", _verb, given=(COUNT,)),
    Rule("part of the figure before", _from(part_of_figure_before), given=(FURTHER,)),
    Rule("named by the population", _of_population, given=(SHARE, PEOPLED)),
    Rule("subgroup of the rate before", _from(subgroup), given=(SHARE, LATER)),
    Rule("houses", _houses, given=(HOUSE,)),
    Rule("those of the figure before", _from(those_who_attend), given=(FURTHER,)),
    Rule(
        "part of what the sentence opened with", _from(part_of_first_figure), given=(LATER, HOUSEHOLD | PERSON | THING)
    ),
    Rule("named by the heading", _heading),
    Rule("named by the plan's title", training_of_plan, given=(CLASS | PERSON,)),
    Rule("named by nothing", always, lambda e: OTHER),
)

_CHOICE = Choice(CODE)


def code_of(reading: Reading) -> Verdict[str]:
    """The code of an indicator."""
    return reading.once("indicator_code", _decided, OTHER)


def _decided(e: Reading) -> Verdict[str]:
    return _of_those_served(decide(_CHOICE.of(e.facts | of_code(named_code(e))), e), e)


def _of_those_served(found: Verdict[str], e: Reading) -> Verdict[str]:
    """Models are counted as models; their participants gain a livelihood."""
    served = found.value == "livelihood_models" and e.figure.unit in _SERVED
    return Verdict("production_support", "those who gain a livelihood") if served else found
