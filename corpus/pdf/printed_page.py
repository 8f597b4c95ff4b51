"""A page by its text layer, with its tables."""

import dataclasses
import functools
import itertools
import operator
from collections.abc import Sequence

from corpus.pdf.drawn_cells import drawn_tables
from corpus.pdf.font import LegacyText
from corpus.pdf.opened_page import OpenedPage
from corpus.pdf.page import Page
from corpus.pdf.path_edges import path_edges
from corpus.pdf.placed_text import level_pieces
from corpus.pdf.ruled_table import ruled_tables
from corpus.pdf.side_by_side import columns_apart
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, texts_of
from corpus.table.aligned_words import unruled_tables
from corpus.table.cut_header import header_above, header_at_foot, rest_of_table, with_header
from corpus.table.shape import DrawnTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER, ORDER_LETTERS

_FIRST, _LAST = operator.itemgetter(slice(1)), operator.itemgetter(slice(-1, None))
"""A text's first letter, and its last."""
_FIGURES, _SHORT = 6, 60
"""Figures that the smallest table without lines has, and the letters of a line that may be a row of it."""


def printed_page(
    opened: OpenedPage, layer: TextLayer, lines: Sequence[Printed], index: int, data: bytes, before: Page | None
) -> Page:
    """The page by its text layer, with its tables."""
    tables, unruled = _ruled(opened, layer, lines, index, data) if opened.objects.paths else ((), None)
    foot, header = (before.foot, before.header) if before is not None else ((), ())
    if not tables and (foot or header or _has_figures(lines) or _has_numbers_head(lines)):
        pieces = level_pieces(layer)
        head, tables = with_header(foot, pieces, unruled_tables)
        tables = tables or rest_of_table(header, pieces, unruled_tables)
        page = Page(index + 1, layer.height, tuple(columns_apart(lines)), tables, unruled=unruled, head=head)
        return dataclasses.replace(page, foot=header_at_foot(pieces), header=header_above(tables, pieces))
    return Page(index + 1, layer.height, tuple(columns_apart(lines)), tables, unruled=unruled)


def _ruled(
    opened: OpenedPage, layer: TextLayer, lines: Sequence[Printed], index: int, data: bytes
) -> tuple[tuple[DrawnTable, ...], str | None]:
    """A page's ruled tables, or why they cannot be found: their words are read without them."""
    edges = path_edges(opened.objects.drawn)
    if edges is not None:
        if all(line.glyphs for line in lines):
            return tuple(drawn_tables(layer, edges, lines)), None
        return tuple(drawn_tables(layer, edges, layer.lines(), LegacyText(layer).read)), None
    try:
        return tuple(ruled_tables(data, index, layer.height)), None
    except Exception as error:  # noqa: BLE001 (pdfminer raises whatever a damaged object makes Python raise)
        return (), f"{type(error).__name__}: {error}"[:200]


def _has_numbers_head(lines: Sequence[Printed]) -> bool:
    """Whether a line begins with the head of a column of row numbers (`TT Nội dung …`)."""
    texts = texts_of(lines)
    beginning = itertools.compress(texts, map(ORDER_LETTERS.__contains__, map(_FIRST, texts)))
    return any(map(_heads_numbers, {text.partition(" ")[0] for text in beginning}))


@functools.lru_cache(maxsize=4096)
def _heads_numbers(word: str) -> bool:
    return ORDER_HEADER.match(fold(word)) is not None


def _has_figures(lines: Sequence[Printed]) -> bool:
    """Whether enough lines, or pieces of lines, are nothing but figures for a table without rules."""
    texts = texts_of(lines)
    ending = list(itertools.compress(texts, map(str.isdigit, map(_LAST, texts))))
    if len(ending) < _FIGURES:
        return False  # as most pages
    words = [text.rsplit(" ", 1)[-1] for text in ending if len(text) < _SHORT]
    return len(list(filter(FIGURE_CELL.match, words))) >= _FIGURES
