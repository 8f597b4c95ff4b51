"""A source of a comparison as text: the plan, the place in it, its source text, and remarks on the figure."""

from corpus.message import Language, say
from outputs.table import Row


def reference(source: Row, language: Language = "en") -> str:
    """The plan, section and page: `11/KH-UBND, I / 2, page 3`."""
    page = say("value.at_page", page=source["page"]).in_(language) if isinstance(source["page"], int) else None
    return ", ".join(str(part) for part in (source["number"] or source["file_name"], source["section"], page) if part)


def remarks(source: Row, language: Language = "en") -> str:
    """Table column, derivation and correction after the source text, each in brackets; empty if there are none."""
    found = (
        say("value.in_column", column=str(source["header"])).in_(language) if source["header"] else None,
        source["derived"],
        say("value.by_hand", correction=str(source["corrected"])).in_(language) if source["corrected"] else None,
    )
    return " ".join(f"({remark})" for remark in found if remark)
