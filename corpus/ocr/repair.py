"""Recognised lines corrected before they are assembled: words, figures and marks that Tesseract misread.

Only lines read from images are touched.  Every repair is stated in `issues` as `ocr_repaired`: a figure or a
mark by itself, words by the page.
"""

import collections
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.line import Line, line_note
from corpus.message import MessageValue
from corpus.ocr.changed import changed
from corpus.ocr.full_stop import with_full_stops
from patterns.ocr.figure import glued_years, misread_figures, misread_units, odd_rates
from patterns.ocr.letter_case import misread_capitals
from patterns.ocr.mark import ODD_NUMBER, ODD_POINT, may_be_numeral, point_letter, roman, row_numerals
from patterns.ocr.stray import stray_signs
from patterns.ocr.symbol import misread_abbreviations, misread_symbols, odd_numbers
from patterns.ocr.word import Misreading, misread_letters, misread_words
from patterns.outline.mark import Mark, mark_of, ordinal

_LOW_CONFIDENCE = 75.0
"""A page of which Tesseract is less sure, of 100, is doubted as a whole."""


def repair_lines(lines: Sequence[Line], confidence: Mapping[int, float | None]) -> list[Line]:
    """The lines with what was misread on recognised pages repaired, and a note for what was changed.

    `confidence` has the recognised pages, each with the mean confidence of its words (0 to 100).
    """
    if not confidence:
        return list(lines)
    pointed = [_with_point(line) if line.recognised else line for line in lines]
    numbered = _with_row_numbers(_with_numbers(with_full_stops(pointed)))
    figured = [_with_figures(line) if line.recognised else line for line in numbered]
    return list(_with_confidence(list(_with_words(figured)), confidence))


def _with_confidence(lines: Sequence[Line], confidence: Mapping[int, float | None]) -> Iterator[Line]:
    """The lines, the first of each page that was recognised badly with a note that states so."""
    low = {page: value for page, value in confidence.items() if value is not None and value < _LOW_CONFIDENCE}
    for line in lines:
        if line.page in low:
            known: dict[str, MessageValue] = {"page": str(line.page), "confidence": round(low.pop(line.page))}
            note = line_note(0, len(line.text), "ocr_low_confidence", **known)
            line = line._replace(notes=(note, *line.notes))
        yield line


def _with_figures(line: Line) -> Line:
    """Figures and symbols repaired; numbers of instruments that still cannot be are doubted."""
    line = changed(line, list(stray_signs(line.text)), "mark")
    line = changed(line, list(misread_figures(line.text)), "figure")
    line = changed(line, list(misread_symbols(line.text)), "symbol")
    line = changed(line, list(misread_abbreviations(line.text)), "word")
    line = changed(line, [*glued_years(line.text)], "word")
    line = changed(line, [*misread_units(line.text)], "word")
    odd = [
        line_note(start, end, "ocr_doubtful", printed=line.text[start:end])
        for start, end in (*odd_numbers(line.text), *odd_rates(line.text))
    ]
    return line._replace(notes=(*line.notes, *odd)) if odd else line


def _with_words(lines: Sequence[Line]) -> Iterator[Line]:
    """Words by the page, since a compound may continue in the next line; they keep their length."""
    for recognised, page in itertools.groupby(lines, key=lambda line: (line.recognised, line.page)):
        on_page = list(page)
        if not recognised[0]:
            yield from on_page
            continue
        text = "\n".join(line.text for line in on_page)
        found = list(misread_capitals(text))
        for misreading in found:
            text = text[: misreading.start] + misreading.meant + text[misreading.end :]
        for find in (misread_letters, misread_words):
            again = list(find(text))
            found += again
            for misreading in again:
                text = text[: misreading.start] + misreading.meant + text[misreading.end :]
        texts = text.split("\n")
        yield from _summed_up([line._replace(text=new) for line, new in zip(on_page, texts, strict=True)], found)


