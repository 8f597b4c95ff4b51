"""Which project each place in the text is about: by the heading above it, or by the words that name one."""

from extract.context import Context
from patterns.component.heading import COMPONENT_MENTION, codes_of
from patterns.pattern import Match


def component_at(context: Context, offset: int) -> str | None:
    """The project whose heading is above `offset`, the innermost; None if the whole plan speaks."""
    projects = context.projects
    for item in reversed(context.outline.chain(offset)):
        if item.heading.start in projects:
            return projects[item.heading.start]
    return None


def component_named(context: Context, start: int, end: int) -> list[tuple[int, str]]:
    """The projects that the words between two offsets name, each with where it is named.

    A bare sub-project belongs to the project named after the next one (`Tiểu dự án 1, Tiểu dự án 3 thuộc Dự án
    4`), else to the last one named before it (`Dự án 3, Tiểu dự án 1`), else to the one it is below.
    """
    around = component_at(context, start)
    project = around.split(".")[0] if around else None
    found: list[tuple[int, str]] = []
    mentions = list(COMPONENT_MENTION.finditer(context.document.folded, start, end))
    for index, match in enumerate(mentions):
        codes = codes_of(match, _next_parent(mentions, index) or project)
        found += [(match.start(), code) for code in codes]
        project = codes[-1].split(".")[0] if codes else project
    return found


def components_meant(context: Context, start: int, end: int) -> list[str]:
    """The projects that words are about: each once, a project left out where its sub-project is named."""
    codes = list(dict.fromkeys(code for _, code in component_named(context, start, end)))
    return [code for code in codes if not any(other.startswith(f"{code}.") for other in codes)]


def _next_parent(mentions: list[Match], index: int) -> str | None:
    """The project that a run of sub-projects names at its end."""
    for match in mentions[index:]:
        if not match["sub"]:
            return None
        if match["parent"]:
            return f"DA{int(match['parent'])}"
    return None
