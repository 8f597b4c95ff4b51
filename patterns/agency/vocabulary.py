"""Word lists of the agency patterns: the phrases of a lexicon as one expression."""

from patterns.lexicon import rows
from patterns.pattern import words


def names(lexicon: str, kind: str | None = None) -> list[str]:
    """All phrases of a lexicon, or those of one `kind`."""
    return [row["canonical"] for row in rows(lexicon) if kind is None or kind in row["kind"].split("|")]


def phrases(lexicon: str, kind: str | None = None) -> str:
    """An expression for all phrases of a lexicon, or for those of one `kind`, longest first."""
    return words("|".join(names(lexicon, kind)))
