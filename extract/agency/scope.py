"""The project that a role is about (`component_code`): those that the duty names or lists, else the one whose heading is above."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.document import Span
from extract.agency.act import Act
from extract.agency.line import Line
from extract.agency.mention import Mention
from extract.component.mention import component_at, component_named, components_meant
from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from extract.record import Component
from patterns.agency.role import DUTY_END, MARK
from patterns.agency.scope import (
    LISTED_PROJECT,
    PARTS_ABOVE,
    PARTS_LEFT,
    PROJECT_BULLET,
    PROJECT_BY_TITLE,
    PROJECT_NUMBERS,
    PROJECT_TITLES,
)
from patterns.fold import fold, key

Codes = Sequence[str | None]

_BULLET_WORDS = 60
"""How far into a line of a list its project may be named (`Dự án 7 (Tiểu dự án 2):`)."""

_BARE = 4
"""Up to this many words after the agencies state no duty of their own (`tổ chức thực hiện`)."""


class _Duty(NamedTuple):
    """A lead's duty: the evidence of the rules."""

    context: Context
    duty: Span
    own: Span
    """The part of the duty before the agencies that join."""
    below: Sequence[str]
    """The projects that the lines below list."""
    at: int


def _numbers(duty: _Duty) -> Codes:
    match = PROJECT_NUMBERS.search(duty.context.document.folded, duty.duty.start, duty.duty.end)
    if match is None:
        return ()
    digits = _digits(match["numbers"])
    project = component_at(duty.context, duty.at)
    if match["sub"]:
        return [f"{project.split('.')[0]}.TDA{int(number)}" for number in digits] if project else ()
    behind = Span(match.end(), duty.own.end) if match.end() <= duty.own.end else Span(match.end(), match.end())
    return list(dict.fromkeys([*(f"DA{int(number)}" for number in digits), *_named(duty, behind)]))


def _digits(words: str) -> list[str]:
    """The numbers in words."""
    return "".join(letter if letter.isdigit() else " " for letter in words).split()


def _named(duty: _Duty, span: Span) -> Codes:
    return list(dict.fromkeys(code for _, code in component_named(duty.context, span.start, span.end)))


def _titled(duty: _Duty) -> Codes:
    """The plan's own projects that a list after `các dự án:` names by title alone, up to the full stop."""
    match = PROJECT_TITLES.search(duty.context.document.folded, duty.duty.start, duty.duty.end)
    if match is None:
        return ()
    paragraph = duty.context.document.paragraph_at(duty.at)
    pieces = {
        key(piece) for piece in duty.context.document.text[match.end() : paragraph.end].partition(". ")[0].split(";")
    }
    return [row.component_code for row in duty.context.of(Component) if row.title and key(row.title) in pieces]


def _by_title(duty: _Duty) -> Codes:
    """The plan's own project that the duty names by its title (`thực hiện Tiểu dự án Cải thiện dinh dưỡng`)."""
    folded = duty.context.document.folded
    matches = PROJECT_BY_TITLE.finditer(folded, duty.duty.start, duty.duty.end)
    found = (_titled_at(duty.context, folded[match.end() : duty.duty.end]) for match in matches)
    return next(filter(None, found), ())


def _titled_at(context: Context, words: str) -> Codes:
    """The plan's own project with whose title folded words begin, the longest; none if they begin with none."""
    titles = {fold(row.title): row.component_code for row in context.of(Component) if row.title}
    named = [title for title in titles if words.startswith(title) and not words[len(title) :][:1].isalpha()]
    return [titles[max(named, key=len)]] if named else ()


def _of_parts(duty: _Duty) -> Codes:
    """The project above the last sub-project, where the duty is about all of them (`các tiểu dự án nêu trên`)."""
    if PARTS_ABOVE.search(duty.context.document.folded, duty.duty.start, duty.duty.end) is None:
        return ()
    code = component_at(duty.context, duty.at)
    return [code.partition(".")[0]] if code else ()


_SCOPES: tuple[Rule[_Duty, Codes], ...] = (
    Rule("listed by number", _numbers),
    Rule("named", lambda duty: _named(duty, duty.own)),
    Rule("named after those who join", lambda duty: _named(duty, duty.duty)),
    Rule("listed by title", _titled),
    Rule("named by its title", _by_title),
    Rule("listed below", lambda duty: duty.below),
    Rule("the project's whose parts are above", _of_parts),
    Rule("its heading's", always, lambda duty: [component_at(duty.context, duty.at)]),
)
"""The projects that a lead is about."""


