"""Decisions as ordered tuples of named rules: the first rule that applies decides, and its name is kept with the row.

A module of `extract` decides one column.  It states its rules from the most special to the most general; no later rule
overrides an earlier one.  The names of the rules that decided a row are its column `rule` (`kind=under objectives; year=plan's last`),
which `kehoach show --why` prints and which `confidence` is looked up by.
"""

import dataclasses
import functools
import itertools
import operator
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
    given: tuple[int, ...] = ()
    """What must be known for the rule to apply, as bits: one of each number (see `Choice`)."""


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


class Choice(Generic[E, V]):
    """An ordered tuple of rules, of which only those are asked that may apply by what is known of the evidence at once.

    What is known is one number with a bit for each fact.  As few differ, the rules for each are found once.
    """

    def __init__(self, rules: Sequence[Rule[E, V]]) -> None:
        self.rules = tuple(rules)
        self._asked = functools.reduce(operator.or_, itertools.chain.from_iterable(rule.given for rule in rules), 0)
        self._known: dict[int, tuple[Rule[E, V], ...]] = {}

    def of(self, facts: int) -> tuple[Rule[E, V], ...]:
        """The rules that may apply, in their order."""
        known = facts & self._asked
        found = self._known.get(known)
        if found is None:
            found = self._known[known] = self.chosen(known)
        return found

    def chosen(self, known: int) -> tuple[Rule[E, V], ...]:
        """The rules of which every given is known."""
        return tuple(rule for rule in self.rules if all(known & given for given in rule.given))


def named(decisions: Iterable[tuple[str, str]]) -> str:
    """The `rule` of a row: the rules that decided its columns, as `column=rule; column=rule`."""
    return "; ".join(map("=".join, decisions))


def renamed(rule: str, column: str, name: str) -> str:
    """The `rule` of a row whose column another rule has decided since."""
    return "; ".join(
        f"{column}={name}" if decided.startswith(f"{column}=") else decided for decided in rule.split("; ")
    )
