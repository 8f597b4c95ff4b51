"""Forms of a subject: before the figure (`S đạt N%`), or what changes by it (`giảm N% số P`)."""

from extract.target.edge import CAUSES, SIZES
from extract.target.figure import MEASURES
from extract.target.form import names
from extract.target.form.share import opens_predicate
from extract.target.frame import COUNT_NOUNS, PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.population import has_people, rate_population, those
from patterns.function_word import EACH
from patterns.target.unit import CLASSIFIERS
from patterns.target.words import BARE_GROWTH, BARE_MEASURE, COMPARED_REST, MEASURE_HEAD
from patterns.vocabulary import set_of

_PEOPLE_NOUNS = set_of("people_noun")
_TOTALS = set_of("total_or_number")
_BARE_TOTALS = set_of("total_alone")
"""Subjects that leave to the noun after the figure what is counted."""
_ENSURES = set_of("ensures")
_SIZE_WORDS = set_of("with_size")
_WITH = "với "
_HAVING = set_of("having_number")


def own_subject(f: Frame) -> Measured | None:
    """`S đạt N%`; `giảm S N%`; `X chiếm N% Y`; `trong đó có bằng cấp đạt N%`."""
    if not f.subject or not _is_of_subject(f):
        return None
    return _by_predicate(f, f.subject) or _by_subject(f, f.subject)


def _by_predicate(f: Frame, subject: str) -> Measured | None:
    """What a predicate states of the subject: after the figure, a passive of people before it, another one, a size."""
    if _subject_first(f):
        return Measured(f.rest, those(subject))
    if (cut := _passive_of_people(f, subject)) is not None:
        return Measured(f.printed(cut, f.verb), f.printed(f.lead, cut))
    return _another_predicate(f) or _sized(f)


def _by_subject(f: Frame, subject: str) -> Measured:
    """The subject itself, with the words of the preceding figure if it has too few of its own."""
    if f.lender is not None and (lent := _bare_subject(f, subject, f.lender)) is not None:
        return lent
    if f.rest and not f.count and not f.bare and not _is_aside(f, f.rest.lower()):
        return Measured(subject, f.rest)
    return Measured(subject, rate_population(f, f.lead, f.verb))


def _is_aside(f: Frame, rest: str) -> bool:
    """Whether words after the figure only compare it, or state why it is so."""
    return COMPARED_REST.match(rest) is not None or rest.split()[0] in CAUSES


def _sized(f: Frame) -> Measured | None:
    """`trồng gừng dưới tán rừng, quy mô 12 ha`, `nhà máy A với công suất 9 tấn/ngày`: the size of what precedes it."""
    last = f.chunks[f.verb - 1]
    if last.low.startswith(_WITH) and last.low.removeprefix(_WITH) in SIZES:
        return Measured(f.sentence.words(last.start + len(_WITH), last.end), _built(f))
    sized = f.lead > f.lo + 1 and not f.left and (f.subject or "").lower() in _SIZE_WORDS
    return Measured(f.printed(f.lo, f.lead), None) if sized else None


def _built(f: Frame) -> str | None:
    """What is built or run, before `với công suất`, without the verbs before it."""
    start = next((k for k in range(f.lead, f.verb) if not f.chunks[k].has("MAKE", "SERVE", "MOVE")), f.verb)
    return f.printed(start, f.verb - 1)


def _passive_of_people(f: Frame, subject: str) -> int | None:
    """Where what is done for people begins, without `tỷ lệ` before them (`người có thẻ | được khám định kỳ đạt 60%`)."""
    if f.count or f.rate or f.rest or not has_people(subject):
        return None
    cut = f.cut(f.lead, f.verb)
    return cut if cut is not None and cut + 1 < f.verb and "STRONG" in f.chunks[cut].tags else None


def _subject_first(f: Frame) -> bool:
    """Whether the population of a share precedes it and the predicate follows it (`tổng số nhiệm vụ, 95% hoàn thành đúng hạn`)."""
    return not f.count and opens_predicate(f) and (not f.rate or f.chunks[f.lead].low in _TOTALS)


