"""Word lists of the agency patterns: the phrases of a lexicon as one expression."""

from patterns.lexicon import rows
from patterns.pattern import words


def phrases(lexicon: str, kind: str | None = None) -> str:
    """An expression for all phrases of a lexicon, or for those of one `kind`, longest first."""
    return words("|".join(row["canonical"] for row in rows(lexicon) if kind is None or kind in row["kind"].split("|")))
