"""`year`: the year the figure is to be reached in, or was measured in."""

from collections.abc import Sequence

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.target.chunk import Chunk
from extract.target.fact import BRACKET, BRACKETED, TIMES, measured_as, tagged
from extract.target.form import names
from extract.target.reading import Reading
from extract.target.start_value import is_start_value
from extract.target.turn import turn_of
from patterns.target.chunk import TIME
from patterns.target.reported import START_OF_YEAR
from patterns.target.sentence import YEARS
from patterns.vocabulary import set_of

_AGAINST = set_of("compared_with")
_BEFORE = ("trước năm", "từ trước năm")


@asked_once
def _behind(e: Reading) -> int | None:
    """A year after the figure, up to the words about the next figure."""
    frame = e.frame
    if not frame.times or frame.times[-1] < frame.i:
        return None
    made = _is_made(e)
    for k, chunk in enumerate(frame.chunks[frame.i + 1 :], frame.i + 1):
        if _ends_words(e, k) or (made and chunk.low.startswith("đã")) or _is_phase(e, chunk):
            return None
        if chunk.kind == "TIME" and (year := e.year_at(k)) is not None:
            return None if _of_next(e, k) or _dates_things(e, chunk) else year
    return None


def _is_made(e: Reading) -> bool:
    """Whether a verb of doing is before the figure among its words."""
    frame = e.frame
    return frame.tagged(max(frame.opens, frame.lo), frame.i, "MAKE", "SERVE", "KEEP")


def _dates_things(e: Reading, chunk: Chunk) -> bool:
    """`04 công trình xây dựng trước năm 2008 đã xuống cấp`: a time before the plan that states of when the things are."""
    year = YEARS.search(chunk.low)
    return chunk.low.startswith(_BEFORE) and year is not None and int(year[0]) < (e.first_year or 0)


def _is_phase(e: Reading, chunk: Chunk) -> bool:
    """Whether a phase after a figure with its own year only states a further time."""
    return chunk.low.startswith("giai đoạn") and _own(e) is not None


def _ends_words(e: Reading, k: int) -> bool:
    """Whether the words about the figure end at a place after it."""
    chunk = e.frame.chunks[k]
    if chunk.kind in ("END", "FIG") or chunk.low in _AGAINST:
        return True
    multiplied = e.figure.unit == "lần" and chunk.low.startswith("năm")  # `gấp 1,5 lần năm 2020`
    return chunk.kind == "TIME" and (multiplied or _labels(e, k))


def _of_next(e: Reading, k: int) -> bool:
    """Whether a time after the figure opens the words of the next."""
    while k > e.frame.i + 1 and e.frame.chunks[k - 1].kind == "AIM":  # `, phấn đấu đến năm 2025 còn 4%`
        k -= 1
    before = e.frame.chunks[k - 1]
    return bool(e.frame.right) and (before.kind in ("SEP", "PART") or before.low == "(")


def _turn(e: Reading) -> int | None:
    """The year that is the figure's by its place in a list (`năm 2022, 2023 lần lượt đạt 58%, 59%`)."""
    turn = turn_of(e.frame)
    return turn.year if turn is not None else None


def _labels(e: Reading, k: int) -> bool:
    """Whether a time labels what follows it (`năm 2023: 650 người`)."""
    return k + 1 < len(e.frame.chunks) and e.frame.chunks[k + 1].low == ":"


@asked_once
def _bracket(e: Reading) -> int | None:
    """A year in brackets immediately after the figure, without a figure of its own (`24,6% (cuối năm 2023)`)."""
    i = e.frame.i
    bracket = next(iter(e.frame.chunks_of("BRACKET", i + 1, i + 3)), None)
    if (
        bracket is None
        or "%" in bracket.low
        or any(bracket.start < figure.start < bracket.end for figure in e.sentence.figures)
    ):
        return None
    found = [int(match[0]) for match in YEARS.finditer(bracket.low)]
    return found[-1] if found else None


def _lent(e: Reading) -> int | None:
    """The year of the figure that is stated again in brackets; of one that answers another, that of its bracket."""
    if e.measured.form == names.ANSWERED:
        other = e.before_in_sentence
        return own_year(other) if other is not None and other.measured.form == names.ANSWERED else None
    return own_year(e.lender) if e.lender is not None and e.bracketed else None


@asked_once
def _own(e: Reading) -> int | None:
    """The last year between the figure before (or the clause's start) and the figure."""
    frame = e.frame
    if not frame.times or frame.times[0] > frame.i:
        return None
    start = _behind_left(e) if frame.left else 0
    if not frame.left:
        start = next((k + 1 for k in range(frame.i - 1, -1, -1) if frame.kinds[k] == "END"), 0)
    return _last(e, start, frame.i)


def _behind_left(e: Reading) -> int:
    """After the preceding figure, its noun and its own year."""
    frame = e.frame
    at = frame.left[-1] + 1
    for k in range(at, frame.i):
        if frame.chunks[k].kind in ("SEP", "PART", "END", "BRACKET") or frame.chunks[k].low == "(":
            return k
        if frame.chunks[k].kind == "TIME":
            at = k + 1
    return at


def _last(e: Reading, start: int, stop: int) -> int | None:
    chunks = e.frame.chunks
    for k in reversed(e.frame.times):
        if not start <= k < stop or (year := e.year_at(k)) is None or _dates_things(e, chunks[k]):
            continue
        if k and _dates_start(chunks, k):
            continue
        if not any(chunk.low in _AGAINST for chunk in _near(chunks[max(start, k - 3) : k])):
            return year
    return None


