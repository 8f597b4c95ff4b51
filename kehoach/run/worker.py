"""One file into rows, in a process of its own with limits on time and memory.

A file that hangs, crashes the parser or needs too much memory affects only itself: its worker is killed
and replaced, and the outcome states so.
"""

import collections
import dataclasses
import os
import resource
import select
import threading
import time
from collections.abc import Mapping, Sequence

from corpus.archive.members import ARCHIVES, SEPARATOR, Member, members_of
from corpus.files.find import Found, Stamp
from corpus.message import NOTHING, Message, joined, say
from corpus.options import Options
from kehoach.run.fault import most_memory, reason_and_message
from kehoach.run.warned import heard_warnings
from outputs.edition import Edition
from outputs.store.arrow_rows import Packed

_LOOK = 1.0
"""Seconds between two checks of whether the driver is alive, if the system does not report it."""
_groups_read = 0
"""By this worker."""


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one file (seconds, MiB of memory), how many files are read in parallel, and how."""

    seconds: float = 120.0
    memory: int = 2048
    workers: int = 1
    options: Options = dataclasses.field(default_factory=Options)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a file: `ok` with its rows and text, or a reason code with a message."""

    file: Found
    reason: str = "ok"
    message: Message = NOTHING
    doc_id: str = ""
    text: str = ""
    rows: Packed = dataclasses.field(default_factory=dict)
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Rows by table, and issues by severity (`issues/warning`)."""
    stamp: Stamp | None = None
    """Of the bytes that were read."""
    edition: Edition | None = None
    """What other editions of the document state too."""
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    """What libraries warned of while they read the file."""
    members: tuple[Found, ...] = ()
    """The files in it: of an archive, which itself is not a plan and has no `doc_id`, or of a mail."""


def read_rows(file: Found, options: Options) -> Outcome:
    """Read one file; every fault becomes an outcome that names it."""
    began = time.monotonic()
    with heard_warnings() as heard:
        outcome = _read(file, options)
    return dataclasses.replace(outcome, seconds=time.monotonic() - began, warnings=tuple(heard))


def _read(file: Found, options: Options) -> Outcome:
    from corpus.files.content import parted, read_file
    from corpus.read import read_data
    from extract.plan import read_plan
    from outputs.store.arrow_rows import pack
    from outputs.table import rows_of

    if file.leads_outside:
        return Outcome(file, "denied", joined([say("file.outside"), say("do.follow_links")]))
    members: tuple[Found, ...] = ()
    try:
        data, stamp = read_file(file.name)
        kind, held = members_of(data, len(parted(file.name)[1]))
        members = tuple(_member(file, stamp, one) for one in held)
        if kind in ARCHIVES or (kind in ("mail", "msg") and members and not _has_words(data)):
            return Outcome(file, stamp=stamp, members=members)
        plan = read_plan(read_data(file.name, data, options))
        rows = rows_of(plan)
        packed = pack(rows)
    except Exception as error:  # noqa: BLE001  # whatever goes wrong with one file must not stop the others, and is reported
        return Outcome(file, *reason_and_message(error), members=members)
    counts = collections.Counter({name: len(found) for name, found in rows.items()})
    counts.update(f"issues/{row['severity']}" for row in rows["issues"])
    document = plan.document
    edition = Edition.of(plan.header, document.text_source)
    return Outcome(
        file, "ok", NOTHING, document.source.doc_id, document.text, packed, counts, stamp, edition, members=members
    )


def _member(file: Found, stamp: Stamp, one: Member) -> Found:
    """A file in an archive, with the time of the archive, so that it is examined when the archive changes.

    If a file next to the archive is named `a.zip!b.txt`, the one in the archive is `a.zip!!b.txt`, so that both are read.
    """
    inner = f"{SEPARATOR}{one.name}"
    if os.path.lexists(file.name + inner):
        inner = SEPARATOR + inner
    return Found(file.name + inner, file.key + inner, Stamp(one.size, stamp.time))


def _has_words(mail: bytes) -> bool:
    from corpus.mail.message import parsed, words

    return bool(words(parsed(mail)))


def read_group(files: Sequence[Found], options: Options) -> list[Outcome]:
    """Read files one after the other; every fault becomes an outcome that names it."""
    outcomes = [read_rows(file, options) for file in files]
    _keep_expressions()
    return outcomes


def _keep_expressions() -> None:
    """Keep for the next run the patterns that the plans of this worker needed and the samples did not: after its first, second, fourth, eighth … group."""
    from patterns.compiled import keep

    global _groups_read
    _groups_read += 1
    if _groups_read & (_groups_read - 1) == 0:
        keep()


def confine(memory: int, driver: int) -> None:
    """Limit the memory (MiB) that files may use in this process, so that a large file fails and not the machine.  The process ends with its driver."""
    limit = most_memory(memory)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    threading.Thread(target=_end_with, args=(driver,), daemon=True).start()


def _end_with(driver: int) -> None:
    """Wait until the process that reads the outcomes no longer exists, and end with it, whatever is under way."""
    try:
        handle = os.pidfd_open(driver)
    except ProcessLookupError:
        os._exit(1)
    except (AttributeError, OSError):  # a system without such handles
        while _is_alive(driver):
            time.sleep(_LOOK)
        os._exit(1)
    select.select([handle], [], [])
    os._exit(1)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
