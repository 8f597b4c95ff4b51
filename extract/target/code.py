"""`indicator_code`: which indicator the words of a figure mean.

What is reached or done decides; then whether poverty itself is measured; then the population, the figure before and the heading.
"""

from collections.abc import Container

from extract.decision import Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.target.form.part import PART_OF_RATE
from extract.target.population import has_people
from extract.target.reading import Reading
from patterns.target.chunk import phrases
from patterns.target.code import (
    AMONG_TOTAL,
    BANK,
    COUNTED_BODY,
    ESCAPING,
    EVENT,
    GRANTED,
    HAS_PEOPLE,
    HELPED,
    INSTITUTION,
    LEARNERS,
    LIVELIHOOD,
    LIVESTOCK,
    MEDIA,
    MODELS,
    NO_CHILDREN,
    NO_HEADING_CODE,
    NO_PEOPLE,
    NO_STAFF,
    NUMBER_LED,
    PLACES,
    POOR_WHOLE,
    POOR_WHOLE_BEFORE,
    PUPILS,
    PURE_POVERTY,
    SAMPLE,
    SCHOOL,
    SITE,
    STAFF,
    TEMPORARY,
    TRAINED,
    TRAINS,
    WORKERS_TRAINED,
    WORKS,
)
from patterns.target.indicator import ETHNIC, SERVICES, indicator_codes, indicator_of, poverty_code

_OTHER = "other"
_RATES = {
    "poor_households": "poverty_rate",
    "near_poor_households": "near_poverty_rate",
    "ethnic_poor_households": "ethnic_poverty_rate",
}
_COUNTS = {rate: count for count, rate in _RATES.items()}
_SERVED = {"household", "person", "ha"}
_HOUSES = {"nhà", "căn", "căn nhà", "ngôi nhà", "nhà ở", "nhà đại đoàn kết", "nhà tình nghĩa", "nhà tình thương"}
_BENEFITS = {"policy_coverage", None}
"""Codes that say no more than that something is granted."""
_COUNTED_WITH_CODES = {"person", "household", "percent"}
_OF_THINGS = {"things counted", "part of another figure", "said again in brackets"}
"""Forms of counted things."""
_OF_EVENTS = {"job_counselling", "job_placement", "staff_training", "vocational_training"}
"""What a meeting itself may be for."""
_OF_BODIES = {"credit_access"}
"""What a group itself may be for (`tổ vay vốn`)."""
_OF_HEADING = {"person", "household", "class", "model", "project", "percent", "commune"}
"""Units whose figures may have the code that their heading names."""
_HOUSEHOLDS = {"household", "person"}
_SHARED = {
    "share of all",
    "said again in brackets",
    "words of the figure before",
    "count of the rate before",
    "rate of the count before",
    "predicate of another figure",
    "part of the rate before",
    "served in a list",
    "part by what is done",
}


def _unit(e: Reading) -> str:
    """The unit that the words count in: `Số hộ nghèo giảm 18%` counts households."""
    if e.lender is not None and e.lender.figure.unit == "household" and e.figure.unit == "percent":
        return "percent"
    return "household" if NUMBER_LED.match(e.indicator) else e.figure.unit


@asked_once
def _named(e: Reading) -> str | None:
    said = AMONG_TOTAL.compiled.sub("", BANK.compiled.sub("", e.indicator))
    code = indicator_of(said, poverty=e.place.poverty) if said else None
    return None if code == "policy_coverage" and PURE_POVERTY.match(e.indicator) else code


def _of_farmers(e: Reading) -> bool:
    """Training of those who are no staff (`03 lớp tập huấn cho nông dân`), also in how to produce."""
    if _named(e) == "production_support":
        return e.figure.unit in ("class", "person") and "tập huấn" in e.indicator
    return _named(e) == "staff_training" and NO_STAFF.search(e.population or e.indicator) is not None


@asked_once
def _words(e: Reading) -> str:
    return f"{e.population} {e.indicator}"


def _of_body(e: Reading) -> bool:
    """A service that households have or lack, said of a body or its site (`trạm y tế có Internet`)."""
    code = _named(e)  # water and latrines are also what schools and clinics have
    return (
        code in SERVICES - {"clean_water", "sanitary_latrine"}
        and INSTITUTION.match(e.population or e.indicator) is not None
    )


def _of_place(e: Reading) -> bool:
    """A standard of schooling or media that places have (`12 xã đạt chuẩn phổ cập giáo dục`), and none of the pupils or hearers."""
    return (
        _named(e) in ("school_attendance", "information_access")
        and PLACES.match(e.population or e.indicator) is not None
    )


