"""A source of a comparison in words: the plan, the place in it, its source text, and what is to be known of the figure."""

from outputs.table import Row


def reference(source: Row) -> str:
    """The plan, section and page: `11/KH-UBND, I / 2, page 3`."""
    page = f"page {source['page']}" if source["page"] else None
    return ", ".join(str(part) for part in (source["number"] or source["file_name"], source["section"], page) if part)


def remarks(source: Row) -> str:
    """Table column, derivation and correction after the source text, each in brackets; empty if there are none."""
    said = (
        f"column: {source['header']}" if source["header"] else None,
        source["derived"],
        f"corrected by hand, the source text has the old figure: {source['corrected']}"
        if source["corrected"]
        else None,
    )
    return "".join(f" ({remark})" for remark in said if remark)
