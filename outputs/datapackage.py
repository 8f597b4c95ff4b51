"""The tables described for programs: a Frictionless Data Package of the CSV files.

Source: Data Package and Table Schema, Frictionless Data, version 1.
"""

import json
import pathlib

from outputs.table import PLAN_TABLES, TABLES, Column, Table

NAME = "datapackage.json"
_TYPES = {"string": "string", "integer": "integer", "amount": "integer", "number": "number", "date": "date"}


def write_datapackage(folder: pathlib.Path) -> None:
    """Describe the CSV files of all tables in `folder`, in the `datapackage.json` beside them."""
    (folder / NAME).write_text(described(), encoding="utf-8")


def described() -> str:
    """The descriptor of the tables as CSV files: every column's type, meaning and codes, and how the tables join."""
    package = {
        "profile": "tabular-data-package",
        "name": "kehoach",
        "title": "Plans (kế hoạch) of Vietnamese People's Committees",
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"A row is {table.meaning}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.name == "documents":
        schema["primaryKey"] = ["doc_id"]
    elif table.name in PLAN_TABLES:
        schema["foreignKeys"] = [
            {"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}},
        ]
    return schema


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.nullable else {"required": True}
    if column.codes:
        constraints["enum"] = list(column.codes)
    field: dict[str, object] = {"name": column.name, "type": _TYPES[column.kind], "description": column.meaning}
    return field | ({"constraints": constraints} if constraints else {})
