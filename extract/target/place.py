"""What the headings and lead-ins above a paragraph say of its figures."""

import dataclasses

from corpus.document import Span
from extract.context import Context
from extract.outline.role import role_of_title, section_role
from patterns.fold import fold
from patterns.target.place import POVERTY_PLAN, QUOTA, TITLE_YEAR
from patterns.target.sentence import AIMED


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
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
    heading: str
    """The folded titles above, the nearest last."""
    title: str = ""
    """The nearest of them: the lead-in, else the heading above."""
    poverty: bool = True
    """Whether the plan is about poverty, work or welfare, or says nothing of what it is about."""


def place_of(context: Context, paragraph: Span, leads: tuple[Span, ...]) -> Place:
    """The place of a paragraph."""
    section = section_role(context, paragraph.start)
    titles = list(section.titles)
    said = [context.document.folded[lead.start : lead.end] for lead in leads]
    led = role_of_title(said[-1]) if said else None
    own = _own_title(context, paragraph)
    above = [title for title in titles if title != own]
    years = [int(match["year"]) for title in (*above, *said) for match in list(TITLE_YEAR.finditer(title))[-1:]]
    role = led if led in ("objectives", "state", "results") else section.role
    if led == "objectives" and not AIMED.search(said[-1]):  # `một số kết quả chủ yếu:` under a heading that reports
        found = [role_of_title(title) for title in above if title.rstrip(": ") != said[-1].rstrip(": ")]
        role = next((other for other in reversed(found) if other is not None), role)
    if context.document.paragraph_at(paragraph.start) != paragraph:  # a cell of a table of indicators (`sentences`)
        role = "objectives"
    return Place(
        objective=role == "objectives",
        past=role in ("state", "results"),
        money=section.role == "money",
        organisation=section.organises,
        rules=section.role == "rules",
        preamble=section.is_preamble,
        quota=any(QUOTA.search(title) for title in (*titles, *said)),
        year=years[-1] if years else None,
        heading=" ".join((*titles[-2:], *said)),
        title=(said or above or [""])[-1],
        poverty=context.header.title is None or POVERTY_PLAN.found_in(context.header.title),
    )


def _own_title(context: Context, paragraph: Span) -> str | None:
    """The paragraph's own run-in heading, folded: its year is one of the sentence anyway."""
    chain = context.outline.chain(paragraph.start)
    if not chain or chain[-1].heading.start != paragraph.start:
        return None
    return fold(context.outline.title(chain[-1]) or "").strip()
