"""The numbers of the report: frames of a store into small frames that its page filters, counts and draws.

Every function is pure: tables in, one frame out, whose `doc` is a row number of `plans`.  Nothing is added up here that
the page's filters could take apart; what a sum may count is settled here, row by row.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import importlib.resources
from collections.abc import Mapping
from typing import TYPE_CHECKING

from outputs.edition import PLAN_TYPE

if TYPE_CHECKING:
    import pandas
from outputs.report.money import money, project_of
from outputs.report.rows import EVIDENCE, Frames, is_null, of_plans

REFORM = "2025-07-01"
"""From this day on there are 34 provinces and no districts.  Source: Nghị quyết 202/2025/QH15, Nghị quyết 203/2025/QH15."""
_DOUBTFUL = ("warning", "error")


def summary(frames: Frames) -> dict[str, pandas.DataFrame]:
    """All frames of the report by name."""
    frames = _counted(frames)
    listed = plans(frames)
    return {
        "plans": listed,
        "figures": figures(frames, listed),
        "money": money(frames, listed),
        "leads": leads(frames, listed),
        "instruments": instruments(frames),
        "citations": citations(frames, listed),
        "issues": issues(frames, listed),
        "failures": frames["failures"][["file_name", "reason", "message", "message_vi"]],
    }


@dataclasses.dataclass(frozen=True, slots=True)
class Counts:
    """How many plans a report shows, and what it leaves out."""

    plans: int
    copies: int
    """Other editions of these plans."""
    others: int
    """Documents that are not plans."""


def counts(frames: Frames) -> Counts:
    """How many plans a report of these tables shows, and what it leaves out."""
    is_plan, is_copy = _kinds(frames["documents"])
    return Counts(int((is_plan & ~is_copy).sum()), int((is_plan & is_copy).sum()), int((~is_plan).sum()))


def _kinds(documents: pandas.DataFrame) -> tuple[pandas.Series[bool], pandas.Series[bool]]:
    """Which documents are plans, and which are other editions of one that is there too."""
    return documents["doc_type"] == PLAN_TYPE, documents["same_as"].isin(documents["doc_id"])


def _counted(frames: Frames) -> Frames:
    """The tables without the rows of copies and of documents that are not plans."""
    documents = frames["documents"]
    is_plan, is_copy = _kinds(documents)
    kept = documents[is_plan & ~is_copy]
    if len(kept) == len(documents):
        return frames
    rest = {
        name: found[found["doc_id"].isin(kept["doc_id"])]
        for name, found in frames.items()
        if "doc_id" in found and name != "documents"
    }
    return {**frames, **rest, "documents": kept}


def plans(frames: Frames) -> pandas.DataFrame:
    """One row per plan: what it is, its place, its year (of issue; the period's first if that is not printed), what was found.

    `grid` is the set of provinces that its code belongs to: `63` before July 2025, `34` after; null if that is unknown.
    """
    documents = frames["documents"].reset_index(drop=True)
    found = documents[["doc_id", "title", "number", "issuer", "province", "province_code", "file_name"]].copy()
    found["issued"] = [None if is_null(day) else str(day)[:10] for day in documents["issued_date"]]
    found["issued_year"] = documents["issued_year"]
    found["level"] = documents["issuer_level"]
    found["year"] = documents["issued_year"].fillna(documents["period_start"])
    found["place"] = [_place(*names) for names in documents[["commune", "district", "province", "place"]].values]
    found["grid"] = [
        _grid(*values)
        for values in documents[["issued_date", "issued_year", "period_start", "province_code", "province"]].values
    ]
    for table, column in (("targets", "figures"), ("funding", "amounts"), ("legal_bases", "citations"), ("agencies", "agencies")):  # fmt: skip
        found[column] = _count(documents, frames[table])
    doubts = frames["issues"]
    found["doubts"] = _count(documents, doubts[doubts["severity"].isin(_DOUBTFUL)])
    return found


def figures(frames: Frames, listed: pandas.DataFrame) -> pandas.DataFrame:
    """Targets and baselines.  Only rows of one `series` may be compared: the same measure, unit and span of time."""
    found = of_plans(frames["targets"], listed)
    parts = [found["measure"].fillna("level"), found["direction"].where(found["measure"] == "change"), found["unit"], found["per"]]  # fmt: skip
    found["series"] = ["|".join("" if is_null(part) else part for part in row) for row in zip(*parts, strict=True)]
    columns = [
        "kind",
        "indicator_code",
        "indicator",
        "series",
        "comparator",
        "value",
        "value_max",
        "unit",
        "per",
        "year",
    ]
    return found[["doc", *columns, "population", "area", *EVIDENCE]]


def leads(frames: Frames, listed: pandas.DataFrame) -> pandas.DataFrame:
    """Which agency leads what; the project is null if it leads the plan or a task of it."""
    found = of_plans(frames["agencies"], listed)
    found["project"] = found["component_code"].map(project_of, na_action="ignore")
    return found.loc[found["role"] == "lead", ["doc", "agency", "component_code", "project", *EVIDENCE]]


def instruments(frames: Frames) -> pandas.DataFrame:
    """One row per instrument: its date, issuer and what it is about as they are stated first, what most plans cite first.

    Of several that as many plans cite, those that they cite more often are first.  The date is a text, `YYYY-MM-DD`.
    """
    import pandas

    found = frames["legal_bases"].dropna(subset=["instrument_key"])
    grouped = found.groupby("instrument_key", sort=True)
    columns = ["instrument_type", "number", "issued_date", "issuer", "subject"]
    made = grouped[columns].first()
    days = [None if is_null(day) else str(day)[:10] for day in made["issued_date"]]
    made["issued_date"] = pandas.Series(days, index=made.index, dtype="string")
    made["plans"] = grouped["doc_id"].nunique()
    made["mentions"] = grouped.size()
    made = made.sort_values(["plans", "mentions"], ascending=False, kind="stable").reset_index()
    return made.drop(columns="mentions")


def citations(frames: Frames, listed: pandas.DataFrame) -> pandas.DataFrame:
    """Citations; `instrument` is a row number of `instruments`."""
    found = of_plans(frames["legal_bases"].dropna(subset=["instrument_key"]), listed)
    number = {key: position for position, key in enumerate(instruments(frames)["instrument_key"])}
    found["instrument"] = found["instrument_key"].map(number)
    return found[["doc", "instrument", "role", *EVIDENCE]]


def issues(frames: Frames, listed: pandas.DataFrame) -> pandas.DataFrame:
    """What is wrong or doubtful."""
    return of_plans(frames["issues"], listed)[["doc", "code", "severity", "message", "message_vi", *EVIDENCE]]


@functools.cache
def tiles() -> tuple[Mapping[str, str], ...]:
    """The tile grids of the provinces: `grid`, `code`, `canonical`, `short`, `column` and `row` from 0."""
    text = (importlib.resources.files("outputs") / "report" / "tiles.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _place(commune: object, district: object, province: object, printed: object) -> str | None:
    names = [str(name) for name in (commune, district, province) if not is_null(name)]
    return ", ".join(names) if names else None if is_null(printed) else str(printed)


def _grid(issued: object, year: object, first: object, code: object, name: object) -> str | None:
    """A full date decides; else the year; else a period from before the reform; else a code with a name that only one grid has."""
    if is_null(code):
        return None
    if not is_null(issued):
        return "34" if str(issued)[:10] >= REFORM else "63"
    if not is_null(year) and int(year) != int(REFORM[:4]):  # type: ignore[call-overload]  # a number of the column
        return "34" if int(year) > int(REFORM[:4]) else "63"  # type: ignore[call-overload]
    if is_null(year) and not is_null(first) and int(first) < int(REFORM[:4]):  # type: ignore[call-overload]
        return "63"
    has = [tile["grid"] for tile in tiles() if (tile["code"], tile["canonical"]) == (code, name)]
    return has[0] if len(has) == 1 else None


def _count(documents: pandas.DataFrame, rows: pandas.DataFrame) -> pandas.Series[int]:
    return documents["doc_id"].map(rows["doc_id"].value_counts()).fillna(0).astype("int64")
