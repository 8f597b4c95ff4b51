"""Whether the parts of a sum are stated only in part: a remainder, an item without an amount, an amount that gave no row.

Such parts do not add up to their whole, and the office is not at fault.
"""

from collections.abc import Sequence, Set

from corpus.document import Span
from extract.context import Context
from extract.funding.amount import Amount
from patterns.funding.grouping import BESIDES, NEW_SENTENCE, REMAINDER
from patterns.money import MONEY


def is_open(context: Context, amounts: Sequence[Amount], whole: int, parts: Sequence[int]) -> bool:
    """Whether something is left of the whole at `whole` beside its `parts` (indices of amounts)."""
    last = amounts[max(parts, key=lambda part: amounts[part].text.end)]
    read = frozenset(amount.text.start for amount in amounts)
    around = Span(amounts[whole].text.end, context.document.paragraph_at(last.text.start).end)
    return (
        _leaves_remainder(context, last)
        or _has_item_without_amount(context, last, read)
        or any(match.start() not in read for match in MONEY.finditer(context.document.folded, around.start, around.end))
    )


def _leaves_remainder(context: Context, last: Amount) -> bool:
    """Whether the sentence continues with a remainder that has no amount (`còn lại huy động xã hội hóa`)."""
    document = context.document
    end = document.paragraph_at(last.text.start).end
    if stop := NEW_SENTENCE.search(document.text, last.text.end, end):
        end = stop.start()
    match = REMAINDER.search(document.folded, last.text.end, end)
    return match is not None and MONEY.search(document.folded, match.end(), end) is None


def _has_item_without_amount(context: Context, last: Amount, read: Set[int]) -> bool:
    """Whether an item of the last part's list states no amount that was read (`- Ngân sách xã: theo khả năng cân đối`)."""
    document, chain = context.document, context.outline.chain(last.text.start)
    if not chain or chain[-1].heading != document.paragraph_at(last.text.start):
        return False
    own = chain[-1]
    fellows = (item for item in context.outline.items if item.parents == own.parents and item.kind == own.kind)
    spans = [
        item.heading
        for item in fellows
        if BESIDES.search(document.folded, item.heading.start, item.heading.end) is None
    ]
    return any(not any(span.start <= start < span.end for start in read) for span in spans)
