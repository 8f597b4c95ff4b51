"""Confidence: the worst and the best rule move a table's share, rules that gold never saw do not, and the reliability table adds up."""

import pytest

from extract import confidence
from extract.confidence import confidence_of, rules_of
from outputs.evaluation.reliability import Judged, reliability

SHARES = {"targets": 0.8, "targets kind=under objectives": 0.9, "targets year=plan's last": 0.6}


@pytest.fixture(autouse=True)
def shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares of our own."""
    monkeypatch.setattr(confidence, "_log_odds", lambda: confidence.log_odds(SHARES))


@pytest.mark.parametrize(
    ("table", "rule", "expected"),
    [
        ("targets", "kind=under objectives", 0.857),  # odds 4 and 9: their geometric mean is 6
        ("targets", "year=plan's last", 0.71),
        ("targets", "kind=under objectives; year=plan's last", 0.786),
        ("targets", "kind=never seen", 0.8),
        ("targets", "kind=never seen; kind=under objectives", 0.857),
        ("targets", None, 0.8),
        ("funding", "planned=planned", None),
    ],
)
def test_worst_and_best_rule_move_the_share(table: str, rule: str | None, expected: float | None) -> None:
    assert confidence_of(table, rule) == expected


def test_rules_of_a_row() -> None:
    assert list(rules_of("kind=a; year=b c")) == ["kind=a", "year=b c"]
    assert list(rules_of(None)) == []


def test_the_reliability_table() -> None:
    rows = [
        Judged("targets", {"confidence": sure}, right)
        for sure, right in ((0.95, True), (0.95, True), (0.95, True), (0.95, False), (0.5, True), (None, True))
    ]
    lines = list(reliability(rows))
    assert lines[0].split() == ["0.5-0.6", "1", "rows", "confidence", "0.500", "right", "1.000"]
    assert lines[1].split()[1] == "4"
    assert lines[-1] == "mean distance 0.260"