def _summed_up(lines: Sequence[Line], found: Sequence[Misreading]) -> list[Line]:
    """The page's lines, the first repaired word with a note on all of them."""
    if not found:
        return list(lines)
    counted = collections.Counter(f"{one.read} → {one.meant}" for one in found)
    listed = ", ".join(f"{change} ({times})" if times > 1 else change for change, times in counted.most_common())
    position, noted = found[0].start, []
    for line in lines:
        if 0 <= position < len(line.text):
            end = position + found[0].end - found[0].start
            note = line_note(position, end, "ocr_repaired.words", page=str(lines[0].page), changes=listed)
            line = line._replace(notes=(*line.notes, note))
        position -= len(line.text) + 1
        noted.append(line)
    return noted


def _with_point(line: Line) -> Line:
    match = ODD_POINT.match(line.text)
    meant = point_letter(match["letter"]) if match else None
    if match is None or meant is None:
        return line
    return changed(line, [Misreading(match.start(), match.end("letter"), match["letter"], meant)], "mark")


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """Headings' numbers that cannot be, set to the one that the headings before and after leave open."""
    repaired = list(lines)
    for kind in ("roman", "arabic"):
        before: int | None = 0
        for (index, own), (_, behind) in itertools.pairwise([*_series(lines, kind), (-1, None)]):
            line = repaired[index]
            match = ODD_NUMBER.match(line.text) if line.recognised else None
            if (
                match is None
                or before is None
                or own == before + 1
                or (kind == "arabic" and _is_numeral(match["mark"]))
            ):
                before = own
                continue
            due = before + 1
            certain = behind == due + 1 and (kind == "roman" or own not in (before, behind))
            certain = certain or (
                match["mark"].isdigit() and kind == "arabic" and _has_part(repaired[index + 1 :], due)
            )
            if certain or (kind == "roman" and own is None and may_be_numeral(match["mark"], due)):
                meant = roman(due) if kind == "roman" else str(due)
                repaired[index] = changed(line, [Misreading(0, match.end("mark"), match["mark"], meant)], "mark")
                own = due
            before = own
    return repaired


def _has_part(lines: Iterable[Line], number: int) -> bool:
    """Whether the next heading is the first part of a number (`5.1. Tiểu dự án 1`)."""
    marks = (mark for line in lines if (mark := mark_of(line.text)) is not None)
    return next((mark.label == f"{number}.1" for mark in marks), False)


def _is_numeral(mark: str) -> bool:
    """Whether a mark is a Roman numeral of several letters, as no number is recognised."""
    return len(mark) > 1 and set(mark) <= set("IVX")


def _with_row_numbers(lines: Sequence[Line]) -> list[Line]:
    """Roman numerals in the first column of tables, of which recognition took the strokes for others."""
    repaired = list(lines)
    places: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.recognised and line.cells and line.cells[0].column == 0:
            places.setdefault(line.cells[0].table, []).append(index)
    for found in places.values():
        labels = [lines[index].text[lines[index].cells[0].start : lines[index].cells[0].end] for index in found]
        for index, label, meant in zip(found, labels, row_numerals(labels), strict=True):
            if meant != label:
                start = lines[index].cells[0].start
                repaired[index] = changed(lines[index], [Misreading(start, start + len(label), label, meant)], "mark")
    return repaired


def _series(lines: Iterable[Line], kind: str) -> Iterator[tuple[int, int | None]]:
    """The lines that a number of a kind opens, or what may be one: index and value, None if it is unclear; a higher heading begins again."""
    for index, line in enumerate(lines):
        mark = mark_of(line.text)
        if mark is not None and mark.kind == kind:
            yield index, ordinal(mark)
        elif kind == "arabic" and mark is not None and mark.kind in ("part", "upper", "roman"):
            yield index, 0
        elif _may_be(line, mark, kind):
            yield index, None


def _may_be(line: Line, mark: Mark | None, kind: str) -> bool:
    """Whether a line may open with a misread number of the kind."""
    match = ODD_NUMBER.match(line.text) if line.recognised else None
    if match is None or (mark is not None and mark.kind not in ("letter", "upper")):
        return False
    return (
        any(may_be_numeral(match["mark"], value) for value in range(1, 20))
        if kind == "roman"
        else len(match["mark"]) == 1
    )
