"""A plan's page: its text with the source text of every row highlighted, and the rows next to it.

One self-contained HTML file.  The same template makes the page that `kehoach review` serves.
"""

from __future__ import annotations

import base64
import dataclasses
import functools
import hashlib
import importlib.resources
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from outputs.cite import cited_document
from outputs.review.card import facts, headline, moment, spoken
from outputs.review.correction import BY_HAND, STALE, WORDING, Correction
from outputs.review.highlight import MARKED, Entry, entries, is_doubt, lines, state, visible
from outputs.review.word import words
from outputs.search.mark import found_words
from outputs.table import PLAN_TABLES, Row, Value, own_columns, table
from outputs.value import vocabulary

if TYPE_CHECKING:
    import jinja2

    from outputs.review.page_image import PageImage

_SCRIPTS = ("kept.js", "cite.js", "page.js", "review.js", "list.js")
_IMPLIED = ("number_symbol", "issued_day", "issued_month", "issued_year")


@dataclasses.dataclass(frozen=True, slots=True)
class Review:
    """What the page needs to correct: where corrections are sent, whether it has images, the corrections, the stale ones marked."""

    address: str
    has_images: bool
    corrections: Sequence[tuple[Correction, bool]] = ()

    def accepted(self, found: Iterable[Entry]) -> dict[str, str]:
        """By the id of an entry that a person accepted: who and when."""
        made = [
            correction for correction, is_stale in self.corrections if correction.action == "accept" and not is_stale
        ]
        return {
            entry.id: f"{correction.by}, {correction.at}"
            for entry in found
            for correction in made
            if correction.table == entry.table
            and correction.quote == entry.row.get("quote")
            and all(entry.row[name] == value for name, value in correction.old.items() if name not in WORDING)
        }


def render_page(
    rows: Mapping[str, Sequence[Row]],
    text: str,
    *,
    images: Sequence[PageImage] = (),
    review: Review | None = None,
    back: str = "",
    terms: Sequence[str] = (),
) -> str:
    """The page of a plan.  `back` is the address of the page that lists the plans, `terms` are its key terms."""
    found = entries(rows)
    accepted = review.accepted(found) if review else {}
    found = [dataclasses.replace(entry, is_doubtful=entry.is_doubtful and entry.id not in accepted) for entry in found]
    document = rows["documents"][0]
    groups = [
        (name, [entry for entry in found if entry.table == name])
        for name in PLAN_TABLES
        if name not in ("documents", "sections")
    ]
    return render(
        "plan.html",
        document=document,
        header=next(entry for entry in found if entry.table == "documents"),
        groups=[(name, own) for name, own in groups if own],
        lines=list(lines(text, found)),
        size=len(found),
        doubtful=sum(is_doubt(entry.row) and entry.id not in accepted for entry in found if entry.table == "issues"),
        corrected=_corrected(rows, found),
        accepted=accepted,
        images=images,
        review=review,
        back=back,
        terms=terms,
        marked=MARKED,
        data=_data(document, found, review),
    )


def render_images(images: Sequence[PageImage]) -> str:
    """The images of a page by themselves, for a page that takes them when they are wanted."""
    return render("image.html", images=images)


def render(name: str, **given: object) -> str:
    """A filled template."""
    page = _environment().get_template(name).render(**given, words=words())
    return str(page)


def policy(*, connect: bool) -> str:
    """The content security policy of the pages: their own style and scripts by their digests, and nothing from other servers."""
    scripts = " ".join(_digest(asset(name)) for name in _SCRIPTS)
    style = _digest(asset("page.css"))
    reach = (
        "img-src 'self' data:; connect-src 'self'; form-action 'self'"
        if connect
        else "img-src data:; form-action 'none'"
    )
    return f"default-src 'none'; style-src {style}; script-src {scripts}; {reach}; base-uri 'none'"


@functools.cache
def asset(name: str) -> str:
    """A file of the pages."""
    return (importlib.resources.files("outputs") / "review" / "page" / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@functools.cache
def _environment() -> jinja2.Environment:
    import jinja2

    loader = jinja2.PackageLoader("outputs.review", "page")
    made = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"visible": visible, "spoken": spoken, "moment": moment, "found": found_words}
    made.globals |= {
        "asset": asset,
        "policy": policy,
        "own_columns": own_columns,
        "facts": facts,
        "headline": headline,
        "implied": _IMPLIED,
    }
    return made


def _corrected(rows: Mapping[str, Sequence[Row]], found: Iterable[Entry]) -> dict[str, Row]:
    """By the id of an entry that people corrected: the issue that states so."""
    by_words: dict[tuple[Value, Value], list[Row]] = {}
    for row in rows["issues"]:
        if row["code"] == BY_HAND:
            by_words.setdefault((row["start"], row["end"]), []).append(row)
    issue_of = {}
    for entry in found:
        for issue in by_words.get((entry.row.get("start"), entry.row.get("end")), ()):
            if (
                entry.table != "issues"
                and str(issue["message"]).startswith(f"{entry.table}: ")
                and "row deleted" not in str(issue["message"])
            ):
                issue_of[entry.id] = issue
    return issue_of


def _data(document: Row, found: Iterable[Entry], review: Review | None) -> dict[str, object]:
    """The data of the page's script: the labels in both languages and, for corrections, the rows and the permitted values of their columns."""
    data: dict[str, object] = {"words": words(), "document": cited_document(document)}
    if review:
        data["address"] = review.address
        data["rows"] = {
            entry.id: {"table": entry.table, "state": state(entry.row), "values": _values(entry)}
            for entry in found
            if entry.row.get("code") not in (BY_HAND, STALE)
        }
        data["columns"] = {name: [_column(name, column.name) for column in own_columns(name)] for name in PLAN_TABLES}
    return data


def _values(entry: Entry) -> dict[str, object]:
    values = {column.name: entry.row[column.name] for column in own_columns(entry.table)}
    return {name: value if isinstance(value, int | float | None) else str(value) for name, value in values.items()}


def _column(name: str, column_name: str) -> dict[str, object]:
    column = next(column for column in table(name).columns if column.name == column_name)
    return {
        "name": column.name,
        "kind": column.kind,
        "codes": vocabulary(column),
        "nullable": column.nullable,
        "meaning": column.meaning,
    }
