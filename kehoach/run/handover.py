"""Plans whose file no longer holds them: where another file does, they lie under its name from now on."""

import collections
import dataclasses
from collections.abc import Mapping

from corpus.files.ledger import Entry, Ledger
from corpus.message import say
from outputs.store.local import Change


def hand_over(change: Change, ledger: Ledger) -> None:
    """Have every plan that a file of `change` lost or took lie under the name of a file that holds it; the others are its copies.

    It is done once all that a commit holds is known: a copy may have changed in the same night.  A plan that no file
    holds any more but one that is gone, or failed since, stays that file's.
    """
    newest = {entry.key: entry for entry in change.files}
    by_plan = collections.defaultdict[str | None, dict[str, Entry]](dict)
    for entry in newest.values():
        by_plan[entry.doc_id][entry.key] = entry
    lost = {entry.doc_id for entry in newest.values() if entry.doc_id and entry.state in ("failed", "gone")}
    for doc_id in sorted({*change.left, *change.sources, *lost} - {plan.doc_id for plan in change.plans}):
        plan = ledger.plan(doc_id)
        if plan is None:
            continue
        before = {entry.key: entry for entry in ledger.holders(doc_id)}
        holders = {key: before[key] for key in before.keys() - newest.keys() - change.forgotten} | by_plan[doc_id]
        taken = change.sources.pop(doc_id, None)
        source = _choose(holders, taken.key if taken else plan.source)
        if source and source.key != plan.source:
            change.sources[doc_id] = source
            change.files += _settled(holders, source)
        elif source and taken:
            change.sources[doc_id] = source


def _choose(holders: Mapping[str, Entry], source: str) -> Entry | None:
    """The file whose plan it is: one that is there before one that is not, the one whose it was before another."""
    there = {key: entry for key, entry in holders.items() if entry.state == "done"} or holders
    return there.get(source) or (there[min(there)] if there else None)


def _settled(holders: Mapping[str, Entry], source: Entry) -> list[Entry]:
    """What is noted otherwise of the files of a plan now that it is `source`'s."""
    copy = say("file.same_read", name=source.name)
    settled = [
        dataclasses.replace(entry, reason="ok", message="", message_vi="")
        if entry.key == source.key
        else dataclasses.replace(entry, reason="duplicate", message=copy.en, message_vi=copy.vi)
        for entry in holders.values()
        if entry.state == "done"
    ]
    return [entry for entry in settled if entry != holders[entry.key]]
