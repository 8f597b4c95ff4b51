"""The place of an amount, if it labels the amount and is not the plan's own."""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.funding import fact
from extract.funding.evidence import Evidence
from extract.kept import asked_once
from patterns.fold import fold
from patterns.funding.area import AREA, COMMUNES


@asked_once
def area(evidence: Evidence) -> Verdict[str | None]:
    """The place as printed, and the rule that states so."""
    return decide(_CHOICE.of(evidence.known), evidence)


def _label(evidence: Evidence) -> str | None:
    match = AREA.match(evidence.context.document.text, evidence.label_start, evidence.match.start())
    if match is None or (evidence.whole is None and _is_own(evidence, fold(match["kind"]), fold(match["name"]))):
        return None
    return match["area"]


def _is_own(evidence: Evidence, kind: str, name: str) -> bool:
    """Whether a place is the plan's own: `thị trấn Ba Tơ` is not the district Ba Tơ."""
    header = evidence.context.header
    if header.commune:
        return name == fold(header.commune)
    if header.district:
        return name == fold(header.district) and kind not in COMMUNES
    return name == fold(header.province or "")


def _of_whole(evidence: Evidence) -> str | None:
    return evidence.whole.area if evidence.whole else None


_RULES: tuple[Rule[Evidence, str | None], ...] = (
    Rule("label", _label),
    Rule("of the whole", _of_whole, given=(fact.PART,)),
    Rule("the plan's own", always, lambda _: None),
)

_CHOICE = Choice(_RULES)
