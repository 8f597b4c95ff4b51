"""The amounts of a plan's running text in reading order: each with its evidence and what was decided on it.

An amount that does not say its source or capital itself takes them from the amount that it is a part of (in
a bracket, behind `trong đó`, in the list below it), or from the heading above.
"""

import bisect
import dataclasses
import functools
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.decision import named
from extract.funding.area import area
from extract.funding.budget_year import budget_year
from extract.funding.capital_type import capital_type
from extract.funding.component_code import component_code
from extract.funding.evidence import Amount, Evidence
from extract.funding.planned import is_range, planned
from extract.funding.purpose import purpose
from extract.funding.source import source
from extract.outline.tree import BULLETS
from extract.record import Issue
from patterns.funding.grouping import BESIDES, DIVIDES_ANEW, NEW_SENTENCE, OPENS_LIST, SPLIT
from patterns.funding.source import KIND_BEHIND
from patterns.money import MONEY, MONEY_LIKE, amount_of
from patterns.pattern import Match
from patterns.text import without_brackets

_LOOK_BACK = 60
"""How many amounts of its line an amount may stand behind and still be a part of the first."""
_LONGEST_CLAUSE = 1000
"""Characters before an amount that may say whose it is."""

_LINKS = ("", "là", "dự kiến là", "khoảng", "dự kiến")
"""Words between a bracket and the sum that the words before the bracket label."""
_UNIT_SLIP = 50
"""How many times its whole a part is at least where its unit is misprinted."""


@dataclasses.dataclass(frozen=True)
class _Met:
    """An amount met on a line: planned, or None where it is a norm, a limit, past money."""

    text: Span
    planned: Amount | None


@dataclasses.dataclass
class _List:
    """What the amounts of a place may be parts of."""

    line: Span
    met: list[_Met]
    above: dict[int, Amount]
    """The first planned amount of each paragraph, by where the paragraph begins."""
    bullets: frozenset[int]
    """Where the paragraphs begin that are bullets."""
    total: Amount | None = None
    """The last total that was read."""
    sentences: tuple[int, ...] = (0,)
    """Where the sentences of the line begin."""
    lead_in: Amount | None = None
    """The amount of the paragraph that ends in a colon and opens the bulleted list that is being read."""


def amounts(context: Context) -> Iterator[Amount | Issue]:
    """All planned amounts in reading order, and those that cannot be read; those in tables are left out."""
    document = context.document
    bullets = frozenset(item.heading.start for item in context.outline.items if item.kind in BULLETS)
    state = _List(Span(0, 0), [], {}, bullets)
    for match in _figures(context):
        paragraph = document.paragraph_at(match.start())
        if paragraph.start != state.line.start:
            state = _next_line(context, state, paragraph)
        read = _read(context, match, state)
        if read is None or isinstance(read, Issue):
            state.met.append(_Met(Span(match.start(), match.end()), None))
            if read is not None:
                yield read
            continue
        state.met.append(_Met(Span(match.start(), match.end()), read))
        state.above.setdefault(paragraph.start, read)
        if read.is_total:
            state.total = read
        yield read


def _figures(context: Context) -> Iterator[Match]:
    """The matches of `MONEY`, and of what only looks like it, outside tables, in order."""
    document = context.document
    tables = [table.span for table in document.tables]
    bounds = (context.preamble, context.outline.body_end)
    found = list(MONEY.finditer(document.folded, *bounds))
    taken = {at for match in found for at in range(match.start(), match.end())}
    odd = [
        match
        for match in MONEY_LIKE.finditer(document.folded, *bounds)
        if match.start() not in taken and match.end() - 1 not in taken
    ]
    for match in sorted([*found, *odd], key=lambda match: match.start()):
        if not any(table.start <= match.start() < table.end for table in tables):
            yield match


def _next_line(context: Context, state: _List, paragraph: Span) -> _List:
    """The state at a new paragraph: a bulleted list goes on with the amount that opened it."""
    document = context.document
    opens = OPENS_LIST.search(document.folded, max(state.line.start, state.line.end - 60), state.line.end)
    lead_in = state.above.get(state.line.start) if opens else state.lead_in
    last = state.line.start
    while lead_in is not None and last < paragraph.start:
        following = document.paragraph_at(document.paragraph_at(last).end + 1)
        if following.start not in state.bullets or following.start <= last:
            lead_in = None
        last = following.start
    return _List(paragraph, [], state.above, state.bullets, state.total, _sentences(context, paragraph), lead_in)


