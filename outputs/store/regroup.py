"""Which of a plan's editions is the first: decided again where the first one went, and where it is a scan of which a text came.

The first one counts in sums and comparisons, so that it is the one that was read without OCR, if there is such a one.  An edition
that a person corrected stays the first.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from typing import TYPE_CHECKING

from corpus.files.ledger import Ledger
from outputs.edition import SCAN
from outputs.store.arrow_rows import unpack

if TYPE_CHECKING:
    from outputs.store.change import ReadPlan


def regrouped(
    waiting: Iterable[ReadPlan],
    dropped: Collection[str],
    ledger: Ledger,
    scans: Callable[[Set[str]], Set[str]],
    is_corrected: Callable[[str], bool],
) -> dict[str, str | None]:
    """By `doc_id` the `same_as` of plans, waiting or in the tables, that is another one from now on.

    `scans` states which plans in the tables were read by OCR alone.
    """
    plans = {plan.doc_id: plan for plan in waiting}
    groups = _groups(plans, dropped, ledger)
    in_doubt = {root: own for root, own in groups.items() if len(own) > 1 or root not in own}
    ocr = _waiting_scans(plans, in_doubt) | scans({name for own in in_doubt.values() for name in own} - plans.keys())
    found: dict[str, str | None] = {}
    for root, own in in_doubt.items():
        first = _first(root, own, ocr, is_corrected)
        if first != root:
            found |= {name: None if name == first else first for name in own}
    return found


def _groups(plans: Mapping[str, ReadPlan], dropped: Collection[str], ledger: Ledger) -> dict[str, set[str]]:
    """By the first edition: the editions that are there, of the plans that wait and of those that go."""
    roots = {doc_id: plan.same_as for doc_id, plan in plans.items() if plan.edition}
    noted = {row[0]: row[4] for row in ledger.editions([*dropped, *(name for name in plans if name not in roots)])}
    touched = {root or doc_id for doc_id, root in (noted | roots).items()}
    groups = collections.defaultdict[str, set[str]](set)
    for root in sorted(touched):
        held = {root, *ledger.copies(root)} if ledger.plan(root) else set(ledger.copies(root))
        groups[root] |= held - set(dropped) - roots.keys()
    for doc_id, first in roots.items():
        if doc_id not in dropped:
            groups[first or doc_id].add(doc_id)
    return {root: own for root, own in groups.items() if own}


def _waiting_scans(plans: Mapping[str, ReadPlan], groups: Mapping[str, Set[str]]) -> set[str]:
    """Those of the plans that wait in some groups that were read by OCR alone."""
    own = [plans[name] for names in groups.values() for name in names if name in plans]
    return {plan.doc_id for plan in own if unpack("documents", [plan.rows])["text_source"][0].as_py() == SCAN}


def _first(root: str, own: Set[str], ocr: Set[str], is_corrected: Callable[[str], bool]) -> str:
    """The first of some editions of a plan: the one that is, if it is there and has its text or corrections."""
    if root in own and (root not in ocr or is_corrected(root) or own <= ocr):
        return root
    return min(own, key=lambda name: (not is_corrected(name), name in ocr, name))
