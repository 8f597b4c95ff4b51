"""The citations that print a number, whole, in part or blank, each with its type.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (number and symbol) and II.6 (later mentions are short).
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Document, Span
from extract.citation.context import LOOK_BACK, Citation, read_before, read_tail
from extract.citation.issuer import CitedIssuer, issuer_at
from extract.context import Context
from patterns.citation.context import AFTER_DATE, BODY_START, LEVEL_NAMED, OWN, SESSION_NOTE, levels_named
from patterns.citation.instrument import (
    BLANK_NUMBER,
    BODY_GAP,
    GAP,
    INSTRUMENT_NUMBER,
    NO_INSTRUMENT,
    NUMBER_WORD,
    SERIALS,
    SHARED_TYPE,
    SHORT_MENTION,
    TYPE,
    TYPE_CODE,
    instrument_types,
    is_symbol_of,
    type_of_symbol,
    with_symbol_of,
    written_number,
)
from patterns.citation.issuer import central_symbols
from patterns.date import date_of
from patterns.fold import fold
from patterns.pattern import Match

_LIST_REACH = 500
_LOCAL_SYMBOLS = ("UBND", "HĐND", "TU", "HU", "ĐU", "QU")


@dataclasses.dataclass(frozen=True, slots=True)
class _Typed:
    """A type word before a number, with the issuing body or date that may stand between."""

    start: int
    instrument_type: str
    issuer: CitedIssuer | None = None
    date: Match | None = None


def numbered(context: Context, laws: Sequence[Citation], start: int) -> list[Citation]:
    """The citations that print a number with its symbol, in order; numbers of `laws` are theirs."""
    document, found = context.document, list[Citation]()
    taken = [Span(law.start, law.end) for law in laws]
    for match in INSTRUMENT_NUMBER.finditer(document.text, start):
        if any(span.start <= match.start() < span.end for span in taken) or _is_cut_off(document, match):
            continue
        found.extend(citation for citation in _citations(context, match, found) if not _is_own(context, citation))
    return found


def _citations(context: Context, match: Match, found: Sequence[Citation]) -> Iterator[Citation]:
    """The citation of a number, after those whose serials share its symbol (`số 10, 11 và 12/2022/TT-BLĐTBXH`)."""
    document, at = context.document, match.start()
    window = max(document.paragraph_at(at).start, at - LOOK_BACK)
    serials = None if match["loose"] else SERIALS.search(document.folded[window:at])
    typed = _typed(document, window, window + serials.start("first"), match["symbol"]) if serials else None
    if serials is None or typed is None:
        citation = _citation(context, match, found)
        if citation is not None:
            yield citation
        return
    number = written_number(match[0])
    full = Citation(at, match.end(), typed.instrument_type, number, shared_type=True)
    read_tail(document, full)
    starts = (serials.start("first"), *serials.starts("more"))
    for start, serial in zip(starts, (serials["first"], *serials.captures("more")), strict=True):
        yield Citation(typed.start if start == starts[0] else window + start, match.end(), typed.instrument_type,
                       with_symbol_of(serial, number), shared_type=start != starts[0], tail=full.tail, shares=full)  # fmt: skip
    yield full


def _is_cut_off(document: Document, match: Match) -> bool:
    """Whether the text breaks off inside a symbol (`2629/QĐ-T`, where excerpts end)."""
    rest = document.text[match.end() : match.end() + 10].strip()
    if rest:
        return rest.startswith("-") and document.text.endswith((rest, f"{rest}\n"))
    last = written_number(match[0]).replace("/", "-").rpartition("-")[2].upper()
    return last not in central_symbols() and last not in _LOCAL_SYMBOLS and not last[-1].isdigit()


def _citation(context: Context, match: Match, found: Sequence[Citation]) -> Citation | None:
    """The citation of a number: its type by the word before it, as in the list that it stands in, or by its symbol."""
    document, at, number = context.document, match.start(), written_number(match[0])
    window = max(document.paragraph_at(at).start, at - LOOK_BACK)
    before = document.folded[window:at]
    if typed := _typed(document, window, at, match["symbol"]):
        citation = Citation(typed.start, match.end(), typed.instrument_type, number)
        if typed.issuer:
            citation.issuer = citation.list_issuer = typed.issuer.name
        if typed.date:
            citation.date, citation.date_printed = date_of(typed.date), True
    elif match["loose"]:
        return None
    else:
        previous = _in_list(document, at, before, found)
        own_type = type_of_symbol(match["symbol"]) if "-" in number or number.count("/") > 1 else None
        if own_type is None and (previous is None or not _may_share(previous, match["symbol"])):
            return None
        if previous is None and (NO_INSTRUMENT.search(before) or not _has_body(number)):
            return None
        kind = previous.instrument_type if previous and _may_share(previous, match["symbol"]) else own_type
        citation = Citation(at, match.end(), kind or "", number, shared_type=previous is not None)
        if previous:
            citation.list_issuer = previous.list_issuer
    read_tail(document, citation)
    read_before(document, citation, found[-1].end if found else 0)
    if citation.issuer is None and citation.shared_type:
        citation.issuer = citation.list_issuer
    return citation


def _typed(document: Document, window: int, at: int, symbol: str) -> _Typed | None:
    """The type word that a number belongs to; of several side by side the one whose code the symbol is, else the first."""
    before = document.folded[window:at]
    candidates: list[_Typed] = []
    following = at
    for match in reversed(list(TYPE.finditer(before))):
        start, end = window + match.start(), window + match.end()
        if candidates and document.folded[end:following] != " ":
            break
        gap = GAP.match(before[match.end() :])
        typed = _Typed(start, instrument_types()[match["type"]])
        if candidates or gap:
            candidates.append(typed)
        elif (between := _between(document, end, at)) is not None:
            return dataclasses.replace(typed, issuer=between[0], date=between[1])
        else:
            break
        following = start
    if candidates:
        return next((typed for typed in candidates if is_symbol_of(typed.instrument_type, symbol)), candidates[-1])
    if code := TYPE_CODE.search(document.text[window:at]):
        return _Typed(window + code.start(), type_of_symbol(code["code"]) or "")
    return None


def _between(document: Document, start: int, at: int) -> tuple[CitedIssuer | None, Match | None] | None:
    """The body and date between a type word and its number (`Quyết định của Thủ tướng Chính phủ số`); None where other words stand there."""
    issuer, date, end = None, None, start
    if body := BODY_GAP.match(document.folded, start, at):
        if BODY_START.match(document.folded, body.end()) and (issuer := issuer_at(document, body.end())):
            end = issuer.span.end
            while note := SESSION_NOTE.match(document.folded, end, at):
                end = note.end()
        elif date is None and not AFTER_DATE.match(document.folded, start, at):
            return None
    if date := AFTER_DATE.match(document.folded, end, at):
        end = date.end()
    if end == start or end > at or not NUMBER_WORD.match(document.folded[end:at]):
        return None
    return issuer, date


def _in_list(document: Document, at: int, before: str, found: Sequence[Citation]) -> Citation | None:
    """The citation before, where the number goes on with its list (`… và số 34/QĐ-TTg`)."""
    if not found or not SHARED_TYPE.search(before):
        return None
    previous = found[-1]
    same_line = document.paragraph_at(at).start <= previous.start
    return (
        previous
        if same_line and at - previous.end < _LIST_REACH and ". " not in document.text[previous.end : at]
        else None
    )


def _may_share(previous: Citation, symbol: str) -> bool:
    """Whether a symbol can be of the type before: not where it is the code of another one."""
    other = type_of_symbol(symbol)
    return other is None or is_symbol_of(previous.instrument_type, symbol)


def _has_body(number: str) -> bool:
    """Whether a number without a type word names a body that issues instruments."""
    bodies = number.replace("/", "-").split("-")[1:]
    return any(
        part.upper() in central_symbols() or part.upper() in _LOCAL_SYMBOLS or part[0] in "SPB"
        for part in bodies[1:] or bodies
    )


def _is_own(context: Context, citation: Citation) -> bool:
    """Whether a number is the plan's own, as its annexes give it (`Kèm theo Kế hoạch số 27/KH-UBND`)."""
    header = context.header
    if citation.date and header.issued_date and citation.date != header.issued_date:
        return False
    if citation.number and citation.number == header.number:
        return citation.issuer is None or not _is_of_other_level(citation.issuer, header.issuer_level)
    if citation.instrument_type != header.doc_type or (citation.number and header.number):
        return False
    before = context.document.folded[max(0, citation.start - 40) : citation.start]
    return OWN.search(before) is not None


