"""The word lists of citations: `words` of one kind out of a lexicon, for the patterns beside this module.

Source: patterns/lexicons/citation_words.tsv, issuer_heads.tsv and subject_openers.tsv.
"""

from patterns.lexicon import rows
from patterns.pattern import words


def names_of(*kinds: str, lexicon: str = "citation_words") -> list[str]:
    """The words of some kinds."""
    return [row["canonical"] for row in rows(lexicon) if row["kind"] in kinds]


def of_kind(*kinds: str, lexicon: str = "citation_words") -> str:
    """A verbose expression for the words of some kinds."""
    return words("|".join(names_of(*kinds, lexicon=lexicon)))


ISSUER_HEADS = of_kind("body", "joint", lexicon="issuer_heads")
"""Words that open an issuer's name."""

STRONG_OPENERS = rf"(?:{of_kind('strong', lexicon='subject_openers')}|giao(?![ ]thông(?![ ]qua)))"
"""Words that state what an instrument does and leave no doubt; `giao thông` is not one, `giao thông qua` is."""

OPENERS = of_kind("weak", lexicon="subject_openers")
"""Words that may open an instrument's subject, and may also be part of an issuer's name or of the plan's own sentence."""
