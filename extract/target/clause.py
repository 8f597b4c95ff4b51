"""Clauses with figures, and the words around each figure in its clause."""

import bisect
import dataclasses
import functools
from collections.abc import Iterator

from corpus.document import Document, Span
from extract.context import Context
from patterns.fold import fold
from patterns.number import parse_number
from patterns.outline.mark import mark_of
from patterns.pattern import Match
from patterns.target.clause import (
    AREA_WORDS,
    BARE_AFTER,
    CLAUSE_END,
    COMPARATOR_BEFORE,
    HAS,
    INDICATOR_END,
    LEADS_ON,
    MEASURED,
    NEXT_RATE,
    NUMBER_OF,
    OPEN_END,
    POPULATION,
    PREDICATE,
    SERVED,
    START_VALUE,
    TAIL,
)
from patterns.target.figure import FIGURE, NONE_LEFT, unit_code

_FRACTIONS = {
    "một nửa": 50.0,
    "một phần hai": 50.0,
    "một phần ba": 100 / 3,
    "hai phần ba": 200 / 3,
    "một phần tư": 25.0,
    "ba phần tư": 75.0,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and where it stands."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    none_left: bool = False


@dataclasses.dataclass(frozen=True)
class Clause:
    """A stretch of a paragraph between marks that part sentences, with its figures."""

    document: Document
    paragraph: Span
    start: int
    end: int
    figures: tuple[Figure, ...]
    lead: str
    """The paragraph's folded words before the clause."""
    heading: str
    """The folded run-in heading of the paragraph's item, or of the item above."""

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {figure.start: place for place, figure in enumerate(self.figures)}

    def _index(self, figure: Figure) -> int:
        return self._places[figure.start]

    @functools.cached_property
    def _changed_from(self) -> list[int]:
        """For each figure the place of the one that its change starts from (`từ 30,8% xuống còn 26,5%`), else its own."""
        places: list[int] = []
        for place in range(len(self.figures)):
            starts = place and START_VALUE.search(self.after(self.figures[place - 1]))
            places.append(places[-1] if starts else place)
        return places

    def before(self, figure: Figure) -> str:
        """The folded words between the figure before and this one."""
        index = self._index(figure)
        return self.document.folded[self.figures[index - 1].end if index else self.start : figure.start]

    def following(self, figure: Figure) -> Figure | None:
        """The clause's next figure; None behind the last."""
        index = self._index(figure) + 1
        return self.figures[index] if index < len(self.figures) else None

    def own(self, figure: Figure) -> str:
        """The folded words of the clause up to a figure."""
        return self.document.folded[self.start : figure.start]

    def after(self, figure: Figure) -> str:
        """The folded words up to the next figure."""
        index = self._index(figure)
        last = index + 1 == len(self.figures)
        return self.document.folded[figure.end : self.end if last else self.figures[index + 1].start]

    def counted(self, figure: Figure) -> str:
        """The folded noun phrase that a figure counts: its unit and what follows, or the population behind a percentage."""
        after = self.after(figure)
        if figure.unit != "percent":
            unit = self.document.folded[figure.start : figure.end].lstrip("0123456789.,- ")
            return _own(f"{unit}{after}")
        return _own(after) if POPULATION.search(after) else ""

    def bare(self, figure: Figure) -> bool:
        """Whether a figure counts no more than its unit says."""
        return BARE_AFTER.search(self.after(figure)) is not None

    def states(self, figure: Figure) -> bool:
        """Whether the figure has a state of its own behind it."""
        return PREDICATE.search(self.after(figure)) is not None

    def predicate(self, figure: Figure) -> str:
        """The folded words that say what the counted ones reach; those of the next figure where it shares them."""
        span = self._predicate(figure)
        return self.document.folded[span.start : span.end] if span else ""

    def _predicate(self, figure: Figure) -> Span | None:
        return self._predicates[figure.start]

    @functools.cached_property
    def _predicates(self) -> dict[int, Span | None]:
        """The predicate of each figure, taken from the last to the first: one may be that of the next."""
        found: dict[int, Span | None] = {}
        following: Figure | None = None
        for figure in reversed(self.figures):
            span = self._own_predicate(figure)
            shares = following is not None and following.unit == figure.unit and self._may_share(figure)
            found[figure.start] = found[following.start] if span is None and shares and following else span
            following = figure
        return found

    def _may_share(self, figure: Figure) -> bool:
        """Whether a figure's words go on with the next one's (`100% người nghèo, 100% người cận nghèo được …`)."""
        after = self.after(figure)
        counts = figure.unit != "percent" or POPULATION.search(after) is not None
        return counts and PREDICATE.search(after) is None and after.rstrip().endswith((",", "và"))

    def _own_predicate(self, figure: Figure) -> Span | None:
        # `đào tạo 2.500 người, tỷ lệ có việc làm trên 80%`: the rate speaks of the next figure.
        words = NEXT_RATE.compiled.split(self.after(figure), maxsplit=1)[0]
        match = PREDICATE.search(words) or (HAS.search(words) if figure.unit == "percent" else None)
        if (
            figure.unit == "percent"
            and not POPULATION.search(self.after(figure))
            and not (match and match.start() == 1)
        ):
            return None
        if match:
            words = self.after(figure)[match.start() :]
            start = figure.end + match.start()
            return Span(start, start + len(_own(words)))
        return None

    def subject(self, figure: Figure) -> str:
        """The folded words before a figure that say what is measured."""
        after = self.after(figure)
        start = self._subject_start(figure)
        before = self.document.folded[start : figure.start]
        found = [match for match in MEASURED.finditer(before) if len(before.rstrip()) - match.end() > 3]
        words = before[found[-1].start() :] if found else before
        # `tăng 1%/năm tỷ lệ hộ được tiếp cận`: the subject follows.
        percent = figure.unit == "percent"
        if percent and not found and (behind := MEASURED.search(after)) and behind.start() < 12:
            return after[behind.start() :]
        return words

    def opening(self, figure: Figure) -> str:
        """All folded words before a figure that can say what is measured."""
        index = self._index(figure)
        start = self._subject_start(figure)
        return self.document.folded[min(start, self.figures[index - 1].start) if index else start : figure.start]

    def _subject_start(self, figure: Figure) -> int:
        """Where the words that say what is measured begin.

        A rate takes its subject from the count before it (`1.597 hộ nghèo, chiếm tỷ lệ 4,10%`), a figure
        alone in brackets from the words before them (`hộ nghèo chiếm tỷ lệ cao (1,94%)`).
        """
        index = self._changed_from[self._index(figure)]
        if index and figure.unit == "percent" and (last := self.figures[index - 1]).unit != "percent":
            words = self.document.folded[last.start : last.end]
            if "nghèo" not in self.document.folded[last.start : figure.start]:
                return self._subject_start(last)
            return last.start + len(words) - len(words.lstrip("0123456789., -"))
        start = self.figures[index - 1].end if index else self.start
        if (
            not index
            and not self.document.folded[start : figure.start].strip()
            and self.document.folded[start - 1] == "("
        ):
            return (
                max(self.document.folded.rfind(mark, self.paragraph.start, start - 1) for mark in (",", ";", ". ")) + 1
                or self.paragraph.start
            )
        return start

    def indicator(self, figure: Figure) -> str | None:
        """The printed words that say what is measured."""
        if span := self._predicate(figure):
            return self.document.text[span.start : span.end].strip(" ,") or None
        if figure.unit != "percent":
            noun = self.counted(figure)
            length = len(noun)
            start = figure.end - (len(noun) - len(_own(self.after(figure)))) if length else figure.end
            return self.document.text[start : start + length].strip(" ,") or None
        subject = self.subject(figure)
        if not self.document.folded.endswith(subject, 0, figure.start):
            return self.document.text[figure.end : figure.end + len(self.after(figure))].strip(" ,:/") or None
        tail = INDICATOR_END.search(subject)
        start = figure.start - len(subject)
        named = self.document.text[start : start + tail.start() if tail else figure.start].strip(" ,:(")
        return named or self.document.text[start : figure.start].strip(" ,:(") or None

    def population(self, figure: Figure) -> str | None:
        """Who is counted or served, as printed, the area left out."""
        after = self.after(figure)
        opened = POPULATION.search(after)
        if figure.unit == "percent" and opened:
            span = self._predicate(figure)
            end = span.start if span and span.start < figure.end + len(after) else figure.end + len(_own(after))
            start = figure.end
            if number_of := NUMBER_OF.search(after):
                start += number_of.end() - 1
            printed = self.document.text[start:end]
            area = AREA_WORDS.search(self.document.folded[start:end])
            return _who(printed[: area.start()] if area else printed)
        return self._served(figure) if figure.unit == "percent" else self._people(figure)

    def _served(self, figure: Figure) -> str | None:
        """Who is counted in the rate that the words before a percentage name."""
        subject = self.subject(figure)
        found = SERVED.search(subject)
        if found is None or not self.document.folded.endswith(subject, 0, figure.start):
            return None
        start = figure.start - len(subject) + found.start("served")
        return self.document.text[start : start + len(found["served"])].strip(" ,") or None

    def _people(self, figure: Figure) -> str | None:
        """Who is counted by a number of people or households, where the words behind say what they reach."""
        span = self._predicate(figure)
        if span is None or figure.unit not in ("household", "person") or not figure.end < span.start:
            return None
        printed = self.document.folded[figure.start : figure.end]
        noun = printed.rpartition(" ")[2] if figure.none_left else printed.lstrip("0123456789.,- ")
        start = figure.end - len(noun)
        area = AREA_WORDS.search(self.document.folded[start : span.start])
        end = start + area.start() if area else span.start
        return _who(self.document.text[start:end])

    def head(self) -> str:
        """The folded words before the clause's first figure."""
        return self.own(self.figures[0])

    def quoted(self, figure: Figure) -> tuple[int, int]:
        """Where the words that make up the row begin and end."""
        before = self.before(figure)
        start = figure.start
        if (
            self.counted(figure)
            and figure.unit == "percent"
            and not before.rstrip().endswith(("cho", "của", "giảm", "tăng"))
        ):
            if comparator := COMPARATOR_BEFORE.search(before):
                start -= len(before) - comparator.start()
        else:
            start = self._subject_start(figure)
            words = self.document.text[start : figure.start]
            start += len(words) - len(words.lstrip(" ,.:;-+*"))
        span = self._predicate(figure)
        end = span.end if span else figure.end + len(_own(self.after(figure)))
        words = self.document.text[start:end].rstrip(" ,;:")
        return start, start + len(words)


def clauses(context: Context) -> Iterator[Clause]:
    """The clauses of the preamble and the body that hold figures, in order; rows of tables are left out."""
    document = context.document
    tables = [table.span for table in document.tables]
    for paragraph in document.paragraphs:
        if paragraph.start < context.preamble or paragraph.start >= context.outline.body_end:
            continue
        if any(table.start <= paragraph.start < table.end for table in tables) or " | " in document.quote(paragraph):
            continue
        figures = [
            figure
            for match in FIGURE.finditer(document.folded, paragraph.start, paragraph.end)
            if (figure := _figure(match))
        ]
        figures += [
            Figure(
                match.start(),
                match.start("unit") + len(match["unit"]),
                0.0,
                None,
                unit_code(match["unit"]),
                none_left=True,
            )
            for match in NONE_LEFT.finditer(document.folded, paragraph.start, paragraph.end)
        ]
        if figures:
            yield from _split(context, paragraph, sorted(figures, key=lambda figure: figure.start))


def _split(context: Context, paragraph: Span, figures: list[Figure]) -> Iterator[Clause]:
    document = context.document
    mark = mark_of(document.quote(paragraph))
    start = paragraph.start + (mark.end if mark else 0)
    body = start
    places = [figure.start for figure in figures]
    heading = _heading(context, paragraph)
    for end in (*_breaks(document.folded, start, paragraph.end, figures), paragraph.end):
        inside = tuple(figures[bisect.bisect_left(places, start) : bisect.bisect_left(places, end)])
        if inside:
            yield Clause(document, paragraph, start, end, inside, document.folded[body:start], heading)
        start = end


def _breaks(folded: str, start: int, end: int, figures: list[Figure]) -> Iterator[int]:
    """Where clauses end: at `;` and full stops, and at brackets that hold figures of their own."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    marks = [match.start() for match in CLAUSE_END.finditer(folded, start, end)]
    for mark in marks:
        if folded[mark] == "(":
            opened.append(mark)
        elif folded[mark] == ")" and opened:
            pairs[opened.pop()] = mark
    places = [figure.start for figure in figures]
    holding = {
        bracket
        for bracket, close in pairs.items()
        if bisect.bisect_right(places, bracket) < bisect.bisect_left(places, close)
    }
    ends = {pairs[bracket] for bracket in holding}
    for mark in marks:
        if folded[mark] in ";.\n" or mark in holding or mark in ends:
            yield mark + 1


def _heading(context: Context, paragraph: Span) -> str:
    titles = [context.outline.title(item) or "" for item in context.outline.chain(paragraph.start)]
    return " ".join(titles[-2:]).lower()


def _own(words: str) -> str:
    """Words without the aims and remarks behind them."""
    tail = TAIL.search(words)
    words = (words[: tail.start()] if tail else words).rstrip(" ,;:.")
    if words.count(")") > words.count("("):  # the bracket that the clause stands in
        words = words.rstrip(") ")
    leads = LEADS_ON.search(words)
    return words[: leads.start()] if leads else words


def _who(printed: str) -> str | None:
    """Who is counted, without a comparator before and words of what they reach behind."""
    printed = printed.strip(" ,").removeprefix("trở lên ").removeprefix("trở xuống ").removeprefix("lượt ")
    if number_of := NUMBER_OF.search(f" {fold(printed)}"):
        printed = printed[number_of.end() - 1 :]
    end = OPEN_END.search(fold(printed))
    return printed[: end.start() if end else None].strip(" ,") or None


def _figure(match: Match) -> Figure | None:
    """The figure of a match; None where its digits are no number."""
    if match["fraction"] or match["fraction_words"]:
        over = parse_number(match["fraction"]) if match["fraction"] else None
        value = float(over * 100) if over is not None else _FRACTIONS.get(match["fraction_words"] or "")
        return Figure(match.start(), match.end(), value, None, "percent") if value else None
    unit = unit_code(match["unit"]) if match["unit"] else "percent"
    if match["high"]:
        low, high = parse_number(match["low"]), parse_number(match["high"])
        if low is None or high is None or low > high:
            return None
        return Figure(match.start(), match.end(), float(low), float(high), unit)
    number = parse_number(match["percent"] or match["count"])
    return Figure(match.start(), match.end(), float(number), None, unit) if number is not None else None