def _of_media(e: Reading) -> bool:
    """Broadcasts, meetings and those whom they reach, counted: nobody's access, which is a share (`08 đài truyền thanh`)."""
    counted = e.figure.unit not in ("percent", "household")
    return counted and _named(e) == "information_access" and MEDIA.search(e.indicator) is not None


def _of_things(e: Reading) -> bool:
    """Meetings, bodies and media that are counted: what they are about or for is nobody's gain (`18 cơ sở giáo dục nghề nghiệp`)."""
    code, things = _named(e), e.measured.form in _OF_THINGS and e.figure.unit not in _COUNTED_WITH_CODES
    return things and code is not None and code not in _may_be(e.indicator)


def _may_be(indicator: str) -> Container[str]:
    """The codes that counted things may have by their first noun: of meetings and bodies only a few."""
    if COUNTED_BODY.match(indicator):
        return _OF_BODIES
    return _OF_EVENTS if EVENT.match(indicator) else indicator_codes()


def _of_their_people(e: Reading) -> bool:
    """That bodies have people for something (`trường có giáo viên tư vấn hướng nghiệp`), and skills of those who teach."""
    if HAS_PEOPLE.match(e.indicator):
        return INSTITUTION.match(e.population) is not None
    return _named(e) == "vocational_training" and STAFF.search(e.population) is not None


def _livestock(e: Reading) -> bool:
    """Animals that households gain, and those households, in plans on poverty (`cấp 50 con dê cho 25 hộ`)."""
    known = e.figure.unit == "household" or e.figure.unit.startswith("con ")
    return e.place.poverty and known and LIVESTOCK.match(e.indicator) is not None


def _of_sites(e: Reading) -> bool:
    """Sites of a network (`9 điểm truy cập wifi`), samples, and meetings about policies: nobody's access or benefit."""
    return not {e.figure.unit} & _COUNTED_WITH_CODES and (
        SAMPLE.match(e.indicator) is not None
        or (_named(e) == "telecom_access" and SITE.match(e.indicator) is not None)
        or (_named(e) == "policy_coverage" and e.measured.form == "things counted")
    )


def _of_pupils(e: Reading) -> bool:
    """What pupils are given or granted (`500 chiếc xe đạp cho học sinh nghèo`, `hỗ trợ gạo cho 18.200 học sinh`)."""
    return _named(e) in _BENEFITS and PUPILS.match(e.population) is not None and GRANTED.search(e.indicator) is not None


def _learns_trade(e: Reading) -> bool:
    """Workers who are trained (`đào tạo 25 hướng dẫn viên du lịch`), and no staff."""
    return (
        e.figure.unit in ("person", "class")
        and _named(e) in (None, "staff_training")
        and TRAINS.search(e.indicator) is not None
        and LEARNERS.match(e.population) is not None
    )


def _of_mothers(e: Reading) -> bool:
    """Nutrition that is not children's."""
    return _named(e) == "child_nutrition" and NO_CHILDREN.match(_words(e)) is not None


def _of_members(e: Reading) -> bool:
    """A share of those who take part in models, and none of the models."""
    return _named(e) == "livelihood_models" and e.figure.unit == "percent" and MODELS.match(_words(e)) is None


def _in_models(e: Reading) -> bool:
    """Members of a model of livelihood."""
    return e.figure.unit in _HOUSEHOLDS and _named(e) == "livelihood_models"


def _gains_livelihood(e: Reading) -> bool:
    """Households that gain a livelihood (`hỗ trợ 82 hộ nuôi bò sinh sản`)."""
    return (
        e.figure.unit == "household"
        and not e.figure.none_left
        and LIVELIHOOD.search(_words(e)) is not None
        and TRAINED.search(_words(e)) is None
    )


def _class_of_plan(e: Reading) -> bool:
    """A class in a plan for vocational training, and those who attend; not of staff."""
    counted = e.figure.unit == "class" or e.indicator.startswith("lớp")
    return counted and _plan(e) is not None and STAFF.search(_words(e)) is None


def _temporary(e: Reading) -> bool:
    """Houses built and repaired instead of temporary ones, which the sentence or the heading names."""
    return e.figure.unit in _HOUSES and TEMPORARY.search(f"{e.said} {e.place.heading}") is not None


