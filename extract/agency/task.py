"""The clause that gives a duty (`task`): from the role's word, or after the name, to the first `;` or full stop.

A heading without a duty of its own has that of the first line below; a list of labels (`Chủ trì: X`, `Phối hợp: Y`) has what
`Nội dung:` states, else the sentence that it belongs to, else the label's line; below a project's heading no sentence counts.
"""

import itertools
from collections.abc import Sequence

from corpus.document import Span
from extract.agency.act import Act
from extract.agency.head import Head
from extract.agency.line import Line
from extract.agency.listing import listing
from extract.agency.quota import NUMBER
from extract.component.mention import component_at
from extract.context import Context
from extract.decision import Rule, Verdict, always, decide
from patterns.agency.name import START
from patterns.agency.role import ASSIGN, CONTENT_LABEL, DUTY_END, INVESTOR, LABEL, MARK

_NEAR = 5
"""How many lines of a list of labels are examined before and after one of them."""

_AROUND = 40
"""How many lines before labels the item that states what is to be done may be."""

_SENTENCE = 8
"""Words from which a line above labels is the sentence that states what is to be done, and no title."""

_BARE = 4
"""Words up to which a role's word and what follows it state no duty."""

_OWN = 3
"""Words from which the rest of a heading's line is a duty."""


def first_duty(context: Context, start: int, end: int) -> Span:
    """The words from `start` to the first `;` or full stop."""
    match = DUTY_END.search(context.document.folded, start, end)
    return trimmed(context, start, match.start() if match else end)


def trimmed(context: Context, start: int, end: int) -> Span:
    """A span without the marks around its words, and without a bracket's end of which it has no beginning."""
    words = context.document.text[start:end].lstrip(" ,:;.-–*+(")
    start = max(start, end - len(words))
    words = words.rstrip(" ,:;./*]")
    if words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip()
    return Span(start, start + len(words))


def heading_task(context: Context, head: Head, lines: Sequence[Line], index: int) -> Verdict[Span | None]:
    """The first duty of a heading: after the agencies, after the heading's colon, or on the first line below."""
    line = head.line
    colon = context.document.text.find(":", head.after, min(line.end, head.after + 80))
    own = first_duty(context, colon + 1 if colon >= 0 else head.after, line.end)
    if own.end > own.start and len(context.document.quote(own).split()) >= (1 if colon >= 0 else _OWN):
        listed = listed_duty(context, Span(own.start, line.end), lines, index)
        return Verdict(listed, "first of its list") if listed else Verdict(own, "after the name")
    below = _line_below(context, line, lines, index)
    if below is None:
        return Verdict(own, "after the name") if own.end > own.start else Verdict(None, "none")
    if listed := listed_duty(context, Span(below.start, below.end), lines, index + 1):
        return Verdict(listed, "first of its list")
    content = CONTENT_LABEL.match(context.document.folded, below.start, below.end)
    return Verdict(first_duty(context, content.end() if content else below.start, below.end), "first line below")


def _line_below(context: Context, line: Line, lines: Sequence[Line], index: int) -> Line | None:
    """The first line below a heading that belongs to it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or line.item is None or line.item in below.above or not below.marked:
        return below
    return below if _numbered_below(context, line, below) else None


def listed_duty(context: Context, words: Span, lines: Sequence[Line], index: int) -> Span | None:
    """The first duty of the list below words that only give roles (`Chủ trì, phối hợp với các sở, ngành:`), the end of a line."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    line = lines[index]
    closed = context.document.text[words.start : words.end].rstrip(" *").endswith(".")
    if below is None or closed or not below.marked or not (line.item in below.above if line.marked else below.bullet):
        return None
    return first_duty(context, below.start, below.end) if _gives_roles_only(context, words) else None


def _gives_roles_only(context: Context, words: Span) -> bool:
    """Whether words are roles with their agencies, and nothing after them."""
    folded, at = context.document.folded, words.start
    while match := MARK.match(folded, at, words.end):
        at = listing(context, match.end() + 1, words.end).end
        at = match.end() if at == match.end() + 1 else at
        at += len(folded[at : words.end]) - len(folded[at : words.end].lstrip(" ,*"))
    return at > words.start and not folded[at : words.end].strip(" .:;*")


def _numbered_below(context: Context, line: Line, below: Line) -> bool:
    """Whether a line of the same rank is below a heading whose own list has taken up its numbers (`8. Đề nghị …` above `1. …`)."""
    if line.item is None or below.item != line.item + 1:
        return False
    return context.outline.items[below.item].label.strip(".)/") in ("1", "01", "a")


def act_task(context: Context, act: Act, lines: Sequence[Line], index: int) -> Verdict[Span]:
    """The duty of an act: from its word on; after the name for a charge; for labels what their list is about."""
    evidence = _Task(context, act, lines, index)
    return decide(_TASKS, evidence)