def _is_of_other_level(issuer: str, level: str | None) -> bool:
    """Whether a committee's name says another level than the plan's own (`Ủy ban nhân dân tỉnh` in a district's plan)."""
    named = LEVEL_NAMED.search(fold(issuer))
    if named is None:
        return not fold(issuer).startswith("ủy ban nhân dân")
    return level is not None and level not in levels_named(named["level"])


def blank(context: Context, start: int) -> Iterator[Citation]:
    """The citations whose number is left blank (`Nghị quyết số /NQ-HĐND`), where issuer or date tell which are meant."""
    document = context.document
    for match in BLANK_NUMBER.finditer(document.text, start):
        window = max(document.paragraph_at(match.start()).start, match.start() - LOOK_BACK)
        types = list(TYPE.finditer(document.folded, window, match.start()))
        if not types or document.folded[types[-1].end() : match.start()].strip():
            continue
        citation = Citation(types[-1].start(), match.end(), instrument_types()[types[-1]["type"]], None)
        read_tail(document, citation)
        if citation.issuer and not _is_own(context, citation):
            yield citation


def short(context: Context, full: Sequence[Citation], start: int) -> Iterator[Citation]:
    """Mentions by a number without its symbol: of a full citation before them, or with a date of their own."""
    document = context.document
    for match in SHORT_MENTION.finditer(document.folded, start):
        citation = Citation(match.start("type"), match.end(), instrument_types()[match["type"]], match[0])
        read_tail(document, citation)
        citation.base = next(
            (other for other in full if other.start < citation.start and _is_short_for(citation, other)), None
        )
        ends = not document.text[match.end() : match.end() + 5].strip()
        if ends:  # an excerpt that breaks off before the symbol
            continue
        if citation.base or (match["said"] and citation.date) or ("/" in match[0] and citation.issuer):
            yield citation


def _is_short_for(citation: Citation, other: Citation) -> bool:
    if other.number is None or other.instrument_type != citation.instrument_type:
        return False
    rest = other.number.lower().removeprefix((citation.number or "").lower())
    return rest != other.number.lower() and rest[:1] in ("/", "-")
