"""Corrections on the disk: `STORE/corrections/<doc_id>.json`, plain JSON that can be compared line by line."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import pathlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from corpus.message import Message
from outputs.review.correction import Action, Correction
from outputs.store.folder import OutputError
from outputs.table import PLAN_TABLES, Value, own_columns
from outputs.value import parse_row

FOLDER = "corrections"
_ACTIONS: Mapping[object, Action] = {action: action for action in get_args(Action)}


class CorrectionError(OutputError):
    """A file of corrections is invalid; the message names it and states why."""


def path_of(store: pathlib.Path, doc_id: str) -> pathlib.Path:
    """The path of a plan's corrections."""
    return store / FOLDER / f"{doc_id}.json"


def corrected_plans(store: pathlib.Path) -> Iterator[str]:
    """The plans that have corrections."""
    return (path.stem for path in sorted((store / FOLDER).glob("*.json")))


def read_corrections(store: pathlib.Path, doc_id: str) -> list[Correction]:
    """The corrections of a plan in the order in which they were made.  Raises `CorrectionError`."""
    path = path_of(store, doc_id)
    if not os.path.lexists(path):
        return []
    if not path.is_file():
        raise CorrectionError("store.corrections_no_file", path=path)
    try:
        return [_correction(given) for given in _read(path)["corrections"]]
    except OSError as error:
        raise _unreadable(path, error) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CorrectionError("store.corrections_broken", path=path, detail=error) from error


def _read(path: pathlib.Path) -> Mapping[str, list[Mapping[str, object]]]:
    """The JSON of a file, with a byte-order mark or without; a text that cannot be written as UTF-8 is an error."""
    text = path.read_text(encoding="utf-8-sig")
    found: Mapping[str, list[Mapping[str, object]]] = json.loads(text)
    json.dumps(found, ensure_ascii=False).encode("utf-8")  # half a surrogate pair would stop the tables later
    return found


def broken_corrections(store: pathlib.Path) -> Iterator[Message]:
    """What is wrong with each file of corrections that cannot be applied."""
    for doc_id in corrected_plans(store):
        try:
            read_corrections(store, doc_id)
        except CorrectionError as error:
            yield error.message


def _unreadable(path: pathlib.Path, error: OSError) -> CorrectionError:
    return CorrectionError("store.corrections_denied", path=path, detail=error)


def write_corrections(store: pathlib.Path, doc_id: str, file_name: str, corrections: Sequence[Correction]) -> None:
    """Write the corrections of a plan to the disk in one step; no file if there are none."""
    path = path_of(store, doc_id)
    if not corrections:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    content = {
        "corrections": [dataclasses.asdict(one) for one in corrections],
        "doc_id": doc_id,
        "file_name": file_name,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
    part = path.with_name(
        f".{path.name}.{secrets.token_hex(4)}"
    )  # no temporary file: those only their maker may read, not the run
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def digest(store: pathlib.Path, doc_id: str) -> str:
    """A digest of the current corrections of a plan; empty if there are none.  Raises `CorrectionError`."""
    path = path_of(store, doc_id)
    try:
        if path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        return "not a file" if os.path.lexists(path) else ""
    except OSError as error:
        raise _unreadable(path, error) from error


def _correction(given: Mapping[str, object]) -> Correction:
    table, action, quote = given["table"], given["action"], given["quote"]
    if table not in PLAN_TABLES:
        raise ValueError(f"{table} is not a table")
    if action not in _ACTIONS:
        raise ValueError(f"{action} is not an action")
    if quote is not None and not isinstance(quote, str):
        raise ValueError("quote must be a string")
    if table == "documents" and action in ("add", "delete"):
        raise ValueError(f"a plan's row of documents cannot be {'added' if action == 'add' else 'deleted'}")
    if action == "add":
        _check_added(str(table), given)
    return Correction(
        table=str(table), action=_ACTIONS[action], start=_offset(given["start"]), end=_offset(given["end"]), quote=quote,
        old=_values(str(table), given["old"]), new=_values(str(table), given["new"]), by=str(given["by"]), at=str(given["at"]),
    )  # fmt: skip


def _check_added(table: str, given: Mapping[str, object]) -> None:
    """An added row has its place and every column that must not be empty."""
    new = given["new"] if isinstance(given["new"], dict) else {}
    missing = [column.name for column in own_columns(table) if not column.nullable and new.get(column.name) is None]
    if missing:
        raise ValueError(f"a row added to {table} lacks {', '.join(missing)}")
    start, end = _offset(given["start"]), _offset(given["end"])
    if table != "issues" and (start is None or end is None or start >= end):
        raise ValueError(f"a row added to {table} lacks the offsets of its source text")


def _values(table: str, given: object) -> Mapping[str, Value]:
    if not isinstance(given, dict):
        raise ValueError("the values of a row must be an object")
    return parse_row(table, given)


def _offset(given: object) -> int | None:
    if given is None or (isinstance(given, int) and not isinstance(given, bool) and given >= 0):
        return given
    raise ValueError(f"{given!r} is not an offset")
