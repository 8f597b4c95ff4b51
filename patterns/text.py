"""Character-level patterns of raw text, used before there is a document (so: not on folded text)."""

import itertools
import operator
from collections.abc import Iterable, Sequence

import regex

ESCAPED_BREAK = regex.compile(r"(?:\\r)?\\n|\\r(?![a-z])")
r"""A line break spelt out as `\r\n`, as some portals store their pages."""

INVISIBLE = regex.compile(r"[\p{Cf}\p{Cc}--[\n\t\f]]", regex.VERSION1)
"""Zero-width characters, soft hyphens, byte-order marks, controls."""

BLANKS = regex.compile(r"[\p{Zs}\t]+")

RULE_LINE = regex.compile(r"[\s\p{Pd}_=*.…~─━|]*")
"""A line that only draws a rule, or is empty."""

MARKDOWN_HEADING = regex.compile(r"^[ \t]*#{1,6}[ \t]+", regex.MULTILINE)

EMPHASIS_MARK = regex.compile(
    r"""
    \*{2,}+                              # also beside blanks, `** **`, and where two meet, `****`
    | (?<![\p{L}\p{N}*])\*(?=[^\s*])     # opening: before a word
    | (?<=[^\s*])\*(?![*\d])            # closing: after a word; never between two figures
    """,
    regex.VERBOSE,
)
"""Emphasis marks of stars; a bullet `* ` keeps its star."""

LOW_LINES = regex.compile(
    r"(?<![\p{L}\p{N}_])__(?=\p{L}|\d) | (?<=[\p{L}\p{N}.:;)])__(?![\p{L}\p{N}_/])", regex.VERBOSE
)
"""Emphasis marks of low lines (`__I. MỤC TIÊU__`); a blank to fill in (`Số:____/KH`) is not one."""

LONE_LABEL = regex.compile(
    r"(?:(?:Điều|ĐIỀU)[ ]\d{1,2}|[IVX]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-HĐ])[.)]|\(\d{1,2}\)|\[\d{1,3}\]"
)
"""A heading's label or a footnote's mark with nothing after it."""


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals: all its letters (two at least) are upper case."""
    if not text.isupper():  # one small letter is enough, and most lines begin with one soon
        return False
    letters = list(filter(str.isalpha, text))
    return len(letters) > 1 and all(map(str.isupper, letters))


def places_of(lines: Sequence[str], signs: Iterable[str]) -> list[int]:
    """Which of some lines have one of several signs, in order."""
    found: set[int] = set()
    for sign in signs:
        found.update(itertools.compress(itertools.count(), map(operator.contains, lines, itertools.repeat(sign))))
    return sorted(found)


OBJECT_ADDRESS = regex.compile(r" (?:object )?at 0x[0-9a-fA-F]{4,16}")
"""Where an object was in memory, as Python prints it: another one in every run."""

CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
"""Characters that no text has: in any number they show binary data."""

PRIVATE = regex.compile(r"[\uE000-\uF8FF]")
"""Letters of symbol fonts, which stand for bullets in lists."""

PAGE_NUMBER = regex.compile(r"(?:[-–(]\s*)?(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–)]?")
"""A line that is only a page's number (`3`, `- 3 -`, `Trang 3/12`)."""

LONE_MARK = regex.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-HĐ])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|[-–+•*]")
"""A list's number or bullet with nothing after it."""

METRE_AT_END = regex.compile(r"(?<!\p{L})(?:[kcdmh]|da)?m$")
"""A metre and its multiples at a text's end: what is raised after it makes it square or cubic, and is not a footnote's mark."""

SOURCE_BREAKS = regex.compile(r"[ ]?[\r\n\t]\s*")
"""Line ends and tabs in the source of a DOCX or a web page, which print as a blank."""

BROKEN_IN_CELL = regex.compile(r"(?<=\d[-–/]|\p{L}/)\n(?=[\p{L}\d]) | \n(?=[,;.:)%])", regex.VERBOSE)
"""A line end inside a narrow cell's word or figure: `2021-⏎2025`, `phường⏎, thị trấn`."""

_BRACKETED = regex.compile(r"\([^()]*+\)")


def without_brackets(text: str) -> str:
    """A text without the words that are in closed brackets.

    >>> without_brackets("vốn năm 2023 (có vốn năm 2022) là")
    'vốn năm 2023  là'
    """
    return _BRACKETED.sub("", text) if "(" in text else text


RECIPIENTS_LINE = regex.compile(r"^[^\S\n]*+(?:(?i:nơi[^\S\n]nhận)|[-–—+•▪●*][^\S\n]?\S)")
"""A line of the list of recipients, which may have the signature beside it."""

COLUMN_GAP = regex.compile(r"(?<=\S)[^\S\n]{3,}+(?=\(?(?:TM|KT|TL|TUQ|Q|T/M|K/T)[./]|\(?[ÔB]?\p{Lu}[\p{Lu} ]{5,40}+$)")
"""Wide blanks before the words of a signature, in capitals."""
