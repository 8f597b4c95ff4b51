"""Which file a plan belongs to, if several contain the same bytes: their paths decide it, not which file came or was read first."""

import collections
import dataclasses
import os
from collections.abc import Callable, Mapping

from corpus.archive.members import SEPARATOR
from corpus.files import remote
from corpus.files.entry import Entry
from corpus.files.find import Stamp
from corpus.files.ledger import Ledger
from corpus.message import Message, say
from outputs.store.arrow_rows import with_document
from outputs.store.change import Change, source_columns


def hand_over(change: Change, ledger: Ledger) -> int:
    """Have every plan that a file of `change` took or lost belong to the first file (`precedence`) that contains it; the others are its copies.

    It is done once all files of a commit are known: a copy may have changed in the same night.  A plan whose last files
    are gone, or failed since, belongs to the first of these; files that were gone before it had another no longer count.
    A copy that has another stamp than when it was read may contain something else by now: it takes no plan over until it is read again.
    So a run that was interrupted and continued ends like one that was not.  Files that are not where they were, although
    in no source of this run, are marked as gone: a whole inbox moved.  How many these were is returned.
    """
    newest = {entry.key: entry for entry in change.files}
    by_plan, moved = collections.defaultdict[str | None, dict[str, Entry]](dict), 0
    for entry in newest.values():
        by_plan[entry.doc_id][entry.key] = entry
    fresh = {plan.doc_id: index for index, plan in enumerate(change.plans)}
    for doc_id in sorted({*change.left, *fresh, *(doc_id for doc_id in by_plan if doc_id)}):
        known = ledger.plan(doc_id)
        if known is None and doc_id not in fresh:
            continue
        before = {entry.key: entry for entry in ledger.files_of(doc_id)}
        files = {key: before[key] for key in before.keys() - newest.keys() - change.forgotten}
        away = {key: dataclasses.replace(e, state="gone", since="") for key, e in files.items() if is_moved(e)}
        files |= away
        change.files += away.values()
        moved += len(away)
        changed = {key for key, entry in files.items() if _has_changed(entry)}
        files |= by_plan[doc_id]
        if not files:
            continue
        sure = [entry for key, entry in files.items() if key not in changed]
        there = [entry for entry in sure if entry.state == "done"]
        source = min(there or sure or files.values(), key=precedence)
        change.files += _settled(files, source) if there else ()
        if doc_id in fresh:
            plan = change.plans[fresh[doc_id]]
            if plan.key != source.key:
                rows = with_document(plan.rows, source_columns(source))
                change.plans[fresh[doc_id]] = dataclasses.replace(plan, key=source.key, rows=rows)
        elif known and (known.source != source.key or _name(before.get(source.key)) != source.name):
            change.sources[doc_id] = source
    return moved


def file_of(doc_id: str, ledger: Ledger, is_there: Callable[[Entry], bool]) -> Entry | None:
    """The file that a plan in the tables belongs to, of those that are there; None if none is."""
    there = [entry for entry in ledger.files_of(doc_id) if is_there(entry) and not is_moved(entry)]
    return min(there, key=precedence, default=None) if ledger.plan(doc_id) else None


def precedence(entry: Entry) -> tuple[int, int, bytes]:
    """Of files with the same bytes the first has the plan: one outside archives, then the shortest path, for copies have longer ones.

    >>> files = [Entry(key, key, None, None, "done") for key in ("/in/a.zip!p.txt", "/in/plan (1).txt", "/in/plan.txt")]
    >>> min(files, key=precedence).name
    '/in/plan.txt'
    """
    path = os.fsencode(entry.key)
    return entry.key.count(SEPARATOR), len(path), path


def is_moved(entry: Entry) -> bool:
    """Whether a file that was read is no longer there, nor the archive it was in.  If access is denied, it counts as there."""
    if entry.state != "done" or remote.is_url(entry.key):
        return False
    pieces = entry.key.split(SEPARATOR)
    return all(_is_missing(SEPARATOR.join(pieces[:count])) for count in range(1, len(pieces) + 1))


def _has_changed(entry: Entry) -> bool:
    """Whether a file that was read is there with another size or time, so that its content is unknown; a file in an archive is not asked."""
    if entry.state != "done" or entry.stamp is None or remote.is_url(entry.key) or SEPARATOR in entry.key:
        return False
    try:
        return Stamp.of(os.stat(entry.key)) != entry.stamp
    except OSError:
        return False


def _is_missing(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _settled(files: Mapping[str, Entry], source: Entry) -> list[Entry]:
    """The changed ledger entries of a plan's files, now that it belongs to `source`."""
    copy = say("file.same_read", name=source.name)
    return [settled for entry in files.values() if (settled := _as_settled(entry, source, copy)) != entry]


def _as_settled(entry: Entry, source: Entry, copy: Message) -> Entry:
    if entry.state != "done":
        return dataclasses.replace(entry, doc_id=None)
    if entry.key == source.key:
        return dataclasses.replace(entry, reason="ok", message="", message_vi="")
    return dataclasses.replace(entry, reason="duplicate", message=copy.en, message_vi=copy.vi)


def _name(entry: Entry | None) -> str | None:
    return entry.name if entry else None
