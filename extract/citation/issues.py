"""What is doubtful about citations: impossible dates, dates after the plan's, one instrument dated two ways."""

import datetime
from collections.abc import Iterator, Sequence

from extract.citation.citation import Citation
from extract.issue import issue
from extract.record import Header, Issue, LegalBasis
from patterns.citation.number import YEAR_IN_NUMBER


def issues(header: Header, citations: Sequence[Citation], rows: Sequence[LegalBasis]) -> Iterator[Issue]:
    """The issues of citations and their rows."""
    dates = dict[str, datetime.date]()
    for citation, row in zip(citations, rows, strict=True):
        if row.issued_date is None:
            yield from _impossible(citation, row)
        else:
            yield from _after_plan(header, row, row.issued_date)
            year = YEAR_IN_NUMBER.search(row.number or "")
            if year and int(year["year"]) != row.issued_date.year:
                yield issue("year_inconsistent.number", row.span, number=_name(row), date=row.issued_date)
            else:
                yield from _conflict(row, row.issued_date, dates)


def _impossible(citation: Citation, row: LegalBasis) -> Iterator[Issue]:
    """A date that is printed and is not a day of the calendar."""
    if citation.date_printed and citation.law is None:
        yield issue("date_impossible.citation", row.span, instrument=_name(row))


def _after_plan(header: Header, row: LegalBasis, date: datetime.date) -> Iterator[Issue]:
    """An instrument that was issued after the plan that cites it."""
    if header.issued_date and date > header.issued_date:
        yield issue("citation_after_plan", row.span, instrument=_name(row), date=date, plan_date=header.issued_date)


def _conflict(row: LegalBasis, date: datetime.date, dates: dict[str, datetime.date]) -> Iterator[Issue]:
    """An instrument whose date is another than at its first mention; `dates` keeps those."""
    key = row.instrument_key if row.number else None
    if key and dates.setdefault(key, date) != date:
        yield issue("year_inconsistent.citation", row.span, number=_name(row), date=date, before=dates[key])


def _name(row: LegalBasis) -> str:
    """An instrument as a person names it: its type and number."""
    return f"{row.instrument_type} {row.number or ''}".strip()
