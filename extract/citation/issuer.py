"""Which issuer issued a cited instrument, and on which day: the columns `issuer` and `issued_date`.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; odd orders seen in real plans.
"""

import datetime
from typing import NamedTuple

from extract.citation.chunk import Front, Tail
from extract.citation.citation import Citation
from extract.citation.issuer_name import IssuerName
from extract.citation.type import TypeWord
from extract.decision import Rule, always, decide


class Chunks(NamedTuple):
    """The chunks around a number: its type word, what follows it, the issuer in front, the issuer in front of its list."""

    word: TypeWord
    tail: Tail
    front: Front | None = None
    of_list: str | None = None


def _name(issuer: IssuerName | None) -> str | None:
    return issuer.name if issuer else None


ISSUERS: tuple[Rule[Chunks, str | None], ...] = (
    Rule("before the number", lambda chunks: chunks.word.issuer, lambda chunks: _name(chunks.word.issuer)),
    Rule("after the number", lambda chunks: chunks.tail.issuer, lambda chunks: _name(chunks.tail.issuer)),
    Rule("in front", lambda chunks: chunks.front, lambda chunks: _name(chunks.front.issuer if chunks.front else None)),
    Rule("in front of the list", lambda chunks: chunks.of_list),
    Rule("not printed", always, lambda _: None),
)  # fmt: skip

DATES: tuple[Rule[Chunks, datetime.date | None], ...] = (
    Rule("before the number", lambda chunks: chunks.word.date_printed, lambda chunks: chunks.word.date),
    Rule("after the number", lambda chunks: chunks.tail.date_printed, lambda chunks: chunks.tail.date),
    Rule("in front", lambda chunks: chunks.front and chunks.front.date_printed, lambda chunks: chunks.front.date if chunks.front else None),
    Rule("not printed", always, lambda _: None),
)  # fmt: skip


def give_issuer_and_date(citation: Citation, chunks: Chunks) -> None:
    """Decide a citation's issuer and date."""
    issuer, date = decide(ISSUERS, chunks), decide(DATES, chunks)
    citation.issuer, citation.date, citation.date_printed = issuer.value, date.value, date.rule != "not printed"
    citation.why |= {"issuer": issuer.rule, "issued_date": date.rule}
    in_front = issuer.rule in ("before the number", "in front", "in front of the list")
    citation.list_issuer = issuer.value if in_front else chunks.of_list
