"""The names of those who pay, and the codes of `funding.source` that they stand for.

Source: Quyết định 90/QĐ-TTg, mục V (nguồn vốn); lexicon `funding_sources`; ministries by lexicon `issuers`.
"""

import functools

from patterns.fold import fold
from patterns.lexicon import aliases, phrases, rows
from patterns.pattern import Match, Pattern, words
from patterns.vocabulary import words_of

LEVEL = words_of("budget_levels")
_MINISTRY = words("|".join(name for row in rows("issuers") for name in aliases(row) if name.startswith("Bộ ")))
_GIVES = words_of("gives")
_BUDGET = words_of("budget")
_OPENS = r"(?<=^[ ,;:.()+*-]{0,6}|(?:vốn|nguồn|từ|do|và|động|của|,|;|:)[ ])"
_FUND = rf"""{_OPENS}quỹ(?![ ]{words_of("no_fund")})(?:(?![ ](?:và[ ])?(?:{_GIVES}|{_BUDGET})(?!\p{{L}}))[ ,-]{{1,2}}["“”]?[\p{{L}}"“”]++){{1,12}}"""
_BUDGET_OF_LEVEL = rf"(?:dự[ ]phòng[ ](?:của[ ])?)?{_BUDGET}[ ](?:(?:các|cấp|của)[ ]){{0,2}}{LEVEL}"
_NAMED = words(phrases("funding_sources"))
SOURCE = rf"(?:{_NAMED}|{_BUDGET_OF_LEVEL}|{_MINISTRY}|{_FUND})"
"""A funding source's name: of the lexicon, the budget of a level (`dự phòng ngân sách của các huyện`), a ministry, a fund."""

FURTHER = rf"""(?:(?:[ ]?[,/][ ]?|[ ]?(?:và|-)[ ])(?:ngân[ ]sách[ ])?(?:(?:các|cấp|của)[ ]){{0,2}}{LEVEL}(?!\p{{L}}|[ ]hội(?!\p{{L}})))"""
"""One more level whose budget pays together with the one before."""

_BARE = rf"(?:{words_of('bare')}|{_MINISTRY})"
"""Words that name a funding source only if they open the words about an amount, or are after `vốn`, `từ` and the like."""
_LEADING = r"(?:(?:vốn|nguồn|phí|góp|trợ|phần|ứng|thu)[ ]của|vốn|nguồn|từ|do|và|động|góp|sách|phí|phần|:)[ ]"

FUNDING_SOURCE = Pattern(
    name="funding_source",
    expression=rf"""
    (?<!\p{{L}})(?<!thị[ ])(?<!ủy[ ]thác[ ](?=cho[ ]vay))(?:(?<=^[ ,;:.()+*-]{{0,6}})|(?<={_LEADING})|(?!{_BARE}(?!\p{{L}}|[ ]{_GIVES})))(?P<source>{SOURCE})(?!\p{{L}})
    (?P<further>{FURTHER}{{1,4}})?""",
    matches=(
        "Ngân sách trung ương",
        "Vốn huy động hợp pháp khác",
        "NSTW",
        "Ngân sách huyện, xã",
        "ngân sách của các huyện, thị xã, thành phố",
        "Quỹ Phòng, chống thiên tai: ",
        "nguồn của Bộ Y tế ",
    ),
    rejects=(
        "ngân hàng nhà nước",
        "hỗ trợ doanh nghiệp",
        "phát triển cộng đồng",
        "tạo quỹ đất",
        "theo thông tư của bộ y tế ",
        "lao động của doanh nghiệp ",
    ),
)
"""Who pays; `further` if budgets of several levels pay together."""

WAY_TO_RAISE = Pattern(
    name="way_to_raise",
    expression=rf"""^{words_of("way_to_raise")}$""",
    matches=("huy động", "vốn đối ứng"),
    rejects=("ngân sách huyện đối ứng", "vốn huy động hợp pháp khác"),
)
"""How money is raised: a funding source named beside it shows more (`vốn đối ứng ngân sách tỉnh`)."""

