"""What an amount is for, if it is one activity or one public work; nothing for a project's or the plan's whole."""

import functools
from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.area import area
from extract.funding.evidence import Evidence
from extract.funding.works import named_before
from patterns.component.heading import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding.budget_year import ANY_YEAR, BUDGET_YEAR
from patterns.funding.capital_type import CAPITAL
from patterns.funding.grouping import SPLIT
from patterns.funding.head import MONEY_SECTION
from patterns.funding.purpose import (
    ACTIVITY_TITLE,
    CAPITAL_FIELD,
    GIVING_VERB,
    MONEY_FILLER,
    MONEY_NOUN,
    NO_PURPOSE,
    PERSON_OR_AGENCY,
    PRODUCT,
    PROPER_NAME,
    PURPOSE_BEHIND,
    PURPOSE_OPENER,
    WHOLE_PURPOSE,
)
from patterns.funding.source import AGENCY_GIVES, GIVERS, HEADER_LABEL, LEVEL_LABEL
from patterns.funding.source_name import FUNDING_SOURCE
from patterns.pattern import Pattern

_KNOWN: tuple[Pattern, ...] = (
    SPLIT,
    FUNDING_SOURCE,
    CAPITAL,
    CAPITAL_FIELD,
    PRODUCT,
    BUDGET_YEAR,
    ANY_YEAR,
    MONEY_NOUN,
    GIVING_VERB,
    MONEY_FILLER,
)
"""The chunks of the words about an amount that are not purpose."""
_PUNCTUATION = " .,:;()+*-\"'“”…/"
_CLOSING = _PUNCTUATION.replace(")", "")
_LONGEST = 200
"""Characters of a purpose; what is longer is a sentence about something else."""

Purpose = str | None


def purpose(evidence: Evidence) -> Verdict[Purpose]:
    """The purpose as printed, and the rule that states so."""
    return decide(_CHOICE.of(evidence.known), evidence)


def _known(words: str) -> Iterator[Span]:
    for pattern in _KNOWN:
        yield from (Span(match.start(), match.end()) for match in pattern.finditer(words))


@functools.lru_cache(maxsize=4096)
def _residue(words: str) -> Span | None:
    """Where the words that no other chunk takes begin and end, what is between them included."""
    known = sorted(_known(words), key=lambda span: span.start)
    span, trimmed = Span(0, len(words)), None
    while span != trimmed:
        trimmed = span
        span = _without_opener(words, _without_known(_without_marks(words, span), known))
    # A verb of giving is a purpose's own verb where words follow it (`hỗ trợ mức đóng bảo hiểm y tế`).
    return span if span.end - span.start > 2 else None


def _without_marks(words: str, span: Span) -> Span:
    """A part of the words without the punctuation around it; a bracket that closes it stays."""
    start, end = span.start, span.end
    while start < end and words[start] in _PUNCTUATION:
        start += 1
    while end > start and words[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end)


def _without_known(span: Span, known: Sequence[Span]) -> Span:
    """A part of the words without the chunks at its ends that are not purpose."""
    start, end = span.start, span.end
    for chunk in known:
        if chunk.start <= start < chunk.end:
            start = chunk.end
        if chunk.start < end <= chunk.end and chunk.end > start:
            end = chunk.start
    return Span(start, end)


def _without_opener(words: str, span: Span) -> Span:
    """A part of the words without the word that opens it (`cho`, `để`)."""
    opener = PURPOSE_OPENER.match(words, span.start, span.end) if span.start < span.end else None
    return Span(opener.end(), span.end) if opener else span


def _of_words(evidence: Evidence, start: int, end: int) -> Purpose:
    """The purpose in the words between two offsets."""
    words = evidence.context.document.folded[start:end]
    if COMPONENT_MENTION.search(words):
        return None
    for label in (LEVEL_LABEL, HEADER_LABEL, GIVERS, AGENCY_GIVES):  # they begin with the words
        if label.match(words):
            return None
    found = _residue(words)
    if found is None:
        return None
    begin = _verb_before(words, found.start)
    activity = words[begin : found.end]
    if _is_of_source(words[:begin]):
        return None
    if not _is_purpose(activity):
        return None
    text = evidence.context.document.text
    close = start + found.end
    names = (Span(match.start(), match.end()) for match in PROPER_NAME.finditer(text, start + begin, end))
    close = next((name.end for name in names if name.start < close < name.end), close)
    return text[start + begin : close].strip(_CLOSING) or None