def lead_scope(context: Context, act: Act, below: Sequence[str]) -> Verdict[Codes]:
    """The projects that a lead is about; `below` are those that the lines below list."""
    duty = with_listed_projects(context, Span(act.after, max(act.after, act.clause.end)))
    joint = MARK.search(context.document.folded, act.after, duty.end)
    own = Span(duty.start, joint.start() if joint and joint.lastgroup == "join" else duty.end)
    return decide(_SCOPES, _Duty(context, duty, own, below, act.clause.start))


def bracket_scope(context: Context, act: Act, agency: Mention) -> Verdict[Codes] | None:
    """The projects in the bracket after an agency of a list (`Sở X (Tiểu dự án 1), Sở Y (các tiểu dự án còn lại)`); None if it names none."""
    bracket = agency.bracket
    if bracket is None:
        return None
    if named := components_meant(context, bracket.start, bracket.end):
        return Verdict(named, "named in its bracket")
    if PARTS_LEFT.match(context.document.folded, bracket.start, bracket.end) is None:
        return None
    return _parts_left(context, act, bracket)


def _parts_left(context: Context, act: Act, bracket: Span) -> Verdict[Codes] | None:
    """The parts of the project above that the brackets of the other agencies do not name."""
    project = (component_at(context, bracket.start) or "").partition(".")[0]
    others = [other.bracket for other in act.agencies if other.bracket and other.bracket != bracket]
    taken = {code for one in others for code in components_meant(context, one.start, one.end)}
    parts = (row.component_code for row in context.of(Component) if row.component_code.startswith(f"{project}."))
    left = [code for code in dict.fromkeys(parts) if code not in taken]
    return Verdict(left, "the parts left") if project and left else None


def other_scope(context: Context, act: Act, led: Mapping[Span, Verdict[Codes]]) -> Verdict[Codes]:
    """The projects that any other role is about: the lead's of its clause, else those named before it, else its heading's.

    `led` has the projects of the line's last lead by its clause: of several that another clause leads none is meant.
    """
    if (lead := led.get(act.clause)) is not None:
        return Verdict(lead.value, "the lead's")
    of_one = all(len(verdict.value) < 2 for verdict in led.values())
    opens = of_one and not context.document.folded[act.clause.start : act.start].strip()
    places = (
        ("named before", act.clause.start, act.start),
        ("named", act.after, act.clause.end),
        ("named in the clause before", _said_since(context, act) if opens else act.clause.start, act.start),
    )
    for rule, start, end in places:
        if named := [code for _, code in component_named(context, start, max(start, end))]:
            return Verdict(list(dict.fromkeys(named)), rule)
    return Verdict([component_at(context, act.clause.start)], "its heading's")


def _said_since(context: Context, act: Act) -> int:
    """Where the words begin that an act which opens its clause continues with: its line, but its sentence where it states a duty of its own."""
    folded = context.document.folded
    if len(folded[act.after : act.clause.end].split()) <= _BARE:
        return act.line.start
    return max(act.line.start, folded.rfind(". ", act.line.start, act.start))


def listed_below(context: Context, lines: Sequence[Line], index: int) -> tuple[list[str], Span | None]:
    """The projects that the lines after a duty list, one per line, and the span of these lines."""
    codes: list[str] = []
    last: Line | None = None
    if not context.document.text[lines[index].start : lines[index].end].rstrip(" *.").endswith(":"):
        return codes, None
    for line in lines[index + 1 :]:
        if not PROJECT_BULLET.match(context.document.folded, line.start, line.end):
            if last is not None and (not line.marked or last.item in line.above):
                continue  # what the project is about, below its name
            break
        end = min(line.end, line.start + _BULLET_WORDS)
        colon = context.document.text.find(":", line.start, end)
        codes += components_meant(context, line.start, colon if colon > 0 else end)[:1]
        last = line
    return codes, Span(lines[index + 1].start, last.end) if last else None


def with_listed_projects(context: Context, clause: Span) -> Span:
    """A clause with the projects that it continues to list after a `;`."""
    folded = context.document.folded
    while following := LISTED_PROJECT.match(folded, clause.end):
        stop = DUTY_END.search(folded, following.end(), context.outline.body_end)
        clause = Span(clause.start, stop.start() if stop else context.outline.body_end)
    return clause
