"""The report: all plans of a store on one self-contained page.

The numbers travel as columns, texts that repeat are sent once, compressed; the page's script unpacks, filters and draws them.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime
import functools
import gzip
import hashlib
import importlib.resources
import json
import pathlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from outputs.label import words_of_page
from outputs.report.summary import Counts, counts, summary, tiles
from outputs.review.plan_page import asset as page_asset
from outputs.store.content import missing_table
from outputs.store.folder import OutputError
from outputs.store.part import of_today
from outputs.table import TABLES

if TYPE_CHECKING:
    import pandas

LIBRARIES = ("vendor/d3.min.js", "vendor/plot.min.js")
"""d3 7.9.0 and Observable Plot 0.6.17, both ISC; their licences are next to them."""
SCRIPTS = ("words.js", "element.js", "store.js", "filter.js", "panel.js", "plot.js", "listing.js", "search.js", "overview.js", "comparison.js", "funding.js",
           "lead.js", "basis.js", "doubt.js", "main.js")  # fmt: skip
_STYLE = "report.css"


def write_report(store: pathlib.Path, output: pathlib.Path, *, made: datetime.date) -> Counts:
    """Write the report of the store to the file `output` in one step; returns how many plans it shows and leaves out.

    `made` is the day printed on it.  Plans whose page is next to it (`plans/<doc_id>.html`) are linked.  Raises `OutputError`.
    """
    frames = read_frames(store)
    pages = {path.stem for path in (output.parent / "plans").glob("*.html")}
    part = output.with_name(f".{output.name}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(render_report(frames, pages, made=made), encoding="utf-8")
        part.replace(output)
    except OSError as error:
        raise OutputError("store.cannot_write_file", path=output, detail=error) from error
    return counts(frames)


def read_frames(store: pathlib.Path) -> dict[str, pandas.DataFrame]:
    """The tables of a store by name; each a file or a folder of parts.  Raises `OutputError` if one is not there."""
    import pyarrow.parquet

    frames = {}
    tables = (store / "documents.parquet").resolve().parent  # a link that a run may switch between two tables
    for table in TABLES:
        path = tables / f"{table.name}.parquet"
        if not path.exists():
            raise missing_table(store, path.name)
        held = of_today(table.name, pyarrow.parquet.read_table(path))
        frames[table.name] = held.to_pandas(ignore_metadata=True)
    return frames


def render_report(frames: Mapping[str, pandas.DataFrame], pages: Iterable[str] = (), *, made: datetime.date) -> str:
    """The report's page.  `pages` are the doc_ids of plans whose own pages are next to them."""
    import jinja2

    beside = set(pages)
    found = summary(frames)
    data = {name: columns(frame) for name, frame in found.items()} | {
        "tiles": [dict(tile) for tile in tiles()],
        "beside": dataclasses.asdict(counts(frames)),
        "pages": [position for position, doc_id in enumerate(found["plans"]["doc_id"]) if doc_id in beside],
    }
    loader = jinja2.ChoiceLoader([jinja2.PackageLoader("outputs", "report"), jinja2.PackageLoader("outputs.review", "page")])  # fmt: skip
    templates = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    libraries, script = [asset(name) for name in LIBRARIES], _script()
    return str(
        templates.get_template("report.html").render(
            policy=policy([*libraries, script]), style=asset(_STYLE), libraries=libraries, script=script,
            words=pack(words()), data=pack(data), made=made,
        )
    )  # fmt: skip


def policy(scripts: Iterable[str]) -> str:
    """The content security policy: the page's own scripts by their digests, inline style, and nothing from other servers."""
    digests = " ".join(_digest(script) for script in scripts)
    return f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def columns(frame: pandas.DataFrame) -> dict[str, object]:
    """A frame by column: `{"texts": [...], "at": [...]}` for text, a list of numbers else; null is -1 and None."""
    return {str(name): _column(frame[name]) for name in frame.columns}


def pack(value: object) -> str:
    """A value as JSON, compressed, in characters that need no escaping in HTML."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


@functools.cache
def asset(name: str) -> str:
    """A file of the report."""
    return (importlib.resources.files("outputs") / "report" / name).read_text(encoding="utf-8")


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The words of the report by language."""
    return words_of_page(asset("words.tsv"))


def _script() -> str:
    inner = "\n".join([page_asset("kept.js"), page_asset("cite.js"), *(asset(name) for name in SCRIPTS)])
    return f'(() => {{\n"use strict";\n{inner}\n}})();'


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _column(column: pandas.Series[Any]) -> object:
    import pandas

    if pandas.api.types.is_numeric_dtype(column):
        values = zip(column.tolist(), column.isna().tolist(), strict=True)
        return [None if missing else int(value) if value == int(value) else float(value) for value, missing in values]
    at, texts = pandas.factorize(column)
    return {"texts": [str(text) for text in texts], "at": at.tolist()}
