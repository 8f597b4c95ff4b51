"""Gold files: what a plan states as people read it, one JSON file per plan.

    {"file": "plan.docx", "documents": {column: value, …}, "targets": [{column: value, …, "quote": "…"}, …], …}

The plan of a gold file is the one whose file has the same name up to its first dot; of two such the one with its `doc_id`, if it states one.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Mapping, Sequence

from outputs.evaluation.score import SCORED, Evaluation, Rows
from outputs.review.correction import BY_HAND, STALE
from outputs.store.content import read_plan_rows, read_rows
from outputs.store.folder import OutputError
from outputs.table import Row, own_columns


def read_gold(folder: pathlib.Path) -> dict[str, tuple[str | None, Rows]]:
    """By the name of the gold file, the `doc_id` that it states, and its rows by table.  Raises `OutputError`."""
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}
    if not found:
        raise OutputError("store.no_gold", folder=folder)
    return found


def _read(path: pathlib.Path) -> tuple[str | None, Rows]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        tables: dict[str, Sequence[Row]] = {"documents": [dict(given["documents"])]}
        tables |= {name: [dict(row) for row in given[name]] for name in SCORED if name in given}
    except (ValueError, KeyError, TypeError) as error:
        raise OutputError("store.gold_broken", path=path, detail=error) from error
    return given.get("doc_id"), tables


def evaluate(store: pathlib.Path, folder: pathlib.Path) -> tuple[Evaluation, list[str]]:
    """A store compared with a folder of gold files; and the gold files whose plan it does not contain."""
    documents = read_rows(store, "documents")
    by_id = {str(row["doc_id"]): row for row in documents}
    by_stem = {_stem(str(row["file_name"])): row for row in documents}
    evaluation, absent = Evaluation(), []
    for name, (doc_id, gold) in read_gold(folder).items():
        document = by_id.get(doc_id or "") or by_stem.get(_stem(name))
        if document is None:
            absent.append(name)
        evaluation.add(name, gold, read_plan_rows(store, str(document["doc_id"])) if document else None)
    return evaluation, absent


def gold_of(rows: Mapping[str, Sequence[Row]]) -> dict[str, object]:
    """A plan's rows as a gold file's content.  Offsets are left out: words are found again by themselves."""
    document = rows["documents"][0]
    gold: dict[str, object] = {"doc_id": document["doc_id"], "file": document["file_name"]}
    gold["documents"] = {column.name: document[column.name] for column in own_columns("documents")}
    for name in SCORED:
        gold[name] = [_gold_row(name, row) for row in rows[name] if row.get("code") not in (BY_HAND, STALE)]
    return gold


def _gold_row(name: str, row: Row) -> Row:
    columns = [column.name for column in own_columns(name)]
    return {column: row[column] for column in (*columns, "section", "quote")}


def write_gold(plans: Iterable[Mapping[str, Sequence[Row]]], folder: pathlib.Path) -> list[pathlib.Path]:
    """Write a gold file for each plan; two plans whose files have one name get their `doc_id` appended."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("store.cannot_write_folder", path=folder, detail=error) from error
    written: list[pathlib.Path] = []
    for rows in plans:
        document = rows["documents"][0]
        path = folder / f"{_stem(str(document['file_name']))}.json"
        if path in written:
            path = path.with_name(f"{_stem(str(document['file_name']))}.{document['doc_id']}.json")
        text = json.dumps(gold_of(rows), ensure_ascii=False, indent=1, default=str) + "\n"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _stem(file_name: str) -> str:
    return file_name.split(".")[0]
