"""The `agencies` rows of tables of tasks: who leads, joins or carries out what each row states is to be done.

The head of a column gives the role.  Names are read as in running text; one that no list knows is taken as it is printed.
The same agency in the same role for the same project is one row in the whole plan.
"""

from collections.abc import Container, Iterator

from corpus.document import Cell, Span
from extract.agency.found_list import agencies_in
from extract.agency.mention import Mention
from extract.agency.task import first_duty
from extract.component.mention import component_at, component_named
from extract.context import Context
from extract.decision import named
from extract.record import Agency, AgencyRole
from extract.table.grid import Grid, grids
from extract.table.row import label_column
from patterns.fold import fold, key
from patterns.table.task import AGENCY_MARK, CELL_PART, ROLE_HEAD, TASK_HEAD, UNNAMED

_NAME_LETTERS = 90
"""Maximum length in letters of a printed agency name that no list knows."""


def extract(context: Context) -> Iterator[Agency]:
    """The agencies of the tables of tasks that no row before has."""
    if context.header.doc_type != "Kế hoạch":
        return
    seen = {_same(row) for row in context.of(Agency)}
    for grid in grids(context.document):
        for row in _rows(context, grid):
            if _same(row) not in seen:
                seen.add(_same(row))
                yield row


def _same(row: Agency) -> tuple[str, str, str | None]:
    return key(row.agency), row.role, row.component_code


def _rows(context: Context, grid: Grid) -> Iterator[Agency]:
    """The agencies of a table in reading order; none if it has no column of tasks."""
    roles = {index: role for index in range(len(grid.columns)) if (role := _role(grid, index))}
    task_at = _task_column(grid, roles)
    if task_at is None:
        return
    for row in grid.rows:
        task = row[task_at]
        if task is not None and not grid.is_total(row):
            for index, role in roles.items():
                cell = row[index]
                if cell is not None and cell != task:
                    yield from _agencies(context, task, cell, role)


def _task_column(grid: Grid, roles: Container[int]) -> int | None:
    """The column of tasks: by its head, else the one that names the rows; none of the columns of `roles`."""
    headed = (index for index in range(len(grid.columns)) if index not in roles and _is_task(grid, index))
    task_at = next(headed, None)
    task_at = label_column(grid) if task_at is None else task_at
    return None if task_at is None or task_at in roles else task_at


def _role(grid: Grid, index: int) -> AgencyRole | None:
    match = ROLE_HEAD.match(fold(grid.columns[index].split(" / ")[-1]))
    return match.lastgroup if match else None  # type: ignore[return-value]  # its groups are AgencyRole's


def _is_task(grid: Grid, index: int) -> bool:
    return TASK_HEAD.match(fold(grid.columns[index].split(" / ")[-1])) is not None


def _agencies(context: Context, task: Cell, cell: Cell, role: AgencyRole) -> Iterator[Agency]:
    duty = first_duty(context, task.span.start, task.span.end)
    codes: list[str | None] = [*dict.fromkeys(code for _, code in component_named(context, duty.start, duty.end))]
    for code in codes or [component_at(context, cell.span.start)]:
        for agency in _named(context, cell):
            yield Agency(
                span=Span(min(task.span.start, agency.span.start), max(duty.end, agency.span.end)),
                agency=agency.name,
                agency_text=agency.text,
                role=role,
                component_code=code,
                task=context.document.quote(duty) or None,
                rule=named([("role", "head of the table's column"), ("agency", agency.rule)]),
            )


def _named(context: Context, cell: Cell) -> Iterator[Mention]:
    """The agencies of a cell."""
    for part in CELL_PART.finditer(context.document.folded, cell.span.start, cell.span.end):
        mark = AGENCY_MARK.match(context.document.folded, part.start(), part.end())
        first = mark.end() if mark else part.start()
        found = agencies_in(context, first, part.end())
        yield from found
        if not found and (printed := _printed(context, first, part.end())):
            yield printed


def _printed(context: Context, start: int, end: int) -> Mention | None:
    """An agency that no list knows: the whole piece, if it is a proper name (`Điện lực Mai Châu`, `VNPT`)."""
    text = context.document.text[start:end].rstrip(" .,")
    is_proper = text[:1].isupper() and any(char.isupper() for char in text[1:]) and "," not in text
    if not is_proper or len(text) > _NAME_LETTERS or UNNAMED.match(fold(text)):
        return None
    return Mention(text, text, Span(start, start + len(text)), "printed name in a column of agencies")
