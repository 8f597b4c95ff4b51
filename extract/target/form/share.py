"""Forms of a share of people, with what is done for them or what they do (`N% P Q`)."""

from extract.target.figure_end import right_end
from extract.target.form import names
from extract.target.form.given import start_of_act
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.population import those
from patterns.function_word import GET
from patterns.target.planned import PLANNED_OR_NEEDED
from patterns.vocabulary import set_of

_OF_THESE = set_of("of_these")
_DENIES = {"chưa", "không"}
_FULFILS = set_of("fulfils")
"""Verbs of what was planned, as a share."""
_INTO = "vào"
"""Before the verb of what people are brought to."""


def _of_these(f: Frame) -> Measured | None:
    """`420 lao động, 35% trong số này đã qua đào tạo`: of the people counted by the preceding figure."""
    these = f.i + 1
    if these >= f.hi or f.lender is None or f.chunks[these].low not in _OF_THESE:
        return None
    lent = f.words_of(f.lender)
    return Measured(
        f.printed(these + 1, right_end(f.view, these, f.hi)), lent.population or lent.indicator, lender=f.lender
    )


def _fulfilled(f: Frame) -> Measured | None:
    """`Hoàn thành 100% chỉ tiêu được giao`: the verb, of what was planned."""
    verb = f.chunks[f.edge - 1] if f.edge else None
    if verb is None or verb.low not in _FULFILS or f.end <= f.i + 1:
        return None
    planned = f.sentence.words(f.chunks[f.i + 1].start, f.chunks[f.end - 1].end).strip(" .")
    return (
        Measured(f.sentence.words(verb.start, verb.end), planned) if PLANNED_OR_NEEDED.match(planned.lower()) else None
    )


def share(f: Frame) -> Measured | None:
    """`N% P Q`; `nguồn vốn cho vay 100% P`; `trong đó N% Q`."""
    cut = f.cut(f.first, f.end)
    if (known := _of_these(f) or _fulfilled(f)) is not None:
        return known
    if (not cut or _is_relative(f, cut)) and f.subject and f.verb == f.edge:
        return _said_before(f, f.subject)
    cut = cut or f.cut(f.first, f.end, tagged=True)  # the only place where tags are used
    part = _of_share_before(f)
    if cut and part is None:
        begins = _begins(f, cut)
        return Measured(f.printed(begins, f.end), f.printed(f.first, begins))
    return Measured(f.rest, _those_of(f, part if part is not None else next(iter(f.left[-1:]), None)))


def _those_of(f: Frame, lender: int | None) -> str | None:
    """The population of a share without a noun: that of another share, or of a count of people."""
    lent = f.words_of(lender) if lender is not None else Measured(None, None)
    return lent.population or (lent.indicator if _counts_people(f, lender) else None)


def _begins(f: Frame, cut: int) -> int:
    """Where a predicate begins, with the `vào` before its verb (`thu hút 40% học sinh vào học nghề`)."""
    return cut - 1 if f.chunks[cut - 1].low == _INTO and cut - 1 > f.first else cut


def _is_relative(f: Frame, cut: int) -> bool:
    """Whether what was done only states which are meant, after a verb (`Khắc phục 100% tồn tại đã được kết luận`)."""
    attained = cut + 2 == f.end and f.chunks[cut + 1].low == GET  # `xử lý 100% vụ vi phạm phát hiện được`
    return attained or (f.chunks[cut].low == "đã được" and "MAKE" in f.chunks[f.lead].tags)


def _said_before(f: Frame, subject: str) -> Measured:
    """What is done for, or by, a share of people."""
    if opens_predicate(f):
        return Measured(f.rest, those(subject))
    return Measured(f.printed(start_of_act(f, f.lead), f.verb), f.rest)


def opens_predicate(f: Frame) -> bool:
    """Whether a predicate immediately follows the figure; after `trong đó` also what is done (`trong đó 85% chi trả qua Q`)."""
    if f.first >= f.end:
        return False
    denied = f.chunks[f.first].low in _DENIES and f.first + 1 < f.end  # `20% chưa đáp ứng`
    first, part = f.chunks[f.first + denied], f.opens > 0 and f.chunks[f.opens - 1].kind == "PART"
    return first.has("VERB", "STRONG", "PREDICATE") or (part and first.has("SERVE", "MAKE"))


def _of_share_before(f: Frame) -> int | None:
    """The share whose population a predicate without a population describes (`61% hộ nghèo thiếu A; 24% thiếu B`, `trong đó N% có Q`)."""
    if not opens_predicate(f):
        return None
    if f.left:
        return f.left[-1]
    if _counts_people(f, f.lender) and f.figures(0, f.i) == [f.lender]:
        return f.lender
    alike = f.lender is not None and f.unit_of(f.lender) == f.figure.unit
    return f.lender if alike and f.words_of(f.lender or 0).form == names.SHARE else None


def _counts_people(f: Frame, lender: int | None) -> bool:
    """`có 3.215 trẻ em mồ côi; 100% được trợ cấp`: whether a figure counts the population of a share without a noun."""
    return lender is not None and f.unit_of(lender) in PEOPLE
