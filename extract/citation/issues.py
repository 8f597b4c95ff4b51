"""What is doubtful about citations: impossible dates, dates after the plan's, one instrument dated two ways."""

import datetime
from collections.abc import Iterator, Sequence

from extract.citation.citation import Citation
from extract.issue import issue
from extract.record import Header, Issue, LegalBasis


def issues(header: Header, citations: Sequence[Citation], rows: Sequence[LegalBasis]) -> Iterator[Issue]:
    """The issues of citations and their rows."""
    dates = dict[str, datetime.date]()
    for citation, row in zip(citations, rows, strict=True):
        name = f"{row.instrument_type} {row.number or ''}".strip()
        if citation.date_printed and row.issued_date is None and citation.law is None:
            yield issue("date_impossible.citation", row.span, instrument=name)
        if row.issued_date is None:
            continue
        if header.issued_date and row.issued_date > header.issued_date:
            dates_of = {"date": row.issued_date, "plan_date": header.issued_date}
            yield issue("citation_after_plan", row.span, instrument=name, **dates_of)
        key = row.instrument_key if row.number else None
        if key and dates.setdefault(key, row.issued_date) != row.issued_date:
            yield issue("citation_conflict", row.span, number=name, date=row.issued_date, before=dates[key])