class _Task:
    """An act with the lines around it: the evidence of the rules."""

    def __init__(self, context: Context, act: Act, lines: Sequence[Line], index: int) -> None:
        self.context, self.act, self.lines, self.index = context, act, lines, index

    @property
    def labelled(self) -> bool:
        """Whether it is a label."""
        return self.act.kind.endswith("_label")

    @property
    def of_task(self) -> bool:
        """Whether it is a label of a task: below a project's heading labels are about the project, of which one sentence is not all."""
        return self.labelled and component_at(self.context, self.act.line.start) is None

    def colon(self) -> int | None:
        """Where the words after a colon begin that follows a verb (`là chủ đầu tư: …`)."""
        folded = self.context.document.folded
        verb = self.act.kind == "lead" and folded.startswith(":", self.act.after)
        return self.act.after + 1 if verb and folded[self.act.after + 1 : self.act.clause.end].strip() else None

    def content(self) -> Span | None:
        """What `Nội dung:` states in the list of labels around."""
        folded = self.context.document.folded
        for side in (reversed(self.lines[: self.index]), self.lines[self.index + 1 :]):
            for line in itertools.takewhile(self._labels, side):
                if match := CONTENT_LABEL.match(folded, line.start, line.end):
                    return first_duty(self.context, match.end(), line.end)
        return self._content_beside()

    def _content_beside(self) -> Span | None:
        """The first duty of `a) Nhiệm vụ:` where the labels are below its next item (`b) Cơ quan thực hiện:`)."""
        folded, above = self.context.document.folded, self.act.line.above
        for place in range(self.index - 1, max(-1, self.index - _AROUND), -1):
            line = self.lines[place]
            if len(line.above) < len(above) - 1:
                return None  # another section
            match = CONTENT_LABEL.match(folded, line.start, line.end)
            if match and line.above == above[:-1]:
                below = self.lines[place + 1]
                own = folded[match.end() : line.end].strip(" .*")
                return first_duty(self.context, match.end() if own else below.start, line.end if own else below.end)
        return None

    def carried(self) -> Span | None:
        """The duty before a sentence that states who carries it out (`Mở 02 lớp. Trung tâm X là đơn vị thực hiện`)."""
        line, act = self.act.line, self.act
        names_actor = act.kind == "charge" and self.context.document.folded.startswith("là ", act.start)
        return first_duty(self.context, line.start, line.end) if names_actor and act.clause.start > line.start else None

    def listed(self) -> Span | None:
        """The first duty of the list that the words of its role head."""
        return listed_duty(self.context, Span(self.act.start, self.act.line.end), self.lines, self.index)

    def _labels(self, line: Line) -> bool:
        """Whether a line is one of the labels below the same item."""
        return (
            line.above == self.act.line.above
            and LABEL.match(self.context.document.folded, line.start, line.end) is not None
        )

    def sentence(self) -> Span | None:
        """The sentence that labels belong to: before them in their line, else the last line above that is not one of them."""
        folded = self.context.document.folded
        label = MARK.search(folded, self.act.line.start, self.act.start)
        before = trimmed(self.context, self.act.line.start, label.start() if label else self.act.start)
        if before.end - before.start > 1:
            return self._long(before) if DUTY_END.search(folded, before.start, before.end) is None else None
        for line in reversed(self.lines[max(0, self.index - _NEAR) : self.index]):
            if not LABEL.match(folded, line.start, line.end) and not MARK.match(folded, line.start, line.end):
                if (
                    self._apart(line)
                    or ASSIGN.match(folded, line.start, line.end)
                    or START.match(folded, line.start, line.end)
                ):
                    return None  # another item, or another agency's duty
                return self._long(first_duty(self.context, line.start, line.end))
        return None

    def _apart(self, line: Line) -> bool:
        """Whether a line is an item of its own, beside the labels."""
        own = self.act.line
        return line.marked and line.item not in own.above and (not line.bullet or own.bullet)

    def _long(self, span: Span) -> Span | None:
        words = self.context.document.quote(span).split()
        return span if len(words) >= _SENTENCE else None


def _own_words(task: _Task) -> Span:
    """From the role's word on; from those who act where nothing of a duty follows that word (`Sở X, Hội Y phối hợp thực hiện`)."""
    act = task.act
    own = trimmed(task.context, act.start, act.clause.end)
    actors = act.agencies[0].span.start if act.agencies else act.start
    # `Phòng Nội vụ (chủ trì), Huyện đoàn (phối hợp)`
    bracketed = task.context.document.text.startswith("(", act.start - 1)
    if act.clause.start <= actors < act.start and (bracketed or _is_bare(task.context, own)):
        return trimmed(task.context, actors, act.clause.end)
    return own


def _is_bare(context: Context, words: Span) -> bool:
    """Whether words state a role and no duty; to have works built is one."""
    folded = context.document.folded[words.start : words.end]
    return len(folded.split()) <= _BARE and not folded.endswith(INVESTOR)


_TASKS: tuple[Rule[_Task, Span], ...] = (
    Rule("nội dung", lambda task: task.content() if task.labelled else None),
    Rule("the sentence above", lambda task: task.sentence() if task.of_task else None),
    Rule(
        "after its colon",
        lambda task: task.colon() is not None,
        lambda task: trimmed(task.context, task.colon() or 0, task.act.clause.end),
    ),
    Rule(
        "number of its list",
        lambda task: task.act.rule == NUMBER,
        lambda task: trimmed(task.context, task.act.after, task.act.clause.end),
    ),
    Rule(
        "after the name",
        lambda task: task.act.kind == "entrust",
        lambda task: first_duty(task.context, task.act.after, task.act.line.end),
    ),
    Rule("what is carried out", lambda task: task.carried()),
    Rule("first of its list", lambda task: task.listed()),
    Rule("from its word", always, _own_words),
)
"""Where the duty of an act is."""