def _another_predicate(f: Frame) -> Measured | None:
    """A further predicate of the preceding figure's population."""
    first = f.chunks[f.lead]
    if first.has("VERB", "STRONG") and f.left:
        return Measured(f.subject, f.words_of(f.left[0]).population or _people_before(f, f.left[0]))
    if not f.count and first.has("VERB", "STRONG") and (lender := _rate_listed(f)) is not None:
        return Measured(f.subject, _people_before(f, lender), lender=lender)
    if f.count and "PREDICATE" in first.tags and f.lender is not None:
        return Measured(f.subject, _people_before(f, f.lender), lender=f.lender)
    return None


def _rate_listed(f: Frame) -> int | None:
    """The share before in a list, whose people a predicate continues with (`Tỷ lệ lao động qua đào tạo 60%; trong đó có chứng chỉ 21%`)."""
    lender = f.lender
    return lender if lender is not None and f.is_share(lender) and f.figure.unit == f.unit_of(lender) else None


def _people_before(f: Frame, lender: int) -> str | None:
    """The population of another predicate in a list (`số hộ nghèo thiếu hụt A còn 390 hộ; thiếu hụt B 120 hộ`)."""
    if population := f.words_of(lender).population:
        return population
    led = f.frame_of(lender)
    begins = next((k for k in range(led.lead + 1, led.verb) if "PREDICATE" in led.chunks[k].tags), None)
    begins = begins if begins is not None or f.count else led.cut(led.lead, led.verb)
    return led.printed(led.lead, begins) if begins is not None else None


def _bare_subject(f: Frame, subject: str, lender: int) -> Measured | None:
    """A growth or a measure alone: what the preceding figure measures is stated with it."""
    if BARE_GROWTH.match(subject.lower()):
        lent = f.words_of(lender)
        return Measured(" ".join(filter(None, (subject, lent.indicator))), lent.population, lender=lender)
    if f.count and BARE_MEASURE.match(subject.lower()):
        return Measured(subject, _thing(f, lender) if f.left else None, lender=lender)
    return None


def _thing(f: Frame, lender: int) -> str | None:
    """What the preceding figure measures, without its own measure (`diện tích lúa 320 ha, năng suất 60 tạ/ha`: `lúa`)."""
    lent = f.words_of(lender)
    if f.unit_of(lender) not in MEASURES and "/" not in f.unit_of(lender):
        return None
    if lent.population or not lent.indicator:
        return lent.population
    measure = MEASURE_HEAD.match(lent.indicator.lower())
    return lent.indicator[measure.end() :] if measure else lent.indicator


def is_made(f: Frame) -> bool:
    """Whether an actor's verb is before a count of things (`Ngành Xây dựng đã xóa 21 điểm đen`), and no subject that they measure (`rừng trồng 500 ha`)."""
    if f.maker is None or f.figure.unit in MEASURES or f.noun in CLASSIFIERS or f.noun in COUNT_NOUNS | _PEOPLE_NOUNS:
        return False
    named = f" {f.noun.partition(' ')[0]} " in f" {f.low(f.lead, f.maker)} "
    return f.maker > f.lead and not named and (not f.rate or f.maker == f.lead + 1)


def _is_of_subject(f: Frame) -> bool:
    """Whether a figure measures the subject before it: as its rate, by a verb that states it, or immediately after it; not a bare `tổng số`."""
    if f.count and f.rest and (f.subject or "").lower() in _BARE_TOTALS:
        return False  # `nâng tổng số lên 52 hợp tác xã nông nghiệp`
    if f.count and (_counts_thing(f) or is_made(f) or _each_has(f) or _is_ensured(f)):
        return False
    return f.rate or _is_stated(f) or _is_unstated(f)


def _counts_thing(f: Frame) -> bool:
    """Whether a count without a head noun before it has a noun of its own, or comes with something."""
    return not f.rate and (not f.bare or f.joins_with)


def _is_ensured(f: Frame) -> bool:
    """Whether a verb after a comma ensures a count of things (`công khai kết quả, bảo đảm 12 chuyên mục/năm`), which nothing before measures."""
    ensured = f.i - 2 > f.lead and f.chunks[f.i - 1].low in _ENSURES and f.chunks[f.i - 2].low == ","
    return ensured and f.rest is not None and not f.rate