def _read(context: Context, match: Match, state: _List) -> Amount | Issue | None:
    """What is decided on an amount: planned money, an issue where it cannot be read, None where it is no money of the plan."""
    value = amount_of(match) if "number" in match.groupdict() else None
    around = _within(context, match.start(), state.met)
    if around and around.planned is None and not is_doubtful(context, around, state):
        return None
    evidence = _evidence(context, match, value or 0, state, around.planned if around else None)
    is_planned, payer, project = planned(evidence), source(evidence), component_code(evidence)
    if not is_planned.value or payer.value is None:
        return None
    if value is None or is_range(evidence):
        return _unread(context, match, "a range" if value is not None else "no amount that can be read")
    if project.value is None:
        return None
    decided = {
        "planned": is_planned,
        "source": payer,
        "component_code": project,
        "capital_type": (capital := capital_type(evidence)),
        "budget_year": (year := budget_year(evidence)),
        "purpose": (aim := purpose(evidence)),
        "area": (place := area(evidence)),
    }
    return Amount(
        span=Span(
            _first_word(context.document.folded, evidence.start, match.start()), evidence.bracket.end or match.end()
        ),
        text=Span(match.start(), match.end()),
        amount_text=context.document.quote(Span(match.start(), match.end())),
        amount_vnd=value,
        component_code=project.value,
        source=payer.value,
        capital_type=capital.value,
        budget_year=year.value,
        purpose=aim.value,
        area=place.value,
        whole=evidence.added_to if evidence.whole or payer.value != "total" else None,
        run=(opener := _opener(context, match, state, evidence))[0],
        is_full=opener[1],
        is_total=evidence.head is not None and evidence.head["whole"] is not None,
        rule=named((column, verdict.rule) for column, verdict in decided.items()),  # type: ignore[attr-defined]
    )


def is_doubtful(context: Context, around: _Met, state: _List) -> bool:
    """Whether the amount around could not be read, or cannot be money: its parts are no less planned."""
    match = MONEY.match(context.document.folded, around.text.start)
    return match is None or amount_of(match) is None


def _unread(context: Context, match: Match, what: str) -> Issue:
    text = context.document.quote(Span(match.start(), match.end()))
    return Issue(
        span=Span(match.start(), match.end()),
        code="amount_unread",
        severity="warning",
        message=f"{text!r} is {what}: no row of funding",
    )


def _evidence(context: Context, match: Match, value: int, state: _List, within: Amount | None) -> Evidence:
    folded = context.document.folded
    begin = _begin(folded, match.start(), state)
    start = _clause_start(folded, begin, match.start())
    sentence = _sentence_of(state, match.start())
    besides = _stands_besides(folded, sentence, match.start())
    whole = within or (None if besides else state.lead_in or _above(context, state.line.start, state.above))
    values = [other.planned.amount_vnd for other in state.met[-_LOOK_BACK:] if other.planned and within is None]
    if within is not None:
        whole = _divided(folded, within, value, match.start())
    added_to = whole or (None if besides else _total_before(context, state))
    if whole is not None and whole.amount_vnd < max([value, *values]):
        added_to = whole if value >= _UNIT_SLIP * whole.amount_vnd else None
        whole = None  # no part is larger than the whole
    return Evidence(
        context=context,
        match=match,
        value=value,
        line=state.line,
        start=start,
        lead_span=_lead(folded, sentence, match.start(), state),
        whole=whole,
        added_to=added_to,
        sibling=state.met[-1].planned if state.met else None,
        besides=besides,
    )


def _divided(folded: str, whole: Amount | None, value: int, offset: int) -> Amount | None:
    """The amount that is divided: the whole's own whole where it is divided anew, or where the part is too large."""
    while whole is not None and whole.whole is not None:
        anew = DIVIDES_ANEW.search(folded, whole.text.end, offset) is not None
        if not anew and value <= whole.amount_vnd:
            break
        whole = whole.whole
    return whole


def _total_before(context: Context, state: _List) -> Amount | None:
    """The total that an earlier item of the same list says, which the later ones add up to."""
    total = state.total
    if total is None or total.source != "total" or total.purpose or total.area or total.whole:
        return None
    chains = [context.outline.chain(place) for place in (total.text.start, state.line.start)]
    if not all(chains) or chains[1][-1].heading.start != state.line.start:
        return None
    before, own = chains[0][-1], chains[1][-1]
    begins = before.heading.start == context.document.paragraph_at(total.text.start).start
    same = begins and before.parents == own.parents and before.kind == own.kind
    led = own.kind in BULLETS and not begins and own.parents[:-1] == before.parents
    return total if same or led else None


def _sentences(context: Context, line: Span) -> tuple[int, ...]:
    """Where the sentences of a paragraph begin, the first behind its mark."""
    chain = context.outline.chain(line.start)
    start = chain[-1].text_start if chain and chain[-1].heading.start == line.start else line.start
    return (start, *(match.end() for match in NEW_SENTENCE.finditer(context.document.text, start, line.end)))


def _sentence_of(state: _List, offset: int) -> int:
    """Where the sentence of a place begins."""
    return min(offset, state.sentences[max(0, bisect.bisect_right(state.sentences, offset) - 1)])


