"""The records that plans are read into: one class per table, its fields the table's columns in order.

Each field's annotation carries its meaning, from which the tables' schemas and the data dictionary are
made.  Unknown is None: no missing part of a date, unit or place is ever guessed.
"""

import dataclasses
import datetime
from typing import Annotated, Literal

from corpus.document import Span
from extract.issue_code import IssueCode

Level = Literal["central", "province", "district", "commune"]
Capacity = Literal["TM", "KT", "TL", "TUQ", "Q"]
Role = Literal["basis", "reference"]
Relation = Literal["căn cứ", "thực hiện", "theo", "xét", "amends"]
TargetKind = Literal["target", "baseline"]
Direction = Literal["reduce", "increase", "reach", "maintain"]
Measure = Literal["change", "level"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
Programme = Literal["GNBV", "NTM", "DTTS"]
ComponentStatus = Literal["implemented", "not_implemented"]
FundingSource = Literal["total", "central", "local", "province", "district", "commune", "credit", "community", "other"]
CapitalType = Literal["recurrent", "investment"]
FundingStatus = Literal["as_printed", "corrected"]
AgencyRole = Literal["lead", "coordinate", "assigned", "requested"]
Severity = Literal["info", "warning", "error"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a plan states about itself: one row of `documents` (Nghị định 30/2020/NĐ-CP, Điều 8)."""

    doc_type: Annotated[
        str | None, "type of document, e.g. `Kế hoạch`; null if the text is not an administrative document"
    ] = None
    title: Annotated[str | None, "trích yếu: what the plan is about, one line, without the words KẾ HOẠCH"] = None
    number: Annotated[str | None, "number and symbol, `27/KH-UBND`; null if the serial number is left blank"] = None
    number_symbol: Annotated[str | None, "symbol, `KH-UBND`, also if the serial number is blank"] = None
    issued_date: Annotated[datetime.date | None, "date of issue, only if day, month and year are all printed"] = None
    issued_year: Annotated[int | None, "year of issue as printed"] = None
    issued_month: Annotated[int | None, "month of issue as printed"] = None
    issued_day: Annotated[int | None, "day of issue as printed"] = None
    place: Annotated[str | None, "place in the date line"] = None
    issuer: Annotated[str | None, "issuing agency in full"] = None
    issuer_level: Annotated[Level | None, "level of the issuing agency"] = None
    province: Annotated[str | None, "province, without its prefix"] = None
    district: Annotated[str | None, "district, without its prefix; null from July 2025 on"] = None
    commune: Annotated[str | None, "commune, without its prefix"] = None
    province_code: Annotated[str | None, "General Statistics Office's code of the province in the year of issue"] = None
    district_code: Annotated[str | None, "General Statistics Office's code of the district in the year of issue"] = None
    commune_code: Annotated[str | None, "General Statistics Office's code of the commune in the year of issue"] = None
    period_start: Annotated[int | None, "first year that the plan covers"] = None
    period_end: Annotated[int | None, "last year that the plan covers"] = None
    signer: Annotated[str | None, "name under the signature"] = None
    signer_position: Annotated[str | None, "position of the signer"] = None
    signing_capacity: Annotated[
        Capacity | None, "TM on behalf of the committee, KT for the head, TL by order, TUQ by authorisation, Q acting"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """One citation of another instrument: a row of `legal_bases`."""

    span: Span
    relation: Annotated[
        Relation | None,
        "the word that opens the preamble line; `amends` if the instrument is cited only because another one amends it",
    ] = None
    role: Annotated[Role, "`basis` in the preamble, `reference` anywhere else"]
    instrument_type: Annotated[str, "type of instrument, `Quyết định`"]
    number: Annotated[str | None, "number and symbol without inner spaces; null for an unnumbered one"] = None
    issued_date: Annotated[datetime.date | None, "date of the instrument, if printed"] = None
    issuer: Annotated[str | None, "its issuing agency in full, if printed"] = None
    subject: Annotated[str | None, "what it is about, as printed"] = None
    instrument_key: Annotated[str | None, "the same for every mention of one instrument, here and in other plans"] = (
        None
    )
    confidence: Annotated[
        float | None,
        "how often rows decided by the same rules were right on gold plans, from 0 to 1; null if unknown",
    ] = None
    rule: Annotated[
        str | None, "names of the rules that decided the row, `column=rule; …`; see `kehoach show --why`"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One figure that the plan commits to or starts from: a row of `targets`."""

    span: Span
    kind: Annotated[TargetKind, "`target` or `baseline`"]
    indicator_code: Annotated[str, "code of the indicator, see patterns/lexicons/indicators.tsv"]
    indicator: Annotated[str | None, "the words that state what is measured, as printed"] = None
    direction: Annotated[Direction | None, "reduce, increase, reach or maintain; null for a baseline"] = None
    measure: Annotated[
        Measure | None, "`change` by how much, `level` to what; of a baseline: a past change or a state"
    ] = None
    comparator: Annotated[Comparator, "eq, ge, gt, le, lt, approx or range"] = "eq"
    value: Annotated[float, "the figure; percent as printed (6.95), `1/2` as 50 percent, `không còn` as 0"]
    value_max: Annotated[float | None, "upper end of a range"] = None
    out_of: Annotated[float | None, "the whole that a count is part of: 121 in `81/121 xã`"] = None
    unit: Annotated[str, "percent, household, person, model, project, commune, class, else the printed noun or ratio"]
    per: Annotated[Literal["year"] | None, "`year` if the figure is per year"] = None
    year: Annotated[int | None, "year in which it is to be reached or was measured"] = None
    population: Annotated[str | None, "who is counted or served, as printed"] = None
    area: Annotated[str | None, "commune, district or hamlet of the figure if it is not the plan's own"] = None
    confidence: Annotated[
        float | None,
        "how often rows decided by the same rules were right on gold plans, from 0 to 1; null if unknown",
    ] = None
    rule: Annotated[
        str | None, "names of the rules that decided the row, `column=rule; …`; see `kehoach show --why`"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One project or sub-project of the programme with a heading of its own: a row of `components`."""

    span: Span
    component_code: Annotated[str, "`DA2`, `DA3.TDA1`"]
    programme: Annotated[
        Programme | None,
        "GNBV sustainable poverty reduction, NTM new countryside, DTTS ethnic minorities; null if not known",
    ] = None
    title: Annotated[str | None, "its name as printed"] = None
    status: Annotated[
        ComponentStatus, "`not_implemented` if the plan states that the place does not carry it out, else `implemented`"
    ]
    reason: Annotated[str | None, "why not, as printed"] = None
    confidence: Annotated[
        float | None,
        "how often rows decided by the same rules were right on gold plans, from 0 to 1; null if unknown",
    ] = None
    rule: Annotated[
        str | None, "names of the rules that decided the row, `column=rule; …`; see `kehoach show --why`"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """One amount of money planned: a row of `funding`."""

    span: Span
    component_code: Annotated[str | None, "`DA2`, `DA3.TDA1`; `CT` for the whole programme or plan"]
    purpose: Annotated[
        str | None, "what the amount is for, as printed, if it is one activity or public work; null for a whole"
    ] = None
    area: Annotated[str | None, "place of the amount if it is not the plan's own"] = None
    source: Annotated[FundingSource, "funding source"]
    capital_type: Annotated[
        CapitalType | None, "recurrent (vốn sự nghiệp), investment (vốn đầu tư); null if not printed for this amount"
    ] = None
    amount_vnd: Annotated[int, "amount in đồng"]
    amount_text: Annotated[str, "amount as printed, with its unit"]
    budget_year: Annotated[int | None, "year of the amount, if it is tied to a single year"] = None
    status: Annotated[FundingStatus, "`corrected` if the printed unit is provably wrong"] = "as_printed"
    confidence: Annotated[
        float | None,
        "how often rows decided by the same rules were right on gold plans, from 0 to 1; null if unknown",
    ] = None
    rule: Annotated[
        str | None, "names of the rules that decided the row, `column=rule; …`; see `kehoach show --why`"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One agency in one role and scope: a row of `agencies`."""

    span: Span
    agency: Annotated[str, "full canonical name"]
    agency_text: Annotated[str, "name as printed"]
    role: Annotated[AgencyRole, "lead, coordinate, assigned or requested"]
    component_code: Annotated[str | None, "project that the role is about; null for the plan as a whole"] = None
    task: Annotated[str | None, "clause that states the duty"] = None
    confidence: Annotated[
        float | None,
        "how often rows decided by the same rules were right on gold plans, from 0 to 1; null if unknown",
    ] = None
    rule: Annotated[
        str | None, "names of the rules that decided the row, `column=rule; …`; see `kehoach show --why`"
    ] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading or list item with what is below it: a row of `sections`."""

    span: Span
    level: Annotated[int, "depth in the outline, from 1"]
    label: Annotated[str | None, "`II`, `1`, `a`, `-`; null for a heading without a mark"]
    title: Annotated[str | None, "text of the heading; null for an item that is plain text"] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is wrong or doubtful in a plan or in its reading: a row of `issues`."""

    span: Span | None = None
    code: Annotated[IssueCode, "kind of problem"]
    severity: Annotated[Severity, "info, warning or error"]
    message: Annotated[str, "what is wrong, for a person, in English"]
    message_vi: Annotated[str | None, "the same in Vietnamese; null in rows that kehoach before 0.2 wrote"] = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One cell of a data table, understood or not: a row of `annexes`."""

    span: Span
    table: Annotated[int, "number of the table in the plan, from 1; a table that continues on further pages is one"]
    row: Annotated[int, "row below the header, from 1"]
    column: Annotated[int, "column, from 1"]
    header: Annotated[str | None, "texts of the header above the cell, outermost first, joined with ` / `"] = None
    text: Annotated[str, "text of the cell"]


Record = Annex | LegalBasis | Target | Component | Funding | Agency | Section | Issue