def _each_has(f: Frame) -> bool:
    """`Mỗi trạm y tế có ít nhất 01 bác sĩ`: the units that have it, and the noun of the count."""
    return f.lead < f.verb and f.chunks[f.lead].low == EACH


def _is_stated(f: Frame) -> bool:
    """Whether a verb states the figure, and no count of something else follows it."""
    changes = f.verb < len(f.chunks) and "DIR" in f.chunks[f.verb].tags
    counts_other = f.count and f.rest and not f.bare and (changes or not f.rate)
    stated = f.states or any("COP" in chunk.tags for chunk in f.chunks_of("CMP", f.verb, f.i))  # `đạt trên`
    return bool(stated) and not counts_other


def _is_unstated(f: Frame) -> bool:
    """Whether the figure follows its subject without a verb, and no other word follows that it may count."""
    first = f.chunks[f.lead]
    led = (
        first.has("SERVE", "DIR", "AIM")
        or (f.count and "STRONG" in first.tags and first.low != "bị")
        or ("MAKE" in first.tags and first.low not in _HAVING)
    )
    ends = f.bare if f.count else not f.rest
    return not f.states and bool(ends) and (not led or bool(f.count and not f.rest))


def subject_count(f: Frame) -> Measured | None:
    """`Đàn bò 5.000 con`; but of `xây mới 20 nhà` the noun."""
    if not f.count or not f.subject or f.states or not f.bare:
        return None
    if is_made(f) or _each_has(f) or f.joins_with:
        return None
    only_verb = f.verb - f.lead <= 2 and f.chunks[f.lead].has("VERB", "STRONG", "DIR", "AIM", "MAKE", "SERVE")
    if only_verb or "MAKE" in f.chunks[f.lead].tags:
        return None
    return Measured(f.subject, f.rest if f.figure.unit in PEOPLE else None)


def change_of(f: Frame) -> Measured | None:
    """`giảm N% số P`."""
    end = f.end - 1 if f.end > f.i + 2 and "UP" in f.chunks[f.end - 1].tags else f.end  # `giảm 243 hộ nghèo trở lên`
    changed = _is_changed(f)
    if f.count and not (changed and f.figure.unit in PEOPLE):
        return None
    whole = f.printed(f.i + 1, end)
    if whole is None or not (changed or _is_number_alone(f, whole)):
        return None
    if (moved := _moved(f)) is not None:
        return moved
    head = next((k for k in range(f.i + 1, f.end) if "HEAD" in f.chunks[k].tags), None)
    return Measured(whole, rate_population(f, head, f.end) if head is not None else None)


def _moved(f: Frame) -> Measured | None:
    """`Đưa 35 lao động đi làm việc ở nước ngoài`: what the people who are sent do."""
    sent = f.count and f.tagged(f.verb, f.edge, "MOVE")
    does = next((k for k in range(f.first + 1, f.end) if "DONE" in f.chunks[k].tags), None) if sent else None
    return Measured(f.printed(does, f.end), f.printed(f.first, does)) if does is not None else None


def _is_changed(f: Frame) -> bool:
    """Whether a verb of direction without a subject governs the figure."""
    return f.subject is None and f.verb < f.edge and f.tagged(f.verb, f.edge, "DIR")


def _is_number_alone(f: Frame, whole: str) -> bool:
    """Whether a share of a number (`50% số hộ`) without a predicate is alone in its clause, or follows a change of such a share."""
    if f.count or (f.subject is not None and f.chunks[f.lead].has("MAKE", "SERVE")):
        return False  # `quản lý, cập nhật 100% số bà mẹ mang thai`
    if f.left:
        return f.subject is None and "HEAD" in f.chunks[f.i + 1].tags and _is_change_of_number(f, f.left[-1])
    return not f.right and whole.lower().startswith("số") and not f.cut(f.first, f.end)


def _is_change_of_number(f: Frame, place: int) -> bool:
    """Whether a share before is a change of what follows it (`giảm 10% số vụ cháy và 20% diện tích rừng bị cháy`)."""
    led = f.frame_of(place)
    of_number = led.tagged(led.verb, led.edge, "DIR") and not led.count and "HEAD" in led.chunks[place + 1].tags
    return of_number or f.words_of(place).form == names.CHANGE