def _workers_trained(e: Reading) -> bool:
    """A share of workers who have been trained."""
    if e.figure.unit != "percent" or _named(e) not in (None, "staff_training", "trained_workers"):
        return False
    return WORKERS_TRAINED.search(_words(e)) is not None


def _verb_and_people(e: Reading) -> str | None:
    """A bare verb with those whom it serves (`Xóa 100% nhà tạm`)."""
    bare = phrases().get(e.indicator, frozenset()) & {"MAKE", "SERVE"}
    return indicator_of(f"{e.indicator} {e.population}", poverty=e.place.poverty) if bare else None


def _poverty(e: Reading) -> str | None:
    """Poverty itself: the rate or the number of the poor, and no predicate of theirs."""
    if e.population and e.measured.form in (
        "population and predicate",
        "people served",
        "predicate of another figure",
        "done for people",
        "those whom each helps",
        "people who have",
        "count inside a share",
    ):
        return None
    return poverty_code(e.indicator, _unit(e)) if PURE_POVERTY.match(e.indicator) else None


def _poor_whole(e: Reading) -> str | None:
    """A group's share among the poor households."""
    percent = e.figure.unit == "percent"
    match = (POOR_WHOLE.match(e.after) or POOR_WHOLE_BEFORE.search(e.said)) if percent else None
    if match is None:
        return None
    return poverty_code(e.indicator, "household") or ("near_poor_households" if match["near"] else "poor_households")


def _among_poor(e: Reading) -> str | None:
    """`trong số hộ nghèo có 87 hộ không có khả năng lao động`: a group of the poor households."""
    poor = e.measured.form == "people who have" and e.population == "hộ nghèo" and e.figure.unit == "household"
    if not poor:
        return None
    return "ethnic_poor_households" if ETHNIC.search(e.indicator) else "other_poor_households"


def _part_named(e: Reading) -> str | None:
    """`Tỷ lệ lao động qua đào tạo đạt 72%, trong đó lao động có chứng chỉ đạt 30%`: a part that names its own code."""
    return indicator_of(e.population, poverty=e.place.poverty) if e.measured.form == PART_OF_RATE else None


def _helped(e: Reading) -> str | None:
    """`giúp đỡ 108 hộ nghèo`, `biểu dương 10 hộ thoát nghèo`: what is done for them, and nobody ceases to be poor by it."""
    return _OTHER if e.figure.unit == "household" and HELPED.search(e.before) else None


def _escaping(e: Reading) -> str | None:
    """`40 hộ thoát nghèo`: so many poor households fewer."""
    words = f"{e.population} {e.indicator}".strip()
    return (
        poverty_code(words, e.figure.unit)
        if e.figure.unit in ("household", "percent")
        and ESCAPING.search(e.indicator)
        and e.measured.form != "those whom each helps"
        else None
    )


def _rest_of_rate(e: Reading) -> str | None:
    """`giảm 3% hộ nghèo`."""
    if e.measured.form not in (
        "change of what follows",
        "things counted",
        "subject before the figure",
        "words of the figure before",
    ):
        return None
    return poverty_code(e.indicator, _unit(e)) if PURE_POVERTY.match(e.indicator) else None


def _before(e: Reading) -> str | None:
    """The code of the figure whose words these are, in this figure's unit."""
    other = e.lender
    if other is None or e.measured.form not in _SHARED:
        return None
    return _in_unit(code_of(other).value, e)


def _before_share(e: Reading) -> str | None:
    return (
        _before(e)
        if e.measured.form in ("share of all", "rate of the count before", "said again in brackets")
        else None
    )


def _in_unit(code: str, e: Reading) -> str | None:
    counted = e.lender is not None and e.lender.figure.unit == "household"
    if e.figure.unit == "percent" and (counted or not NUMBER_LED.match(e.indicator)):
        code = _RATES.get(code, code)
    elif e.figure.unit == "household":
        code = _COUNTS.get(code, code)
    elif e.figure.unit == "person" and code in _RATES:
        return None  # people of the poor are no households
    return code if code != _OTHER else None


def _ethnic_part(e: Reading) -> str | None:
    """`giảm 9.600 hộ nghèo, trong đó 4.000 hộ Khmer`: some of the poor before it."""
    other = e.previous
    if other is None or e.figure.unit not in ("percent", "household") or not ETHNIC.search(e.indicator):
        return None
    code = code_of(other).value
    if code not in _RATES and code not in _COUNTS:
        return None
    return "ethnic_poverty_rate" if e.figure.unit == "percent" else "ethnic_poor_households"


