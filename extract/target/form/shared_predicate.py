"""Shares and parts that have their predicate in common, and counts inside the predicate of a share."""

from extract.target.edge import back
from extract.target.figure_end import right_end
from extract.target.form.given import RECIPIENT
from extract.target.form.share import opens_predicate
from extract.target.frame import Frame
from extract.target.measured import Measured
from patterns.function_word import HAVE
from patterns.vocabulary import set_of

_REACHED = set_of("reached_at")
"""Prepositions after which nothing is given."""


def inside(f: Frame) -> Measured | None:
    """`100% xã có ít nhất 04 tin, bài`: the count's noun, in the share's population."""
    if not f.count or not f.left or not f.rest:
        return None
    share = f.sentence.figure(f.chunks[f.left[-1]])
    if share.unit != "percent" and share.out_of is None:
        return None
    between = f.chunks[f.left[-1] + 1 : f.edge]
    parted = any(chunk.kind in ("SEP", "PART") or chunk.low == "(" for chunk in between)
    if parted and not f.inside:
        return None
    return Measured(f.rest, f.words_of(f.left[-1]).population)


def in_predicate(f: Frame) -> Measured | None:
    """`100% trạm được trang bị máy quét và có ít nhất 02 bàn`: a separator divides the count from its share's predicate."""
    return inside(f) if f.inside else None


def shared_predicate(f: Frame) -> Measured | None:
    """`N% A và M% B Q`; `Q cho N% A và M% B`; `N% A Q, M% B`."""
    cut = f.cut(f.first, f.end)
    own = f.left and opens_predicate(f)  # `trong đó N% có Q`
    if own or (cut and "STRONG" in f.chunks[cut].tags) or (not cut and _does_by_tags(f)):
        return None
    return _shared_behind(f, cut) or _shared_before(f, cut)


def _does_by_tags(f: Frame) -> bool:
    """Whether a share after a comma has a verb of its own that no lexicon has (`N% sản phẩm được Q, M% chủ thể bán hàng trên mạng`)."""
    listed = not f.count and bool(f.left) and f.opens > 0 and f.chunks[f.opens - 1].low == ","
    return listed and f.cut(f.first, f.end, tagged=True) is not None


def shared_by_parts(f: Frame) -> Measured | None:
    """`8/8 trường A và 17/19 trường B Q`: parts of wholes share their predicate as shares do."""
    return shared_predicate(f) if f.count and f.figure.out_of is not None else None


def _shared_behind(f: Frame, cut: int | None) -> Measured | None:
    """The predicate of the figure that follows immediately."""
    if not f.right or not _parts_from_next(f) or not _follows_at_once(f) or _counts_next(f):
        return None
    end = right_end(f.view, f.right[0], f.hi)
    following = f.frame_of(f.right[0]).cut(f.right[0] + 1, end)
    strong = following is not None and "STRONG" in f.chunks[following].tags and f.chunks[f.end].low != ","
    if cut and not strong and not _which_too(f, cut, following):
        return None
    lent = f.words_of(f.right[0])
    return Measured(lent.indicator, f.rest, lender=f.right[0]) if lent.population is not None or not cut else None


def _counts_next(f: Frame) -> bool:
    """Whether the figure after a share counts things of its own (`45% hợp tác xã hoạt động hiệu quả, 20 hợp tác xã …`)."""
    following = f.sentence.figure(f.chunks[f.right[0]])
    return not f.count and following.unit not in ("percent", "‰") and following.out_of is None


def _which_too(f: Frame, cut: int, following: int | None) -> bool:
    """Whether the verb of a share's words only states which are meant, as it does in the next's (`N% học sinh tốt nghiệp A và M% học sinh tốt nghiệp B học nghề`)."""
    if following is None or f.chunks[f.first].low != f.chunks[f.right[0] + 1].low:
        return False
    return any(chunk.low == f.chunks[cut].low for chunk in f.chunks[f.right[0] + 1 : following])


def _parts_from_next(f: Frame) -> bool:
    """Whether a separator closes a figure's words, and no verb before it has both (`giải ngân N% A và M% B`)."""
    led = f.subject is not None and f.verb == f.edge and not _brings(f)
    return f.end < f.hi and f.chunks[f.end].kind == "SEP" and not led


def _brings(f: Frame) -> bool:
    """Whether somebody brings shares of people to what the last one's words state (`huy động 35% trẻ nhà trẻ, 96% trẻ mẫu giáo ra lớp`)."""
    verb = f.chunks[f.edge - 1]
    return not f.count and "SERVE" in verb.tags and verb.has("MOVE", "ADVISE")


def _follows_at_once(f: Frame) -> bool:
    """Whether the next figure has no introducing words of its own (`N% A và ít nhất M% B Q`)."""
    return back(f.chunks, f.end + 1, f.right[0], {"CMP", "TIME", "AIM"}, HAVE, "khoảng") == f.end + 1


def _is_given(f: Frame, lender: int) -> bool:
    """Whether something is done for the people another figure counts."""
    return f.chunks[back(f.chunks, f.lo, lender, {"CMP", "TIME"}) - 1].low in RECIPIENT - _REACHED


def _shared_before(f: Frame, cut: int | None) -> Measured | None:
    if not f.left or (f.subject and f.verb == f.edge and "MAKE" in f.chunks[f.lead].tags):
        return None
    lender = f.left[-1]
    # `dạy nghề cho 150 lao động, 80% học viên có việc làm`
    own = cut is not None and (f.subject or not (f.count or f.is_share(lender)))
    if _is_given(f, lender) and not own:
        return Measured(f.words_of(lender).indicator, f.rest, lender=lender)
    if not cut and f.chunks[f.opens - 1].kind != "PART" and (lent := f.words_of(lender)).population:
        return Measured(lent.indicator, f.rest, lender=lender)
    return None
