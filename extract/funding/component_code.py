"""The project that an amount is for."""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.evidence import Evidence
from patterns.component.heading import COMPONENT_MENTION, OPENS_SUBPROJECT
from patterns.text import without_brackets

WHOLE_PLAN = "CT"


def component_code(evidence: Evidence) -> Verdict[str | None]:
    """The project, `CT` for the plan as a whole, and the rule that states so; None if several share the amount."""
    return decide(_CHOICE.of(evidence.known), evidence)


def _of_whole(evidence: Evidence) -> str | None:
    """The whole's project where the heading states less (`Dự án 4: Tiểu dự án 1: 402 tỷ đồng (vốn đầu tư 362 tỷ đồng, …)`)."""
    if evidence.whole is None:
        return None
    above, whole = evidence.component_above, evidence.whole.component_code
    return whole if above is None or whole.startswith(f"{above}.") else None


def _opens(evidence: Evidence) -> str | None:
    """The sub-project of the heading's project with which a sentence before the amount opens (`Đối với Tiểu dự án 2: tổ chức …; vốn 268 triệu đồng`)."""
    above = evidence.component_above
    opened = list(OPENS_SUBPROJECT.finditer(evidence.context.document.folded, evidence.line.start, evidence.start))
    return f"{above}.TDA{int(opened[-1]['sub_number'])}" if opened and above and "." not in above else None


def _only_in_brackets(evidence: Evidence) -> bool:
    """Whether several projects are named only in brackets, as the parts of a funding source (`Ngân sách trung ương (Dự án 3; Dự án 7): …`)."""
    return len(evidence.components) > 1 and COMPONENT_MENTION.search(without_brackets(evidence.clause)) is None


_PROJECT = fact.shows(COMPONENT_MENTION)

_RULES: tuple[Rule[Evidence, str | None], ...] = (
    Rule("several projects in brackets", _only_in_brackets, lambda _: WHOLE_PLAN, given=(_PROJECT,)),
    Rule("several projects", lambda it: len(it.components) > 1, lambda _: None, given=(_PROJECT,)),
    Rule("named", lambda it: it.components, lambda it: it.components[0], given=(_PROJECT,)),
    Rule("of the whole", _of_whole, given=(fact.PART,)),
    Rule("opens a sentence before", _opens, given=(fact.shows(OPENS_SUBPROJECT),)),
    Rule("heading above", lambda it: it.component_above),
    Rule("whole plan", always, lambda _: WHOLE_PLAN),
)

_CHOICE = Choice(_RULES)
