"""A text in which the words of a query are marked."""

from __future__ import annotations

from collections.abc import Iterator

from patterns.search import parse_query, places_of


def found_words(text: str, query: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether the query found it; accents are optional.

    >>> list(found_words("Nhà tiêu hợp vệ sinh", "tieu"))
    [('Nhà ', False), ('tiêu', True), (' hợp vệ sinh', False)]
    """
    at = 0
    for start, end in places_of(text, parse_query(query)):
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
