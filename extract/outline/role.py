"""What the section around a place is for: decided once per heading, from its title, the titles above and the lead-in of a list.

No other module tests titles.  `section_role(context, offset)` can be called for any place; the answer is kept by heading.
"""

import dataclasses
import functools

from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.outline.tree import BULLETS, Item, Outline
from patterns.section_role import LOOKS_AHEAD, TITLE_END, Role, roles_in

_REPORTS: frozenset[Role] = frozenset({"state", "results"})


@dataclasses.dataclass(frozen=True, slots=True)
class SectionRole:
    """What a section is for."""

    role: Role | None
    """None if no title states it."""
    rule: str
    """The rule that decided it."""
    titles: tuple[str, ...]
    """The folded titles above, outermost first, the lead-in of the list last; those that are sentences are left out."""
    roles: frozenset[Role]
    """All that these titles speak of."""
    is_preamble: bool
    """Before the first section."""

    @property
    def reports(self) -> bool:
        """Whether the section reports on the past or the present: its figures are baselines unless their own words state otherwise."""
        return self.role in _REPORTS

    @property
    def is_past(self) -> bool:
        """Whether one of the titles above reports, so that the sections below it report too."""
        return any(role_of_title(title) in _REPORTS for title in self.titles)

    @property
    def organises(self) -> bool:
        """Whether the section, or one above it, assigns duties."""
        return "organisation" in self.roles


@dataclasses.dataclass(frozen=True, slots=True)
class _Titles:
    """The evidence: what each title from the outermost to the innermost decides for, None if it decides nothing."""

    own: tuple[Role | None, ...]
    titles: tuple[str, ...]

    def last(self, *roles: Role) -> int:
        """The innermost title that decides for one of `roles`; -1 if none does."""
        return max((index for index, role in enumerate(self.own) if role in roles), default=-1)


def _above_content(titles: _Titles) -> int:
    """The innermost title above one that only names what is done; -1 if there is none."""
    above = titles.last("objectives", "state", "results", "money", "organisation", "bases", "rules")
    return above if above < titles.last("content") else -1


def _reported_above(titles: _Titles) -> Role | None:
    """For a section that only names activities: the purpose of the section above it, if that one reports (`I. KẾT QUẢ NĂM 2023` / `2. Các hoạt động`)."""
    above = _above_content(titles)
    role = titles.own[above] if above >= 0 else None
    return role if role in _REPORTS and not any(map(LOOKS_AHEAD.search, titles.titles[above:])) else None


_TITLE: tuple[Rule[tuple[Role, ...], Role | None], ...] = (
    Rule("title states nothing", lambda roles: not roles, lambda _: None),
    Rule("title reports and aims", lambda roles: roles[0] in _REPORTS and "objectives" in roles, lambda _: None),
    Rule("title aims", lambda roles: "objectives" in roles, lambda _: "objectives"),
    Rule(
        "title hands out duties",
        lambda roles: "organisation" in roles and "money" not in roles[:1],
        lambda _: "organisation",
    ),
    Rule("title reports", lambda roles: roles[0] in _REPORTS, lambda roles: roles[0]),
    Rule("title speaks of money", lambda roles: "money" in roles, lambda _: "money"),
    Rule("title sets rules", lambda roles: "rules" in roles and "content" not in roles[:1], lambda _: "rules"),
    Rule("first word of the title", always, lambda roles: roles[0]),
)
"""What one title decides for, by the roles of its words in order."""

_SECTION: tuple[Rule[_Titles, Role | None], ...] = (
    Rule(
        "no title",
        lambda titles: (
            titles.last("objectives", "state", "results", "money", "organisation", "bases", "rules", "content") < 0
        ),
        lambda _: None,
    ),
    Rule(
        "inside duties",
        lambda titles: (
            titles.last("organisation") >= 0
            and titles.last("organisation") > titles.last("state", "results", "money", "bases")
        ),
        lambda _: "organisation",
    ),
    Rule("what was done", lambda titles: _reported_above(titles) is not None, _reported_above),
    Rule("innermost title", always, lambda titles: next(role for role in reversed(titles.own) if role is not None)),
)
"""What the chain of titles decides for."""


def section_role(context: Context, offset: int) -> SectionRole:
    """What the section around `offset` is for."""
    roles, place = context.section_roles, context.outline.place(offset)
    known = roles.get(place)
    if known is None:
        known = roles[place] = _read(context, place, offset)
    return known


def may_be(context: Context, offset: int, role: Role) -> bool:
    """Whether the section around `offset` may be for something: not if it is known to be for something else."""
    known = context.section_roles.get(context.outline.place(offset))
    return known is None or known.role == role


@functools.lru_cache(maxsize=2048)
def role_of_title(title: str) -> Role | None:
    """What a single title (folded) states that its section is for."""
    return decide(_TITLE, roles_in(title)).value


def _read(context: Context, place: int, offset: int) -> SectionRole:
    outline = context.outline
    titles: tuple[str, ...] = ()
    if 0 < place <= len(outline.items):
        item, known = outline.items[place - 1], _titles(outline)
        above = [known[at] for at in (*item.parents, place - 1)]
        lead_in = _lead_in(context, item)
        titles = tuple([title for title in (*above, _own_words(lead_in) if lead_in else None) if title is not None])
    verdict, spoken = _spoken(titles)
    return SectionRole(verdict.value, verdict.rule, titles, spoken, offset < outline.first)


@asked_once
def _titles(outline: Outline) -> list[str | None]:
    """The folded title of each item without the text that runs on from it; None for a sentence."""
    return [_own_words(words) if (words := title.strip()) else None for title in outline.folded_titles]


@functools.lru_cache(maxsize=2048)
def _own_words(title: str) -> str:
    """A title without the text that runs on from it (`Tiểu dự án 1: … thông tin. Đào tạo …; kinh phí …`)."""
    end = TITLE_END.search(title)
    return title[: end.start()] if end else title


@functools.lru_cache(maxsize=4096)
def _spoken(titles: tuple[str, ...]) -> tuple[Verdict[Role | None], frozenset[Role]]:
    """What a chain of titles decides for, and all that they speak of."""
    verdict = decide(_SECTION, _Titles(tuple(map(role_of_title, titles)), titles))
    return verdict, frozenset(role for title in titles for role in roles_in(title))


def _lead_in(context: Context, item: Item) -> str | None:
    """The folded words, up to their colon, of the unmarked paragraph that leads in the list of bullets that an item is in."""
    if item.kind not in BULLETS:
        return None
    words = context.lead_ins.get(item.heading.start)
    return None if words and role_of_title(words) == "content" else words  # a list of tasks is what its heading is for