def _dates_start(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a time only dates what a change starts from (`từ 40,92% cuối năm 2021 xuống còn 33,15%`)."""
    led = k - 2 if chunks[k - 1].kind == "FIG" else k - 3 if chunks[k - 1].low.isalpha() else -1
    return led >= 0 and chunks[led + 1].kind == "FIG" and "CMP:from" in chunks[led].tags


def _near(before: Sequence[Chunk]) -> Sequence[Chunk]:
    """The chunks before a time, in its bracket."""
    opens = next((k for k in range(len(before) - 1, -1, -1) if before[k].low == "("), -1)
    return before[opens + 1 :]


_IN_TURN = tagged("TURN", "EQUALS")
_DATED = TIMES | BRACKET | _IN_TURN


@asked_once
def own_year(e: Reading) -> int | None:
    """The year printed for this figure itself; None if none is."""
    return (_turn(e) or _behind(e) or _bracket(e) or _own(e)) if e.facts & _DATED else None


def _sentence(e: Reading) -> int | None:
    """The last year before the figure; that of a part before it is the part's only, and one of the plan is not a start's."""
    year = _of_sentence(e)
    return None if year is not None and is_start_value(e) and year >= (e.first_year or year) else year


def _of_sentence(e: Reading) -> int | None:
    parts = [k for k in e.frame.times if 0 < k < e.frame.i and e.frame.chunks[k - 1].kind == "PART"]
    return _last(e, 0, e.frame.i) if not parts or parts[-1] >= e.frame.opens else _last(e, 0, parts[-1])


def _measured_by(e: Reading) -> int | None:
    """A year earlier in the sentence by which something can have been measured: none after the plan begins."""
    year = _sentence(e)
    return year if year is not None and year <= (e.first_year or year) else None


def _in_plan(e: Reading) -> int | None:
    """A year earlier in the sentence that is not before the plan."""
    year = _sentence(e)
    return year if year is not None and year >= (e.first_year or 0) else None


def _lead(e: Reading) -> int | None:
    return e.place.year


def _aside(e: Reading) -> int | None:
    """The year of a figure in brackets, or of a part (`riêng năm 2019 là 9 vụ`)."""
    parted = "PART" in e.frame.kinds[max(e.frame.opens - 1, 0) : e.frame.i]
    return _own(e) if e.bracketed or parted else None


def _cited(e: Reading) -> int | None:
    """The year of the dated citation after the figure: what a past figure rests on (`… theo Quyết định số 10/QĐ-UBND ngày 20/11/2025`)."""
    frame = e.frame
    stop = frame.right[0] if frame.right else len(frame.chunks)
    cited = next((chunk for chunk in frame.chunks[frame.i + 1 : stop] if chunk.kind == "CITE"), None)
    dated = TIME.search(cited.low) if cited is not None else None
    found = [int(match[0]) for match in YEARS.finditer(dated[0])] if dated else []
    return found[-1] if found else None


_ANSWERED = measured_as(names.ANSWERED)

YEAR_OF_TARGET: tuple[Rule[Reading, int | None], ...] = (
    Rule("in turn", _turn, given=(_IN_TURN,)),
    Rule("after the figure", _behind, given=(TIMES,)),
    Rule("in brackets after", _bracket, given=(BRACKET,)),
    Rule("before the figure", _own, given=(TIMES,)),
    Rule("of the repeated figure", _lent, given=(_ANSWERED | BRACKETED,)),
    Rule("earlier in the sentence", _in_plan, given=(TIMES,)),
    Rule("heading or lead-in", _lead),
    Rule("plan's last year", always, lambda e: e.context.header.period_end),
)

YEAR_OF_BASELINE: tuple[Rule[Reading, int | None], ...] = (
    Rule("in turn", _turn, given=(_IN_TURN,)),
    Rule("after the figure", _behind, given=(TIMES,)),
    Rule("in brackets after", _bracket, given=(BRACKET,)),
    Rule("before the figure, aside", _aside, given=(TIMES,)),
    Rule("before the figure", _own, given=(TIMES,)),
    Rule("of the repeated figure", _lent, given=(_ANSWERED | BRACKETED,)),
    Rule("citation it rests on", _cited),
    Rule("earlier in the sentence", _measured_by, given=(TIMES,)),
    Rule(
        "start of the plan's year",
        lambda e: START_OF_YEAR.search(f"{e.sentence_before[-60:]} | {e.after[:20]}"),
        lambda e: e.place.year if e.place.past and e.place.year else e.first_year,
    ),
    Rule(
        "year before the plan",
        lambda e: "năm trước" in e.sentence_before[-60:],
        lambda e: e.first_year - 1 if e.first_year else None,
    ),
    Rule("heading or lead-in", lambda e: e.place.year and e.place.past, _lead),
    Rule("not stated", always, lambda e: None),
)


_OF_TARGET, _OF_BASELINE = Choice(YEAR_OF_TARGET), Choice(YEAR_OF_BASELINE)


def year_of(reading: Reading, *, baseline: bool) -> Verdict[int | None]:
    """The year of a target, or of a baseline."""
    return decide((_OF_BASELINE if baseline else _OF_TARGET).of(reading.facts), reading)
