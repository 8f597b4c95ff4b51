"""The citations that print a number, whole, in part or blank: the column `number`.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3 (number and symbol) and II.6 (later mentions are short).
"""

from collections.abc import Iterator, Sequence

from corpus.document import Document
from extract.citation.chunk import Front, read_front, read_tail
from extract.citation.citation import LOOK_BACK, Citation
from extract.citation.issuer import Chunks, give_issuer_and_date
from extract.citation.own import is_own
from extract.citation.type import TypeWord, type_of
from extract.context import Context
from patterns.citation.issuer import canonical_issuer, central_symbols
from patterns.citation.number import (
    BLANK_NUMBER,
    INSTRUMENT_NUMBER,
    LOCAL_SYMBOLS,
    SERIALS,
    SHORT_MENTION,
    mention_starts,
    number_starts,
    with_symbol_of,
    written_number,
)
from patterns.citation.symbol import agrees
from patterns.citation.type import TYPE, instrument_types
from patterns.pattern import Match


def numbered(context: Context, laws: Sequence[Citation], start: int) -> list[Citation]:
    """The citations from `start` on that print a number with its symbol, in order; numbers of `laws` are theirs."""
    document, found = context.document, list[Citation]()
    for match in INSTRUMENT_NUMBER.matches_at(document.text, number_starts(document.text, document.digits_in(start))):
        if any(law.start <= match.start() < law.end for law in laws) or _is_cut_off(document, match):
            continue
        found.extend(citation for citation in _of_number(document, match, found) if not is_own(context, citation))
    return found


def _is_cut_off(document: Document, match: Match) -> bool:
    """Whether the text breaks off inside a symbol (`2629/QĐ-T`, where excerpts end)."""
    rest = document.text[match.end() : match.end() + 10].strip()
    if rest:
        return rest.startswith("-") and document.text.endswith((rest, f"{rest}\n"))
    last = written_number(match[0]).replace("/", "-").rpartition("-")[2].upper()
    return last not in central_symbols() and last not in LOCAL_SYMBOLS and not last[-1].isdigit()


def _of_number(document: Document, match: Match, found: Sequence[Citation]) -> Iterator[Citation]:
    """The citation of a number, after those whose serials share its symbol (`số 10, 11 và 12/2022/TT-BLĐTBXH`)."""
    at, number = match.start(), written_number(match[0])
    window = max(document.paragraph_at(at).start, at - LOOK_BACK)
    serials = None if match["loose"] else SERIALS.search(document.folded[window:at])
    first = window + serials.start("first") if serials else at
    typed = type_of(document, first, number, match["symbol"], match["loose"] is not None, found)
    word = typed.value
    if word is None:
        return
    citation = Citation(at if serials or word.start < 0 else word.start, match.end(), word.instrument_type, number)
    citation.shared_type = serials is not None or typed.rule == "word of the list"
    citation.why["type"] = typed.rule
    _give_chunks(document, citation, word, found)
    if serials:
        printed = (serials["first"], *serials.captures("more"))
        places = (serials.start("first"), *serials.starts("more"))
        for place, serial in zip(places, printed, strict=True):
            own = place == places[0] and word.start >= 0
            yield Citation(word.start if own else window + place, match.end(), word.instrument_type,
                           with_symbol_of(serial, number), citation.tail, shared_type=not own, shares=citation)  # fmt: skip
    yield citation


def _give_chunks(document: Document, citation: Citation, word: TypeWord, found: Sequence[Citation]) -> None:
    """Read what follows a number and what is in front of it, and decide issuer and date."""
    tail = read_tail(document, citation.end, joint="liên" in citation.instrument_type)
    previous = found[-1] if found else None
    front = None if tail.issuer or word.issuer else _front(document, citation, previous)
    citation.start, citation.end, citation.tail = front.start if front else citation.start, tail.end, tail.subject
    of_list = previous.list_issuer if previous and citation.shared_type else None
    of_list = of_list if of_list and agrees(citation.number or "", of_list) else None
    give_issuer_and_date(citation, Chunks(word, tail, front, of_list))


def _front(document: Document, citation: Citation, previous: Citation | None) -> Front | None:
    """The issuer in front of the type word of a citation, where it can issue such a number."""
    if citation.shared_type:
        return None
    front = read_front(document, citation.start, previous.end if previous else 0)
    return front if front and agrees(citation.number or "", front.issuer.name) else None


def blank(context: Context, start: int) -> Iterator[Citation]:
    """The citations whose number is left blank (`Nghị quyết số /NQ-HĐND`), where issuer or date state which are meant."""
    document = context.document
    for match in BLANK_NUMBER.finditer(document.text, start):
        window = max(document.paragraph_at(match.start()).start, match.start() - LOOK_BACK)
        types = list(TYPE.finditer(document.folded, window, match.start()))
        if not types or document.folded[types[-1].end() : match.start()].strip():
            continue
        citation = plain(document, types[-1].start(), match.end(), types[-1]["type"], None)
        citation.why["type"] = "word before a blank number"
        if citation.issuer and not is_own(context, citation):
            yield citation


def plain(document: Document, start: int, end: int, word: str, number: str | None) -> Citation:
    """A citation with its type word at `start`, its number's or name's end at `end`, and what follows."""
    citation = Citation(start, end, instrument_types()[word], number)
    citation.why["type"] = "word before the number"
    _give_chunks(document, citation, TypeWord(start, citation.instrument_type), ())
    return citation


def short(context: Context, full: Sequence[Citation], start: int) -> Iterator[Citation]:
    """Mentions by a number without its symbol: of a full citation before them, with a central issuer, or with a date and either issuer or `số`."""
    document = context.document
    for match in SHORT_MENTION.matches_at(document.folded, mention_starts(document.folded, document.digits_in(start))):
        if not document.text[match.end() : match.end() + 5].strip():  # an excerpt that breaks off before the symbol
            continue
        citation = plain(document, match.start("type"), match.end(), match["type"], match[0])
        citation.base = next((other for other in full if _is_short_for(citation, other)), None)
        central = citation.issuer and ("/" in match[0] or canonical_issuer(citation.issuer))
        if citation.base or central or ((match["stated"] or citation.issuer) and citation.date):
            yield citation


def _is_short_for(citation: Citation, other: Citation) -> bool:
    if other.number is None or other.start >= citation.start or other.instrument_type != citation.instrument_type:
        return False
    rest = other.number.lower().removeprefix((citation.number or "").lower())
    return rest != other.number.lower() and rest[:1] in ("/", "-")
