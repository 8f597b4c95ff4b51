"""What is doubtful about citations: impossible dates, dates after the plan's, one instrument dated two ways."""

import datetime
from collections.abc import Iterator, Sequence

from extract.citation.citation import Citation
from extract.record import Header, Issue, LegalBasis


def issues(header: Header, citations: Sequence[Citation], rows: Sequence[LegalBasis]) -> Iterator[Issue]:
    """The issues of citations and their rows."""
    dates = dict[str, datetime.date]()
    for citation, row in zip(citations, rows, strict=True):
        name = row.number or row.instrument_type
        if citation.date_printed and row.issued_date is None and citation.law is None:
            yield Issue(
                span=row.span,
                code="date_impossible",
                severity="warning",
                message=f"the date of {name} is no day of the calendar",
            )
        if row.issued_date is None:
            continue
        if header.issued_date and row.issued_date > header.issued_date:
            yield Issue(span=row.span, code="citation_after_plan", severity="warning",
                        message=f"{name} of {row.issued_date} is later than the plan of {header.issued_date}")  # fmt: skip
        key = row.instrument_key if row.number else None
        if key and dates.setdefault(key, row.issued_date) != row.issued_date:
            yield Issue(span=row.span, code="citation_conflict", severity="warning",
                        message=f"{row.number} is dated {row.issued_date} here and {dates[key]} before")  # fmt: skip