def _is_of_source(before: str) -> bool:
    """Whether words belong to the funding source named before them: another source, its owner, or a bracket after it."""
    return before.rstrip().endswith((" và", " của")) or before.count("(") > before.count(")")


def _is_purpose(activity: str) -> bool:
    """Whether the words that are left are one activity: not the whole, a person or an agency, or a sentence about something else."""
    if len(activity) > _LONGEST or not activity[0].isalpha():
        return False
    return not any(pattern.match(activity) for pattern in (NO_PURPOSE, WHOLE_PURPOSE, PERSON_OR_AGENCY))


def _verb_before(words: str, start: int) -> int:
    """Where a purpose begins: `hỗ trợ` immediately before it is its own verb."""
    return start - len("hỗ trợ ") if words[:start].endswith("hỗ trợ ") and start - len("hỗ trợ ") >= 0 else start


def _label(evidence: Evidence) -> Purpose:
    if area(evidence).rule == "label":
        return None
    return _of_words(evidence, _behind_another(evidence), evidence.match.start())


def _bracketed(evidence: Evidence) -> Purpose:
    """The works before the bracket that is nothing but an amount (`xây dựng chợ trung tâm (2,1 tỷ đồng)`)."""
    named = named_before(evidence)
    return _of_words(evidence, named.start, named.end) if named.start < named.end else None


def _behind_another(evidence: Evidence) -> int:
    """Where an amount's own words begin, after the purpose of the amount before it (`38 tỷ đồng để mua máy, chi thường xuyên …`)."""
    start, end = evidence.label_start, evidence.match.start()
    if evidence.sibling is None:
        return start
    other = PURPOSE_BEHIND.match(evidence.context.document.folded, evidence.sibling.text.end, end)
    return max(start, other.end()) if other and other.end() < end else start


def _behind(evidence: Evidence) -> Purpose:
    """What follows `cho`, `để` or a verb after the amount and its funding source."""
    kind = evidence.kind_span
    if kind.start < kind.end and (activity := _of_words(evidence, kind.start, kind.end)):
        return activity
    found = PURPOSE_BEHIND.match(evidence.context.document.folded, kind.end, evidence.line.end)
    if found is None or WHOLE_PURPOSE.match(found["inner"]) or COMPONENT_MENTION.search(found[0]):
        return None
    return evidence.context.document.text[found.start("inner") : found.end("inner")].strip(_PUNCTUATION)


def _led(evidence: Evidence) -> Purpose:
    lead = evidence.lead_span
    return _of_words(evidence, lead.start, lead.end) if evidence.lead and not evidence.titled else None


def _of_whole(evidence: Evidence) -> Purpose:
    return evidence.whole.purpose if evidence.whole else None


def _heading(evidence: Evidence) -> Purpose:
    """The heading above that names one activity, for an amount outside the projects."""
    if evidence.component_above or evidence.in_money_section:
        return None
    chain = [
        item
        for item in evidence.context.outline.chain(evidence.line.start)
        if item.heading.start != evidence.line.start
    ]
    title = evidence.context.outline.title(chain[-1]) if len(chain) > 1 else None
    if title is None or not ACTIVITY_TITLE.match(fold(title)) or MONEY_SECTION.search(fold(title)):
        return None
    if CAPITAL.fullmatch(fold(title).strip(_PUNCTUATION)):
        return None
    return title


_RULES: tuple[Rule[Evidence, Purpose], ...] = (
    Rule("names a project", lambda it: it.components, lambda _: None, given=(fact.shows(COMPONENT_MENTION),)),
    Rule("label", _label),
    Rule("before its bracket", _bracketed, given=(fact.OPENED,)),
    Rule("after it", _behind),
    Rule("of the whole", _of_whole, given=(fact.PART,)),
    Rule("head of the sentence", _led, given=(fact.LED,)),
    Rule("heading above", _heading),
    Rule("whole", always, lambda _: None),
)

_CHOICE = Choice(_RULES)
