"""What the headings and lead-ins above a paragraph state of its figures."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from corpus.document import Span
from extract.context import Context
from extract.outline.role import SectionRole, role_of_title, section_role
from extract.target import fact
from patterns.fold import fold
from patterns.section_role import Role
from patterns.target.place import BUDGET_TITLE, gives_quota, is_on_poverty, title_year
from patterns.target.reported import AIMED
from patterns.target.sentence import SENTENCE_END

V = TypeVar("V")

_FACTS: dict[Role | None, int] = {"objectives": fact.OBJECTIVE, "state": fact.PAST, "results": fact.PAST}


class Place(NamedTuple):
    """The place of a paragraph in the outline."""

    objective: bool
    past: bool
    money: bool
    organisation: bool
    rules: bool
    preamble: bool
    quota: bool
    year: int | None
    """The year that the nearest heading or lead-in states; of a phase its last."""
    near: tuple[str, ...]
    """The folded titles immediately above, the nearest last."""
    title: str = ""
    """The nearest of them: the lead-in, else the heading above."""
    plan: str = ""
    """The plan's own title, folded."""
    raises: bool = False
    """Whether the section's money is to be raised or lent as one of the plan's tasks (`2. Huy động nguồn lực: …`)."""
    poverty: bool = True
    """Whether the plan is about poverty, work or welfare, or states nothing about what it is about."""
    facts: int = 0
    """What is known by the place, by which rules are chosen (`extract.target.fact`)."""

    @property
    def heading(self) -> str:
        """The titles immediately above."""
        return " ".join(self.near)


def place_of(context: Context, paragraph: Span, leads: tuple[Span, ...]) -> Place:
    """The place of a paragraph."""
    section = section_role(context, paragraph.start)
    titles = section.titles
    words = tuple(context.document.folded[lead.start : lead.end] for lead in leads)
    own = _own_title(context, paragraph)
    above = tuple(title for title in titles if title != own)
    money = section.role == "money" and not _sums_of_objective(own, above)
    role = _role(context, paragraph, section.role if money or section.role != "money" else "objectives", above, words)
    quota = any(map(gives_quota, (*titles, *words)))
    return Place(
        objective=role == "objectives",
        past=role in ("state", "results"),
        money=money,
        organisation=section.organises,
        rules=section.role == "rules",
        preamble=section.is_preamble,
        quota=quota,
        year=_last(map(title_year, (*above, *(_last_sentence(context, lead) for lead in leads)))),
        near=(*titles[-2:], *words),
        title=(words or above or ("",))[-1],
        plan=fold(context.header.title or ""),
        raises=money and _is_task(titles),
        poverty=is_on_poverty(context.header.title),
        facts=_facts(section, role, money=money, quota=quota),
    )


def _facts(section: SectionRole, role: Role | None, *, money: bool, quota: bool) -> int:
    """What is known by a place, as bits."""
    found = _FACTS.get(role, 0) | (fact.MONEY_SECTION if money else 0) | (fact.QUOTA if quota else 0)
    return found | fact.UNSAID if section.is_preamble or section.role == "rules" else found


def _last_sentence(context: Context, lead: Span) -> str:
    """The folded last sentence of a lead-in, which is the one that leads in (`Năm 2018 đã …. Năm 2019 nâng cấp 05 trạm, cụ thể:`)."""
    ends = [match.end() for match in SENTENCE_END.finditer(context.document.text, lead.start, lead.end - 1)]
    return context.document.folded[max([lead.start, *(end for end in ends if end < lead.end)]) : lead.end]


def _is_task(titles: tuple[str, ...]) -> bool:
    """Whether the last title about money is a task below others (`III. NHIỆM VỤ / 2. Huy động nguồn lực`), not a budget."""
    own = next((k for k in range(len(titles) - 1, 0, -1) if role_of_title(titles[k]) == "money"), 0)
    tasks = any(role_of_title(title) == "content" for title in titles[:own])
    return tasks and BUDGET_TITLE.search(titles[own]) is None


def _sums_of_objective(own: str | None, above: tuple[str, ...]) -> bool:
    """Whether only the paragraph's own run-in title is about money, under objectives (`(5) Thu ngân sách: …, tăng 5,6%`)."""
    return own is not None and role_of_title(own) == "money" and _last(map(role_of_title, above)) == "objectives"


def _last(found: Iterable[V | None]) -> V | None:
    """The last that is stated."""
    return next((value for value in reversed(list(found)) if value is not None), None)


def _role(
    context: Context, paragraph: Span, of_section: Role | None, above: tuple[str, ...], words: tuple[str, ...]
) -> Role | None:
    """What a paragraph's figures are by its section, or by the lead-in that governs it."""
    if context.document.paragraph_at(paragraph.start) != paragraph:  # a cell of a table of indicators (`sentences`)
        return "objectives"
    led = role_of_title(words[-1]) if words else None
    role = led if led in ("objectives", "state", "results") else of_section
    if led == "objectives" and not AIMED.search(words[-1]):  # `một số kết quả chủ yếu:` under a heading that reports
        found = (role_of_title(title) for title in above if title.rstrip(": ") != words[-1].rstrip(": "))
        return _last(found) or role
    return role


def _own_title(context: Context, paragraph: Span) -> str | None:
    """The paragraph's own run-in heading, folded: its year is one of the sentence anyway."""
    chain = context.outline.chain(paragraph.start)
    if not chain or chain[-1].heading.start != paragraph.start:
        return None
    return fold(context.outline.title(chain[-1]) or "").strip()
