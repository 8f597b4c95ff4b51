"""A project's name: up to where its line states that it is not carried out, its amount, or its first sentence."""

from corpus.document import Document, Span
from extract.component.heading import Heading
from extract.component.status import Denial
from extract.decision import Rule, Verdict, always, decide
from patterns.component.heading import FIGURES_ONLY, JOINED_SENTENCE, RUN_IN_SENTENCE
from patterns.money import MONEY

_BEFORE = ' .:;,-–"“'
_BEHIND = ' .:;,("”'
"""What is around a name and is not a part of it."""
_LONGEST = 90
"""Characters of a name after which a sentence may have lost its line break."""
_LONGEST_BELOW = 200
"""Characters of a name on the line below its number."""


def title(heading: Heading, denial: Denial | None) -> Verdict[Span]:
    """Where the name is, and the rule that found its end; empty if there is none."""
    verdict = decide(_RULES, (heading, denial))
    start, end = verdict.value.start, verdict.value.end
    text = heading.context.document.text
    start += len(text[start:end]) - len(text[start:end].lstrip(_BEFORE).removeprefix("về "))
    words = text[start:end]
    unopened = ")" if words.count(")") > words.count("(") else ""  # the number's pattern took the opening one
    return Verdict(Span(start, start + len(words.rstrip(_BEHIND + unopened))), verdict.rule)


Evidence = tuple[Heading, Denial | None]


def _denied(evidence: Evidence) -> int | None:
    heading, denial = evidence
    inside = denial is not None and heading.name.start <= denial.span.start < heading.name.end
    return denial.span.start if denial and inside else None


def _labels_money(evidence: Evidence) -> int | None:
    """The colon or bracket before the amount that the name labels (`Dự án 2 - Sinh kế: 500 triệu đồng`)."""
    heading, _ = evidence
    document = heading.context.document
    money = MONEY.search(document.folded, heading.name.start, heading.name.end)
    if money is None:
        return None
    bracket = document.text.rfind("(", heading.name.start, money.start())
    if bracket > 0 and ")" not in document.text[bracket : money.start()]:
        return bracket
    colon = document.text.rfind(":", heading.name.start, money.start())
    run_in = RUN_IN_SENTENCE.search(document.text, heading.name.start, heading.name.end)
    return colon if colon > 0 and (run_in is None or run_in.start() >= colon) else None


def _run_in(evidence: Evidence) -> int | None:
    heading, _ = evidence
    words = heading.context.document.text[heading.name.start : heading.name.end]
    first = heading.name.start + len(words) - len(words.lstrip(_BEFORE))
    found = RUN_IN_SENTENCE.search(heading.context.document.text, first, heading.name.end)
    return found.start() if found else None


def _bracketed(evidence: Evidence) -> int | None:
    """The end of the bracket that the name is in (`Tiểu dự án 2 (Cải thiện dinh dưỡng): cân, đo …`)."""
    heading, _ = evidence
    words = heading.context.document.text[heading.name.start : heading.name.end]
    if not words.lstrip(" ").startswith("("):
        return None
    close = words.find(")")
    return heading.name.start + close if close > 0 else None


def _colon(evidence: Evidence) -> int | None:
    """The colon after the name, before what is done (`Tiểu dự án 1 - Giảm nghèo về thông tin: thiết lập …`)."""
    heading, _ = evidence
    words = heading.context.document.text[heading.name.start : heading.name.end]
    found = words.find(":", len(words) - len(words.lstrip(_BEFORE)))
    inside = words.count("(", 0, max(found, 0)) > words.count(")", 0, max(found, 0))
    if found < 0 or inside or not words[found + 1 :].strip(_BEHIND) or RUN_IN_SENTENCE.search(words[:found]):
        return None
    return heading.name.start + found


def _joined(evidence: Evidence) -> int | None:
    """Where a sentence begins that lost its line break: the line is long, and ends with a full stop."""
    heading, _ = evidence
    text = heading.context.document.text
    if heading.name.end - heading.name.start < _LONGEST or not text[
        heading.name.start : heading.name.end
    ].rstrip().endswith("."):
        return None
    found = JOINED_SENTENCE.search(text, heading.name.start + 10, heading.name.end)
    return found.start() if found else None


def _below(evidence: Evidence) -> Span | None:
    """The line below a number that is alone."""
    heading, _ = evidence
    document, below = heading.context.document, heading.below
    if below is None or document.text[heading.name.start : heading.name.end].strip(" .:"):
        return None
    marked = any(item.heading.start == below.start for item in heading.context.outline.items)
    return below if not marked and _is_name(document, below) else None


def _is_name(document: Document, line: Span) -> bool:
    """Whether a line is a name: short, with a capital first and no closing mark, and not of figures or money."""
    words = document.text[line.start : line.end]
    if not words[:1].isupper() or len(words) > _LONGEST_BELOW or words.rstrip().endswith((".", ";", ":")):
        return False
    return FIGURES_ONLY.match(words) is None and MONEY.search(document.folded, line.start, line.end) is None


def _to(end: int | None, evidence: Evidence) -> Span:
    name = evidence[0].name
    return Span(name.start, name.end if end is None else end)


_RULES: tuple[Rule[Evidence, Span], ...] = (
    Rule("named after", lambda it: it[0].named_behind, lambda it: it[0].name),
    Rule("line below", _below, lambda it: _below(it) or it[0].name),
    Rule("up to the denial", _denied, lambda it: _to(_denied(it), it)),
    Rule("in brackets", _bracketed, lambda it: _to(_bracketed(it), it)),
    Rule("up to its colon", _colon, lambda it: _to(_colon(it), it)),
    Rule("up to the amount", _labels_money, lambda it: _to(_labels_money(it), it)),
    Rule("up to its sentence", _run_in, lambda it: _to(_run_in(it), it)),
    Rule("up to a joined sentence", _joined, lambda it: _to(_joined(it), it)),
    Rule("whole line", always, lambda it: it[0].name),
)
