"""What type of instrument a number belongs to: the column `instrument_type`.

By the type word before the number (an issuer or date may be between), by its list's type word, else by its symbol.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 and Phụ lục III.
"""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from corpus.document import Document
from extract.citation.citation import LOOK_BACK, Citation
from extract.citation.issuer_name import IssuerName, issuer_name_at
from extract.decision import Rule, Verdict, always, decide
from patterns.citation.date import AFTER_DATE, SESSION_NOTE
from patterns.citation.issuer import central_symbols
from patterns.citation.issuer_place import ISSUER_START
from patterns.citation.number import LOCAL_SYMBOLS
from patterns.citation.type import (
    GAP,
    ISSUER_GAP,
    NO_INSTRUMENT,
    NUMBER_WORD,
    PROGRAMME_SYMBOLS,
    SHARED_TYPE,
    TYPE,
    TYPE_CODE,
    instrument_types,
    is_symbol_of,
    type_of_symbol,
)
from patterns.date import date_of

_NEAR = 40
"""More characters than the words have that are immediately before a number: its code, what joins it to the number before, what it is of."""
_LIST_REACH = 500
"""How far apart two numbers of one list may be."""


class TypeWord(NamedTuple):
    """A type word before a number, with the issuer or date that may be between."""

    start: int
    instrument_type: str
    issuer: IssuerName | None = None
    date: datetime.date | None = None
    date_printed: bool = False


class Typing(NamedTuple):
    """The evidence for a number's type."""

    number: str
    symbol: str
    loose: bool
    """Whether the number is one only after a type word (`05 NQ/HU`)."""
    side_by_side: tuple[TypeWord, ...]
    """The type words right before the number, the nearest first."""
    apart: TypeWord | None
    """The type word with an issuer or date between it and the number."""
    code: TypeWord | None
    """A type word abbreviated to its code."""
    previous: Citation | None
    """The citation before it in its list."""
    refused: bool
    """Whether the words before it state that it is not an instrument's (`Biểu số`)."""

    @property
    def of_symbol(self) -> str | None:
        """The type that the symbol states."""
        return type_of_symbol(self.symbol) if "-" in self.number or self.number.count("/") > 1 else None

    @property
    def is_programme(self) -> bool:
        """Whether it is what a programme is called (`Đề án 06/CP`), which the plan names by its title only."""
        return bool(self.side_by_side) and (self.side_by_side[0].instrument_type, self.symbol) in PROGRAMME_SYMBOLS

    @property
    def shares_type(self) -> bool:
        """Whether the list's type word can be its own: not where the symbol is the code of another."""
        other = type_of_symbol(self.symbol)
        previous = self.previous
        return previous is not None and (other is None or is_symbol_of(previous.instrument_type, self.symbol))


TYPES: tuple[Rule[Typing, TypeWord | None], ...] = (
    Rule("programme", lambda typing: typing.is_programme, lambda _: None),
    Rule("word whose code the symbol is", lambda typing: _by_code(typing)),
    Rule("word before the number", lambda typing: typing.side_by_side, lambda typing: typing.side_by_side[-1]),
    Rule("word before agency or date", lambda typing: typing.apart),
    Rule("abbreviated word", lambda typing: typing.code),
    Rule("number without a word", lambda typing: typing.loose, lambda _: None),
    Rule("word of the list", lambda typing: typing.shares_type, lambda typing: _alone(typing.previous.instrument_type if typing.previous else "")),
    Rule("form", lambda typing: typing.previous is None and (typing.refused or not _has_issuer(typing.number)), lambda _: None),
    Rule("symbol", lambda typing: typing.of_symbol, lambda typing: _alone(typing.of_symbol or "")),
    Rule("no type", always, lambda _: None),
)  # fmt: skip


def type_of(document: Document, at: int, number: str, symbol: str, loose: bool, found: Sequence[Citation]) -> Verdict[TypeWord | None]:  # fmt: skip
    """The type word of the number at `at`; its start is -1 if no word of its own is printed, None if it is not an instrument's."""
    window = max(document.paragraph_at(at).start, at - LOOK_BACK)
    return decide(TYPES, _typing(document, window, at, number, symbol, loose, found))


def _alone(instrument_type: str) -> TypeWord:
    return TypeWord(-1, instrument_type)


def _by_code(typing: Typing) -> TypeWord | None:
    return next((word for word in typing.side_by_side if is_symbol_of(word.instrument_type, typing.symbol)), None)


def _typing(document: Document, window: int, at: int, number: str, symbol: str, loose: bool, found: Sequence[Citation]) -> Typing:  # fmt: skip
    before = document.folded[window:at]
    side_by_side, apart, following = list[TypeWord](), None, at
    for match in reversed(list(TYPE.finditer(before))):
        end = window + match.end()
        word = TypeWord(window + match.start(), instrument_types()[match["type"]])
        if side_by_side and document.folded[end:following] != " ":
            break
        if not side_by_side and not GAP.match(before[match.end() :]):
            apart = _between(document, word, end, at)
            break
        side_by_side.append(word)
        following = word.start
    if side_by_side or apart:  # which decide before anything else would
        return Typing(number, symbol, loose, tuple(side_by_side), apart, None, None, refused=False)
    near = max(window, at - _NEAR)
    code = TYPE_CODE.search(document.text, near, at)
    return Typing(
        number,
        symbol,
        loose,
        (),
        None,
        TypeWord(code.start(), type_of_symbol(code["code"]) or "") if code else None,
        _in_list(document, near, at, found),
        NO_INSTRUMENT.search(document.folded, near, at) is not None,
    )


def _between(document: Document, word: TypeWord, start: int, at: int) -> TypeWord | None:
    """A type word with the issuer and date between it and its number (`Quyết định của Thủ tướng Chính phủ số`); None if other words are there."""
    issuer, end = None, start
    if gap := ISSUER_GAP.match(document.folded, start, at):
        if ISSUER_START.match(document.folded, gap.end()) and (issuer := issuer_name_at(document, gap.end())):
            end = issuer.span.end
            while note := SESSION_NOTE.match(document.folded, end, at):
                end = note.end()
        elif not AFTER_DATE.match(document.folded, start, at):
            return None
    if date := AFTER_DATE.match(document.folded, end, at):
        end = date.end()
    if end == start or end > at or not NUMBER_WORD.match(document.folded[end:at]):
        return None
    return word._replace(issuer=issuer, date=date_of(date) if date else None, date_printed=date is not None)


def _in_list(document: Document, near: int, at: int, found: Sequence[Citation]) -> Citation | None:
    """The citation before, if the number continues with its list (`… và số 34/QĐ-TTg`)."""
    if not found or not SHARED_TYPE.search(document.folded, near, at):
        return None
    previous = found[-1]
    near = document.paragraph_at(at).start <= previous.start and at - previous.end < _LIST_REACH
    return previous if near and ". " not in document.text[previous.end : at] else None


def _has_issuer(number: str) -> bool:
    """Whether a number without a type word names an issuer that issues instruments."""
    symbols = number.replace("/", "-").split("-")[1:]
    return any(
        part.upper() in central_symbols() or part.upper() in LOCAL_SYMBOLS or part[0] in "SPB"
        for part in symbols[1:] or symbols
    )
