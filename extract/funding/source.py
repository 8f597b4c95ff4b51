"""Who pays an amount of money and from which capital: by its own words, by what it is a part of, by the headings above."""

import dataclasses
from typing import cast

from corpus.document import Span
from extract.context import Context
from extract.record import CapitalType, FundingSource
from patterns.component.heading import COMPONENT_MENTION
from patterns.fold import fold
from patterns.funding.amount import (
    BUDGET_YEAR,
    CAPITAL,
    KIND_BEHIND,
    LEVEL_LABEL,
    MONEY_SECTION,
    SOURCE_BEHIND,
    SOURCE_TITLE,
    SPLIT,
    SPLIT_BEHIND,
    TOTAL,
    names_payer,
    payer_code,
    sources_in,
)
from patterns.money import MONEY
from patterns.pattern import Match
from patterns.place import find, only

_LONGEST_BRACKET = 600
"""Characters of a bracket behind an amount that are read."""


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """What is said of an amount, folded."""

    clause: str
    """The words before it that belong to it."""
    bracket: str
    """The words of the bracket behind it that say of what kind it is."""
    end: int
    """Where those end."""
    behind: str
    """The words straight behind it that say of what kind it is."""
    payer_behind: str | None
    """Who pays, named behind it by a preposition."""
    splits: bool
    """Whether its parts follow."""

    @property
    def capital(self) -> CapitalType | None:
        """The capital that the words name."""
        return _kind(self.bracket) or _kind(self.clause) or _kind(self.behind)


@dataclasses.dataclass(frozen=True, slots=True)
class Above:
    """What an amount may take its payer from."""

    line: Span
    whole: FundingSource | None
    """The payer of the amount that it is a part of."""
    sibling: FundingSource | None
    """The payer of the amount before it on its line."""


def words_of(context: Context, match: Match, clause: str, line: Span) -> Words:
    """What is said of a `MONEY` match whose clause before it is given."""
    folded = context.document.folded
    bracket, end = _bracket(folded, match, line.end)
    by = SOURCE_BEHIND.match(folded, match.end(), line.end)
    kind = KIND_BEHIND.match(folded, match.end(), line.end)
    behind = (kind["words"] if kind else by["words"] if by else None) or ""
    splits = SPLIT_BEHIND.match(folded, match.end()) is not None or _is_split_in_bracket(folded, match.end(), line.end)
    return Words(clause, bracket, end if _kind(bracket) else match.end(), behind, by["source"] if by else None, splits)


def payer_of(context: Context, words: Words, above: Above) -> FundingSource | None:
    """Who pays; None where nothing says that the amount is money of the plan."""
    source, own = _before(context, words, above)
    if own and source != "total" and names_payer(words.clause):
        return source
    return _behind(context, words) or source


def _before(context: Context, words: Words, above: Above) -> tuple[FundingSource | None, bool]:
    """Who pays by the words before the amount, else by its whole, the heading above; and whether the words say it."""
    clause = words.clause
    total = TOTAL.search(clause)
    # `Tổng vốn ngân sách trung ương`: the source tells more than the word total; `tổng nguồn vốn huy động` is all of it.
    whole_sum = (total and total["whole"]) or words.splits
    if above.whole and (label := LEVEL_LABEL.search(clause)):
        return _payer(context, payer_code(f"ngân sách {label['level']}")), True
    if (named := sources_in(clause)) and not (whole_sum and named == sources_in("huy động")):
        return _payer(context, named[0]), True
    only_capital = words.capital is not None
    if named or (total and not (above.whole and (only_capital or not total["whole"]))):
        return _source_above(context, above.line.start) or "total", True
    if above.whole is not None:
        return above.whole, False
    if only_capital or words.splits or any(MONEY_SECTION.search(title) for title in context.titles(above.line.start)):
        return _source_above(context, above.line.start) or "total", True
    return (above.sibling, False) if _is_sibling(clause) else (None, False)


def _is_sibling(clause: str) -> bool:
    """Whether the words before an amount say no more than which year or project it is for."""
    return bool(BUDGET_YEAR.search(clause) or COMPONENT_MENTION.search(clause))


def _payer(context: Context, code: str) -> FundingSource:
    """The payer of a code; a city's budget is the province's where the plan's province is a city, else the district's."""
    if code != "city":
        return cast(FundingSource, code)
    province = only(find("province", context.header.province)) if context.header.province else None
    central = province is not None and province.kind == "thành phố"
    return "province" if central or context.header.issuer_level not in ("district", "commune") else "district"


def _source_above(context: Context, line: int) -> FundingSource | None:
    """The payer that the nearest heading above names."""
    for item in reversed(context.outline.chain(line)):
        title = fold(context.outline.title(item) or "")
        if item.heading.start != line and (found := SOURCE_TITLE.search(title)):
            return _payer(context, payer_code(found["source"]))
    return None


def _behind(context: Context, words: Words) -> FundingSource | None:
    """The one payer named behind an amount, in its bracket or in the words that follow."""
    if len(named := set(sources_in(words.bracket))) == 1:
        return _payer(context, named.pop())
    if words.payer_behind is not None:
        return _payer(context, payer_code(words.payer_behind))
    named = set(sources_in(words.behind))
    return _payer(context, named.pop()) if len(named) == 1 else None


def _bracket(folded: str, match: Match, line_end: int) -> tuple[str, int]:
    """The words of the bracket behind an amount that say of what kind it is, and where they end.

    `(vốn sự nghiệp)` does; `(vốn đầu tư: 39 tỷ đồng; …)` says it of another amount, `(vốn đầu tư: trong đó …)`
    of this one and of those that follow.
    """
    if not folded.startswith((" (", "("), match.end()):
        return "", match.end()
    close = folded.find(")", match.end(), min(line_end, match.end() + _LONGEST_BRACKET))
    inside = folded[match.end() : close] if close > 0 else ""
    split = SPLIT.search(inside)
    if split and ":" in inside[: split.start()] and MONEY.search(inside[: split.start()]) is None:
        colon = inside.index(":")
        return inside[:colon], match.end() + colon
    return ("", match.end()) if MONEY.search(inside) else (inside, close + 1)


def _is_split_in_bracket(folded: str, start: int, end: int) -> bool:
    """Whether the bracket behind an amount says who pays which part of it."""
    opened = folded.startswith((" (", "("), start)
    close = folded.find(")", start, min(end, start + _LONGEST_BRACKET)) if opened else -1
    return close > 0 and bool(sources_in(folded[start:close])) and MONEY.search(folded, start, close) is not None


def _kind(words: str) -> CapitalType | None:
    """The kind of capital that words name last."""
    found = list(CAPITAL.finditer(words))
    return None if not found else "recurrent" if found[-1]["recurrent"] else "investment"


def capital_above(context: Context, line: int) -> CapitalType | None:
    """The capital of the nearest heading that is nothing but its name."""
    for item in reversed(context.outline.chain(line)):
        title = fold(context.outline.title(item) or "")
        if item.heading.start != line and (found := CAPITAL.match(title)) and len(title) < 60:
            return "recurrent" if found["recurrent"] else "investment"
    return None
