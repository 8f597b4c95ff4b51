"""Citations of a plan, or of one of its rows with the source text: as text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable, Mapping
from typing import Literal

from outputs.table import Row

Form = Literal["text", "bibtex", "ris", "csl"]


@dataclasses.dataclass(frozen=True, slots=True)
class Cited:
    """A cited plan: its row of `documents` and, if one row is cited, that row with its key on the plan's page."""

    document: Row
    row: Row | None = None
    key: str | None = None

    @property
    def link(self) -> str:
        """The address of the plan's page, or of the row on it, relative to the report and the pages."""
        return f"plans/{self.document['doc_id']}.html" + (f"#{self.key}" if self.key else "")

    @property
    def title(self) -> str:
        """`Kế hoạch số 27/KH-UBND: Giảm nghèo …`, as far as the plan states."""
        number = f" số {self.document['number']}" if self.document["number"] else ""
        return ": ".join(
            part
            for part in (f"{self.document['doc_type'] or 'Văn bản'}{number}", _text(self.document["title"]))
            if part
        )

    @property
    def place_in_text(self) -> str | None:
        """Page and section of the row, for the citation's note."""
        if self.row is None:
            return None
        page = f"tr. {self.row['page']}" if self.row["page"] else ""
        section = f"mục {self.row['section']}" if self.row["section"] else ""
        return ", ".join(part for part in (page, section) if part) or None


def cite(cited: Cited, form: Form) -> str:
    """The citation in a format, ready to be copied."""
    return _FORMS[form](cited)


def cited_document(document: Row) -> dict[str, object]:
    """The data with which a page's script cites a plan (`cite.js`), as JSON types."""
    issued = document["issued_date"]
    return {
        **{name: document[name] for name in ("doc_id", "doc_type", "number", "title", "issuer")},
        "issued": issued.isoformat() if isinstance(issued, datetime.date) else None,
        "year": document["issued_year"],
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _date(document: Row) -> str | None:
    issued = document["issued_date"]
    if isinstance(issued, datetime.date):
        return issued.isoformat()
    return str(document["issued_year"]) if document["issued_year"] else None


def _plain(cited: Cited) -> str:
    document, row = cited.document, cited.row
    issued = document["issued_date"]
    date = (
        f"ngày {issued:%d/%m/%Y}"
        if isinstance(issued, datetime.date)
        else _text(document["issued_year"]) and f"năm {document['issued_year']}"
    )
    head = ", ".join(part for part in (_text(document["issuer"]) or None, date or None) if part)
    parts = [". ".join(part for part in (head, cited.title) if part)]
    if row is not None and row["quote"]:
        parts.append(f"“{' '.join(str(row['quote']).split())}”")
    if cited.place_in_text:
        parts.append(cited.place_in_text)
    return ", ".join(parts) + "."


def _bibtex(cited: Cited) -> str:
    document = cited.document
    fields = {
        "author": f"{{{document['issuer']}}}" if document["issuer"] else None,
        "title": cited.title,
        "number": document["number"],
        "year": document["issued_year"],
        "date": _date(document),
        "type": document["doc_type"],
        "note": _note(cited),
        "url": cited.link,
    }
    lines = ",\n".join(
        f"  {name} = {{{str(value) if name == 'url' else _escaped(str(value))}}}"
        for name, value in fields.items()
        if value
    )
    return f"@misc{{{document['doc_id']},\n{lines}\n}}"


def _escaped(text: str) -> str:
    """A text as BibTeX takes it between braces."""
    return "".join(f"\\{char}" if char in "%&#$_" else char for char in " ".join(text.split()))


def _note(cited: Cited) -> str | None:
    if cited.row is None:
        return None
    quote = f"“{' '.join(str(cited.row['quote']).split())}”" if cited.row["quote"] else ""
    return ", ".join(part for part in (quote, cited.place_in_text) if part) or None


def _ris(cited: Cited) -> str:
    document = cited.document
    date = _date(document)
    fields = [
        ("TY", "GOVDOC"), ("AU", document["issuer"]), ("TI", cited.title), ("M1", document["number"]), ("PY", document["issued_year"]),
        ("DA", date.replace("-", "/") if date else None), ("SP", cited.row["page"] if cited.row else None), ("N1", _note(cited)),
        ("LA", "vi"), ("UR", cited.link), ("ID", document["doc_id"]),
    ]  # fmt: skip
    return "\n".join([*(f"{tag}  - {' '.join(str(value).split())}" for tag, value in fields if value), "ER  - "])


def _csl(cited: Cited) -> str:
    document = cited.document
    date = _date(document)
    item: dict[str, object] = {
        "id": document["doc_id"], "type": "report", "genre": document["doc_type"], "title": cited.title, "number": document["number"],
        "author": [{"literal": document["issuer"]}] if document["issuer"] else None,
        "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
        "page": str(cited.row["page"]) if cited.row and cited.row["page"] else None, "note": _note(cited), "language": "vi", "URL": cited.link,
    }  # fmt: skip
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


_FORMS: Mapping[Form, Callable[[Cited], str]] = {"text": _plain, "bibtex": _bibtex, "ris": _ris, "csl": _csl}
