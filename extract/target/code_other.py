"""Words that name an indicator and measure something else: services of agencies, meetings about a policy, media, staff (code `other`)."""

from collections.abc import Container

from extract.target.code_words import named_code, words_of_both
from extract.target.form import names
from extract.target.reading import Reading
from patterns.target.code import (
    COUNTED_AGENCY,
    DOCUMENTS,
    EVENT,
    HAS_PEOPLE,
    INSTITUTION,
    MEDIA,
    MODELS,
    NO_CHILDREN,
    PLACES,
    SAMPLE,
    SITE,
)
from patterns.target.code_training import NO_STAFF, STAFF
from patterns.target.indicator import SERVICES, indicator_codes

_COUNTED_WITH_CODES = {"person", "household", "percent"}
SERVED_BY_AGENCIES = SERVICES - {"clean_water", "sanitary_latrine"}
"""Services that households have or lack; schools and clinics have water and latrines too."""
STANDARDS = ("school_attendance", "information_access")
"""What places attain a standard of."""
_OF_THINGS = {names.THINGS, names.PART, names.IN_BRACKETS}
"""Forms of counted things."""
_OF_EVENTS = {"job_counselling", "job_placement", "staff_training", "vocational_training"}
"""What a meeting itself may be for."""
_OF_AGENCIES = {"credit_access"}
"""What a group itself may be for (`tổ vay vốn`)."""


def training_of_others(e: Reading) -> bool:
    """Training of people who are not staff (`03 lớp tập huấn cho nông dân`), also in how to produce."""
    if named_code(e) == "production_support":
        return e.figure.unit in ("class", "person") and "tập huấn" in e.indicator
    return named_code(e) == "staff_training" and NO_STAFF.search(e.population or e.indicator) is not None


def service_of_agency(e: Reading) -> bool:
    """A service that households have or lack, stated about an agency or its site (`trạm y tế có Internet`)."""
    code = named_code(e)
    return code in SERVED_BY_AGENCIES and INSTITUTION.match(e.population or e.indicator) is not None


def standard_of_place(e: Reading) -> bool:
    """A standard of schooling or media that places have (`12 xã đạt chuẩn phổ cập giáo dục`), not of pupils or listeners."""
    return named_code(e) in STANDARDS and PLACES.match(e.population or e.indicator) is not None


def media(e: Reading) -> bool:
    """Counts of broadcasts, meetings and the people they reach: not access, which is a share (`08 đài truyền thanh`)."""
    counted = e.figure.unit not in ("percent", "household")
    return counted and named_code(e) == "information_access" and MEDIA.search(e.indicator) is not None


def things_counted(e: Reading) -> bool:
    """Meetings, agencies and media that are counted: their subject or purpose is not a benefit to anyone (`18 cơ sở giáo dục nghề nghiệp`)."""
    code, things = named_code(e), e.measured.form in _OF_THINGS and e.figure.unit not in _COUNTED_WITH_CODES
    return things and code is not None and code not in _may_be(e.indicator)


def _may_be(indicator: str) -> Container[str]:
    """The codes that counted things may have by their first noun: of meetings and agencies only a few."""
    if COUNTED_AGENCY.match(indicator):
        return _OF_AGENCIES
    return _OF_EVENTS if EVENT.match(indicator) else indicator_codes()


def people_of_agencies(e: Reading) -> bool:
    """That agencies have people for something (`trường có giáo viên tư vấn hướng nghiệp`), and the skills of teachers."""
    if HAS_PEOPLE.match(e.indicator):
        return INSTITUTION.match(e.population) is not None
    return named_code(e) == "vocational_training" and STAFF.search(e.population) is not None


def sites(e: Reading) -> bool:
    """Sites of a network (`9 điểm truy cập wifi`), samples, and meetings about policies: not access or a benefit."""
    return not {e.figure.unit} & _COUNTED_WITH_CODES and (
        SAMPLE.match(e.indicator) is not None
        or (named_code(e) == "telecom_access" and SITE.match(e.indicator) is not None)
        or (named_code(e) == "policy_coverage" and e.measured.form == names.THINGS)
    )


def documents(e: Reading) -> bool:
    """A share of papers (`90% hồ sơ có ảnh trước khi làm nhà`): their subject is not a benefit to anyone."""
    return e.figure.unit == "percent" and DOCUMENTS.match(e.population) is not None


def nutrition_of_mothers(e: Reading) -> bool:
    """Nutrition that is not children's."""
    return named_code(e) == "child_nutrition" and NO_CHILDREN.match(words_of_both(e)) is not None


def share_of_members(e: Reading) -> bool:
    """A share of the participants in models, not of the models."""
    return (
        named_code(e) == "livelihood_models" and e.figure.unit == "percent" and MODELS.match(words_of_both(e)) is None
    )