def _ethnic_rate(e: Reading) -> str | None:
    """`giảm tỷ lệ hộ nghèo 3%, trong đó hộ Chăm giảm 4%`: the poverty rate of a people."""
    part = e.measured.form == "part of the rate before" and ETHNIC.search(e.population) is not None
    return (
        "ethnic_poverty_rate" if part and e.lender is not None and code_of(e.lender).value in _RATES.values() else None
    )


def _part_done(e: Reading) -> str | None:
    """`23 nhà tạm (xây mới 15 nhà)`: a part that says no more than what is done has the code of its whole."""
    part = e.measured.form in ("part of another figure", "part by what is done")
    return _in_unit(code_of(e.lender).value, e) if part and e.lender is not None else None


def _part(e: Reading) -> str | None:
    """A part of the figure before, of the same unit and without words of its own (`trong đó xây mới 640 hộ`)."""
    other = e.previous
    part = other is not None and "trong đó" in e.before
    return code_of(other).value if part and other and other.figure.unit == e.figure.unit and e.frame.bare else None


def _of_population(e: Reading) -> str | None:
    """Words of the population that name what is done (`N% lao động đi xuất khẩu`); the name of a body is none."""
    if not (e.population and e.place.poverty and e.figure.unit == "percent") or INSTITUTION.match(e.population):
        return None
    return indicator_of(e.population)


def _acts(e: Reading) -> bool:
    """Whether the group's words go on with what it does (`trẻ em hoàn thành chương trình tiểu học 99%`): no group of the rate before."""
    frame = e.frame
    return any(
        chunk.has("MAKE", "SERVE", "VERB") and not chunk.has("COP") for chunk in frame.chunks[frame.lead : frame.verb]
    )


def _subgroup(e: Reading) -> str | None:
    """Some of those whom the rate before counts (`…, học sinh tiểu học trên 97%`, `tối thiểu 70% là nữ`)."""
    chunks = e.frame.chunks[: e.frame.i]
    found = [k for k, chunk in enumerate(chunks) if chunk.kind == "FIG"]
    if e.figure.unit != "percent" or not found or e.frame.rate:
        return None
    other = e.of(found[-1])
    alone = e.population == "" or e.after.startswith("là ")
    people = alone and not _acts(e) and (has_people(e.indicator) or SCHOOL.match(e.indicator) is not None)
    belongs = other.figure.unit == "percent" or e.after.startswith("là ")
    return code_of(other).value if people and belongs else None


def _houses(e: Reading) -> str | None:
    return "housing_support" if e.figure.unit in _HOUSES and e.place.poverty else None


def _verb(e: Reading) -> str | None:
    """The verb before a count with the noun after it (`tạo việc làm cho 415 lao động`, `xây mới 62 nhà ở`)."""
    frame = e.frame
    if not frame.count:
        return None
    said = BANK.compiled.sub("", frame.low(max(frame.opens, frame.lo), frame.i))
    if INSTITUTION.match(said):
        return None
    return indicator_of(f"{said} {e.indicator}", poverty=e.place.poverty)


def _previous(e: Reading) -> str | None:
    """`Mở 04 lớp đào tạo nghề cho 120 học viên`: those who attend."""
    other = e.previous
    bare = other is not None and (e.frame.bare or (e.frame.count and e.figure.unit in ("person", "household")))
    close = bare and other is not None and other.figure.unit in ("class", "model", "project", "person", "household")
    return (
        (_in_unit(code_of(other).value, e))
        if close and other is not None and not WORKS.search(e.before[-20:])
        else None
    )


def _staff(e: Reading) -> str | None:
    """Staff who are trained, in plans of any subject."""
    sent = f"{e.indicator} ".startswith("cử ")
    return "staff_training" if TRAINED.search(_words(e)) and (sent or STAFF.search(_words(e))) else None


def _earlier(e: Reading) -> str | None:
    """A part of what the sentence opened with, of the same unit (`1.500 lao động, trong đó: …; lao động nữ 300 người`)."""
    chunks = e.frame.chunks[: e.frame.i]
    found = [
        k for k, chunk in enumerate(chunks) if chunk.kind == "FIG" and e.sentence.figure(chunk).unit == e.figure.unit
    ]
    part = found and e.figure.unit != "percent" and "trong đó" in e.said
    code = code_of(e.of(found[-1])).value if part else None
    return None if code in _RATES and not e.frame.bare else code  # `trong đó 512 hộ nghèo; 09 hộ chưa có đất ở`