_CITY_BUDGET = Pattern(
    name="city_budget",
    expression=r"""thành[ ]phố|nstp""",
    matches=("ngân sách thành phố",),
    rejects=("ngân sách tỉnh",),
)

_LEVEL_IN = Pattern(
    name="budget_level",
    expression=rf"""(?<!\p{{L}}){LEVEL}(?!\p{{L}})""",
    matches=("ngân sách các huyện, thị xã",),
    rejects=("ngân sách đảng",),
)
"""The levels that a name of budgets names."""

_FUND_OR_MINISTRY = Pattern(
    name="fund_or_ministry",
    expression=rf"""^(?:(?P<fund>quỹ)|(?P<ministry>{_MINISTRY}))(?!\p{{L}})""",
    matches=("quỹ phòng, chống thiên tai", "bộ y tế"),
    rejects=("ngân sách tỉnh",),
)


_LOCAL = frozenset({"province", "city", "district", "commune", "local"})
"""The codes of budgets below the central one."""


@functools.cache
def _codes() -> dict[str, str]:
    return {fold(alias): row["code"] for row in rows("funding_sources") for alias in aliases(row)}


@functools.lru_cache(maxsize=1024)
def listed_code(name: str) -> str:
    """The code of a funding source by its folded name, `province` for a city's budget."""
    if known := _codes().get(name):
        return known
    if opened := _FUND_OR_MINISTRY.match(name):
        return "other" if opened["fund"] else "central"
    return _codes()[f"ngân sách {_LEVEL_IN.search(name)[0]}"]  # type: ignore[index]  # no other name is in SOURCE


def source_code(name: str) -> str:
    """The code of a funding source by its folded name; `city` for a budget of a city, whose level only the plan's place shows."""
    return "city" if _CITY_BUDGET.search(name) else listed_code(name)


def header_code(name: str) -> str:
    """The code of a funding source by its folded short name."""
    return next(row["code"] for row in rows("funding_headers") if name in map(fold, aliases(row)))


def level_code(level: str) -> str:
    """The code of the budget of a level (`tỉnh`, `thị xã`)."""
    return source_code(f"ngân sách {'trung ương' if level == 'tw' else level}")


@functools.lru_cache(maxsize=4096)
def sources_in(text: str) -> tuple[str, ...]:
    """The codes of the funding sources that a folded text names, in order; ways to raise money only where no funding source is named.

    >>> sources_in("vốn đối ứng ngân sách tỉnh"), sources_in("ngân sách huyện, xã"), sources_in("vốn đối ứng")
    (('province',), ('local',), ('local',))
    """
    found = list(FUNDING_SOURCE.finditer(text))
    sources = [match for match in found if not WAY_TO_RAISE.match(match["source"])]
    return tuple(_shared(match) if match["further"] else source_code(match["source"]) for match in sources or found)


def names_source(text: str) -> bool:
    """Whether a folded text states who pays, and not only how money is raised."""
    return any(not WAY_TO_RAISE.match(match["source"]) for match in FUNDING_SOURCE.finditer(text))


def local_together(text: str) -> str | None:
    """`local` where a folded text names budgets of several levels below the central one, and nobody else; None otherwise.

    >>> local_together("ngân sách tỉnh, ngân sách xã"), local_together("ngân sách trung ương và ngân sách tỉnh")
    ('local', None)
    """
    named = set(sources_in(text))
    return "local" if (len(named) > 1 and named <= _LOCAL) or named == {"local"} else None


def _shared(match: Match) -> str:
    """The code of budgets that pay together: the level's where they are of one, `local` where of several, `total` with the central one.

    A city beside districts is one of them.

    >>> sources_in("ngân sách huyện, thị xã, thành phố"), sources_in("ngân sách trung ương, tỉnh")
    (('district',), ('total',))
    """
    levels = {source_code(f"ngân sách {level[0]}") for level in _LEVEL_IN.finditer(match["further"])}
    named = {source_code(match["source"]), *levels}
    if "district" in named:
        named.discard("city")
    if not named <= {*_LOCAL, "central"}:
        return source_code(match["source"])
    return next(iter(named)) if len(named) == 1 else "total" if "central" in named else "local"