def _lead(folded: str, start: int, offset: int, state: _List) -> Span:
    """The words at the head of a sentence that govern its amounts: up to a colon, `gồm`, or a bracket around them."""
    first = next((other.text.start for other in state.met[-_LOOK_BACK:] if other.text.start >= start), offset)
    words = folded[start : min(first, start + _LONGEST_CLAUSE)]
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if char == ":" and depth == 0 and any(letter.isalpha() for letter in words[at:]):
            return Span(start, start + at)
    if split := SPLIT.search(words):
        return Span(start, start + split.start())
    return Span(start, start + words.rindex("(")) if depth > 0 else Span(start, start)


def _begin(folded: str, offset: int, state: _List) -> int:
    """Where the words of an amount can begin: behind the amount before it and that one's bracket.

    Behind a product (`ngân sách tỉnh 2 tỷ đồng x 4 năm = 8 tỷ đồng`) they are those of its factors.
    """
    last = len(state.met) - 1
    while last >= 0 and state.met[last].planned is None and _is_aside(folded, state.met[last].text, offset):
        last -= 1
    if last < 0:
        return state.line.start
    end = state.met[last].text.end
    if said := KIND_BEHIND.match(folded, end, offset):
        end = said.end()
    close = folded.find(")", end, offset)
    return close + 1 if close > 0 and folded.startswith((" (", "("), end) else end


def _is_aside(folded: str, text: Span, offset: int) -> bool:
    """Whether an amount that is no sum is a factor of the next one, or stands in a bracket before it."""
    between = folded[text.end : offset]
    in_bracket = ")" in between and between.find(")") < (between.find("(") if "(" in between else len(between))
    return "=" in between or (in_bracket and ";" not in between and between.rpartition(")")[2].strip(" :") in _LINKS)


def _clause_start(folded: str, begin: int, end: int) -> int:
    """Where the words that belong to an amount begin: behind the last mark before it that no bracket holds."""
    begin = max(begin, end - _LONGEST_CLAUSE)
    closed: list[int] = []
    for at in range(end - 1, begin - 1, -1):
        if folded[at] == ")":
            closed.append(at)
        elif folded[at] == "(" and not closed:
            return at + 1
        elif folded[at] == "(":
            closed.pop()
        elif not closed and (folded[at] == ";" or folded.startswith(". ", at)):
            return at + 1
    return closed[0] + 1 if closed else begin


def _first_word(folded: str, start: int, end: int) -> int:
    while start < end and not folded[start].isalnum():
        start += 1
    return start


def _within(context: Context, offset: int, met: list[_Met]) -> _Met | None:
    """The amount of the line that another one is a part of: in whose bracket, or behind whose `trong đó`, it stands."""
    folded = context.document.folded
    depth, end = 0, offset
    for other in reversed(met[-_LOOK_BACK:]):
        gap = folded[other.text.end : end]
        depth += gap.count("(") - gap.count(")")
        if depth > 0:
            return other
        if depth == 0 and _opens_parts(gap) and not _breaks(context, other.text.end, offset):
            return other
        end = other.text.end
    return None


@functools.lru_cache(maxsize=1024)
def _opens_parts(gap: str) -> bool:
    """Whether folded words between two amounts say that parts follow."""
    return SPLIT.search(gap) is not None


def _breaks(context: Context, start: int, end: int) -> bool:
    """Whether a new sentence begins between two amounts, or what follows stands besides."""
    document = context.document
    return NEW_SENTENCE.search(document.text, start, end) is not None or _stands_besides(document.folded, start, end)


def _stands_besides(folded: str, start: int, end: int) -> bool:
    """Whether words outside closed brackets say that what follows is no part of what stands before (`Ngoài ra`)."""
    return BESIDES.search(without_brackets(folded[max(start, end - _LONGEST_CLAUSE) : end])) is not None


def _above(context: Context, line: int, above: dict[int, Amount]) -> Amount | None:
    """The first amount of the list item or heading above a paragraph, the nearest that has one.

    A paragraph without a mark stands under no bullet.
    """
    chain = context.outline.chain(line)
    marked = bool(chain) and chain[-1].heading.start == line
    for item in reversed(chain):
        if item.heading.start != line and item.heading.start in above and (marked or item.kind not in BULLETS):
            return above[item.heading.start]
    return None


def _opener(context: Context, match: Match, state: _List, evidence: Evidence) -> tuple[int, bool]:
    """Where the words begin that open the split which an amount belongs to, and whether they say that it is full."""
    folded = context.document.folded
    after = evidence.added_to.text.end if evidence.added_to else state.line.start
    found = list(SPLIT.finditer(folded, max(after, state.line.start, match.start() - _LONGEST_CLAUSE), match.start()))
    return (found[-1].start(), found[-1]["split"] is not None) if found else (after, False)