def _says_itself(e: Reading) -> bool:
    """A rate, or a count of things, with words of its own: no heading says what it is."""
    if e.frame.rate:
        return e.frame.verb - e.frame.lead > 1
    return _is_thing(e) and e.indicator.count(" ") > 1


def _is_thing(e: Reading) -> bool:
    return e.measured.form == "things counted" and e.figure.unit not in _HOUSEHOLDS


def _of_heading(e: Reading) -> bool:
    """Whether a heading may say what a figure is of: its unit and its words leave it open."""
    named = NO_HEADING_CODE.search(e.indicator) or NO_PEOPLE.match(e.population) or _says_itself(e)
    return not named and e.figure.unit in _OF_HEADING


def _heading(e: Reading) -> str | None:
    if not e.place.poverty or not _of_heading(e):
        return None
    return indicator_of(e.place.heading, poverty=e.place.poverty)


@asked_once
def _plan(e: Reading) -> str | None:
    """Those who attend, in a plan for their training (`01 lớp đan lát (36 người)`)."""
    counted = e.figure.unit in ("class", "person") and not e.frame.rate
    code = indicator_of(e.place.plan, poverty=e.place.poverty) if counted else None
    return code if code == "vocational_training" else None


CODE: tuple[Rule[Reading, str], ...] = (
    Rule("share of the poor", _poor_whole),
    Rule("service of an agency", _of_body, lambda e: _OTHER),
    Rule("standard of a place", _of_place, lambda e: _OTHER),
    Rule("sites and meetings", _of_sites, lambda e: _OTHER),
    Rule("media", _of_media, lambda e: _OTHER),
    Rule("things whatever they are about", _of_things, lambda e: _OTHER),
    Rule("livestock gained", _livestock, lambda e: "production_support"),
    Rule("support of pupils", _of_pupils, lambda e: "education_support"),
    Rule("nutrition of mothers", _of_mothers, lambda e: _OTHER),
    Rule("share of members", _of_members, lambda e: _OTHER),
    Rule("members of models", _in_models, lambda e: "production_support"),
    Rule("households that gain a livelihood", _gains_livelihood, lambda e: "production_support"),
    Rule("instead of temporary houses", _temporary, lambda e: "temporary_housing"),
    Rule("class in a plan for training", _class_of_plan, lambda e: "vocational_training"),
    Rule("workers trained", _workers_trained, lambda e: "trained_workers"),
    Rule("training of others", _of_farmers, lambda e: _OTHER),
    Rule("staff trained", _staff),
    Rule("people of bodies", _of_their_people, lambda e: _OTHER),
    Rule("workers who learn a trade", _learns_trade, lambda e: "vocational_training"),
    Rule("helped or praised", _helped),
    Rule("group of the poor", _among_poor),
    Rule("part that names its own", _part_named),
    Rule("named by what is reached", _named),
    Rule("part of another figure", _part_done),
    Rule("named by verb and population", _verb_and_people),
    Rule("households that cease to be poor", _escaping),
    Rule("rate of a people", _ethnic_rate),
    Rule("poverty before the share", _before_share),
    Rule("poverty itself", _poverty),
    Rule("change of the poor", _rest_of_rate),
    Rule("ethnic part", _ethnic_part),
    Rule("figure before", _before),
    Rule("named by verb and noun", _verb),
    Rule("part of the figure before", _part),
    Rule("named by the population", _of_population),
    Rule("subgroup of the rate before", _subgroup),
    Rule("houses", _houses),
    Rule("those of the figure before", _previous),
    Rule("part of what the sentence opened with", _earlier),
    Rule("named by the heading", _heading),
    Rule("named by the plan's title", _plan),
    Rule("named by nothing", always, lambda e: _OTHER),
)


def counted_as(code: str, unit: str) -> str:
    """The code of the same indicator in another unit."""
    return {"percent": _RATES, "household": _COUNTS}.get(unit, {}).get(code, code)


def code_of(reading: Reading) -> Verdict[str]:
    """The code of an indicator."""
    return reading.once("indicator_code", lambda e: _of_those_served(decide(CODE, e), e), _OTHER)


def _of_those_served(found: Verdict[str], e: Reading) -> Verdict[str]:
    """Models are counted as models; those who take part in them gain a livelihood."""
    served = found.value == "livelihood_models" and e.figure.unit in _SERVED
    return Verdict("production_support", "those who gain a livelihood") if served else found
