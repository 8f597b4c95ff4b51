"""Decisions as ordered tuples of named rules: the first rule that applies decides, and its name is kept with the row.

A module of `extract` decides one column.  It states its rules from the most special to the most general; no later rule
overrides an earlier one.  The names of the rules that decided a row are its column `rule` (`kind=under objectives; year=plan's last`),
which `kehoach show --why` prints and which `confidence` is looked up by.
"""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

E = TypeVar("E")
V = TypeVar("V")


@dataclasses.dataclass(frozen=True, slots=True)
class Rule(Generic[E, V]):
    """One reason: its name, when it applies, and what it decides; without `then` what `when` has found."""

    name: str
    when: Callable[[E], object]
    then: Callable[[E], V] | None = None


class Verdict(NamedTuple, Generic[V]):
    """A decision and the name of the rule that made it."""

    value: V
    rule: str


def always(_: object) -> bool:
    """The condition of a tuple's last rule."""
    return True


def decide(rules: Sequence[Rule[E, V]], evidence: E) -> Verdict[V]:
    """The verdict of the first rule that applies.

    The last rule of a tuple must always apply; `LookupError` states that it does not, which is a fault of the tuple and not of a plan.
    """
    for rule in rules:
        applies = rule.when  # taken first, for a call of `rule.when(…)` looks for a method
        if found := applies(evidence):
            value: Any = rule.then(evidence) if rule.then else found
            return Verdict(value, rule.name)
    raise LookupError(f"no rule holds; the last of {[rule.name for rule in rules]} must hold always")


def named(decisions: Iterable[tuple[str, str]]) -> str:
    """The `rule` of a row: the rules that decided its columns, as `column=rule; column=rule`."""
    return "; ".join(map("=".join, decisions))


def renamed(rule: str, column: str, name: str) -> str:
    """The `rule` of a row whose column another rule has decided since."""
    return "; ".join(
        f"{column}={name}" if decided.startswith(f"{column}=") else decided for decided in rule.split("; ")
    )
