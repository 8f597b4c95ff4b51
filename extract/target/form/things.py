"""Forms of counted things, or of none left."""

from extract.target.chunk import Chunk
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured, joined
from patterns.function_word import ABOUT, FOR, OF
from patterns.target.area import place_at_end
from patterns.target.chunk import LETTERS
from patterns.target.words import ASIDE_BEHIND, LISTED_ON, REASON, WHERE_NOUN
from patterns.vocabulary import phrases_of, set_of

_AND = " và"
_PASSIVES = set_of("passive")
_PLACE_NOUNS = set_of("unit")
_DONE = set_of("done_before")
_AMONG = set_of("among_whole")
_ENDS = set_of("ends_noun")
"""Words that end the noun of a count: its purpose, or the list of what it has."""
_BY, _LEADS = "do", "chủ trì"
_GIVES = set_of("gives_or_lends")
_IN_PLACES = set_of("at")
_AT = tuple(f"{word} " for word in phrases_of("at"))
_VERBS = ("MAKE", "SERVE", "VERB", "STRONG")
_SENT = set_of("sent_by_medium")
"""Verbs of what is sent by a medium."""
_YEARLY = "/năm"
_FEW = 3
"""Chunks in which a phrase is looked for."""


def none_left(f: Frame) -> Measured | None:
    """`Không còn hộ nghèo ở nhà dột nát`."""
    if not f.figure.none_left:
        return None
    cut = f.cut(f.first, f.end)
    if cut:
        return Measured(f.printed(cut, f.end), f.printed(f.first, cut))
    return Measured(f.rest, None)


def ratio(f: Frame) -> Measured | None:
    """`đạt 11 bác sĩ/vạn dân`, and no subject that it measures: the noun of the ratio."""
    noun, mark, _ = f.figure.unit.partition("/")
    again = bool(f.left) and f.unit_of(f.left[-1]) == f.figure.unit  # `110 bé trai/100 bé gái vào năm 2028, 109 …`
    if not mark or again or " " not in noun or f.subject or f.label is not None or f.rest:
        return None
    named = LETTERS.search(f.sentence.document.folded, f.figure.start, f.figure.end)
    return Measured(f.sentence.words(named.start(), named.start() + len(noun)), None) if named else None


def lacking(f: Frame) -> Measured | None:
    """`còn thiếu 1.180 giáo viên`: the lack of the counted people."""
    if not f.count or not f.rest or f.label is not None or f.chunks[f.edge - 1].low != "thiếu":
        return None
    return Measured(joined(f.printed(f.edge - 1, f.edge), f.rest), None)


_TO = set_of("moved_to")


def _moved_to(f: Frame, k: int) -> bool:
    """Whether the words state where the verb before the figure moves what is counted (`đưa 60 xe buýt vào khai thác`)."""
    return f.chunks[k].low in _TO and f.tagged(f.opens, f.edge, "MOVE")


def without_place(noun: str | None) -> str | None:
    """A counted noun without the named place at its end (`nhà văn hóa bản Xám Xúm`)."""
    place = place_at_end(noun) if noun else None
    return noun[: place.start()].rstrip().removesuffix(_AND) if noun and place else noun


def things(f: Frame) -> Measured | None:
    """`05 lớp tập huấn cho P`; `20 ha lúa, 5 ao cá bị thiệt hại`."""
    if not f.count:
        return None
    places = range(f.first + 1, f.end)
    stop = next((k for k in places if _may_end(f, k) and _ends_noun(f, k)), f.end)
    noun = _named_alike(f) or without_place(_noun(f, stop))
    if (given := _recipients(f, stop)) is not None:
        return given
    state = _shared_state(f)
    if state is not None and noun:
        return Measured(joined(noun, f.printed(state, f.hi)), None)
    if noun is None and f.lender is not None:
        return Measured(f.words_of(f.lender).indicator, None, lender=f.lender)
    return Measured(noun, None)


def _noun(f: Frame, stop: int) -> str | None:
    """The words of the counted things, without a `trở lên` inside them (`02 xã trở lên thoát khỏi …`) that is of no other number (`từ 3 sao trở lên`)."""
    words = f.printed(f.first, stop) if stop < f.end else f.rest
    up = next((k for k in range(f.first + 1, stop - 1) if "UP" in f.tags_of[k]), None) if "UP" in f.tags else None
    if up is not None and any(chunk.low.isdigit() for chunk in f.chunks[f.first : up]):
        return words
    return words if up is None else joined(f.printed(f.first, up), f.printed(up + 1, stop))


def _may_end(f: Frame, k: int) -> bool:
    """Whether words begin as those that end the noun of a count."""
    return f.lows[k].startswith(_MAY_END) or _per_time(f, k)


def _ends_noun(f: Frame, k: int) -> bool:
    """Whether words only state a purpose, or when the things were made (`nghiệm thu 02 mô hình đã triển khai năm 2024`)."""
    return any(ends(f, k) for ends in _ENDINGS)


def _is_reason(f: Frame, k: int) -> bool:
    """Whether words state why things are as they are (`điểm chưa khắc phục xong do vướng mặt bằng`)."""
    return REASON.match(f.low(k, min(k + _FEW, f.end))) is not None


def _at_more(f: Frame, k: int) -> bool:
    """Whether a place is followed by more words of it (`camera tại các khu vực trọng điểm`), and no verb."""
    at = f.chunks[k].kind == "AREA" and f.chunks[k].low.startswith(_AT) and k + 1 < f.end
    return at and _is_plain(f.chunks[k + 1])


def _is_plain(chunk: Chunk) -> bool:
    """Whether a chunk is a word other than a verb of doing."""
    return chunk.kind == "WORD" and chunk.low[0].isalpha() and "MAKE" not in chunk.tags


def _name_has_ended(f: Frame, k: int) -> bool:
    """Whether, after a comma, the words no longer name the counted thing, but another one, its parts, or a further action."""
    if f.chunks[k].low != "," or k + 1 >= f.end or f.chunks[k - 1].has(*_VERBS):
        return False
    following = f.chunks[k + 1]
    if LISTED_ON.match(f.low(k + 1, min(k + _FEW, f.end))) or "HEAD" in following.tags:
        return True
    return f.chunks[k - 1].low == '"' and following.low == f.noun


def _per_time(f: Frame, k: int) -> bool:
    """Whether the noun ends with how often (`20 phóng sự/năm trên Báo`)."""
    return f.lows[k - 1].endswith(_YEARLY)


def _named_alike(f: Frame) -> str | None:
    """`Lắp 25 trụ nước chữa cháy tại X, 10 trụ tại Y`: a count of a bare noun after a separator has the name of the things counted before."""
    if not f.bare or not f.left or f.figure.unit in PEOPLE or f.chunks[f.edge - 1].kind not in ("SEP", "AREA"):
        return None
    before = f.words_of(f.left[-1]).indicator or ""
    alike = f.unit_of(f.left[-1]).split()[0] == f.figure.unit.split()[0]
    return before if alike and before.lower().startswith(f"{f.noun} ") else None


def _opens_purpose(f: Frame, k: int) -> bool:
    """Whether words state a purpose, or list what the things have."""
    return f.chunks[k].low in _ENDS


def _is_where(f: Frame, k: int) -> bool:
    """Whether words state at what kind of places the things are (`lắp 40 thùng rác tại tuyến đường chính`)."""
    if _at_so_many(f, k):
        return True
    place = f.chunks[k].low in _IN_PLACES and f.figure.unit not in PEOPLE
    return place and WHERE_NOUN.match(f.low(k + 1, min(k + 6, f.end))) is not None


def _at_so_many(f: Frame, k: int) -> bool:
    """Whether words only state the number of places of the things (`274 hộ tham gia tại 7 xã`), and nothing more of them."""
    led = f.chunks[k].low in _IN_PLACES and k + 1 < f.end and f.chunks[k + 1].low[0].isdigit()
    return led and not any(chunk.has("VERB", "STRONG") for chunk in f.chunks[k + 1 : f.end])


def _of_so_many(f: Frame, k: int) -> bool:
    """Whether words only state of how many others the things are (`08 sản phẩm 4 sao của 27 chủ thể`)."""
    return f.chunks[k].low == OF and k + 1 < f.end and f.chunks[k + 1].kind == "FIG"


def _does_more(f: Frame, k: int) -> bool:
    """Whether a comma and a verb open what else is done (`02 hội chợ cam, giới thiệu sản phẩm`), and no list of verbs."""
    if f.chunks[k].low != "," or k + 2 >= f.end or f.figure.unit in PEOPLE:
        return False
    does = f.chunks[k + 1].has("SERVE", "MAKE") and not f.chunks[k + 1].has("HEAD", "COP")
    made = f.chunks[f.edge - 1].has("MAKE", "SERVE", "VERB")
    return made and does and "BIND" not in f.chunks[k - 1].tags and not _is_taught(f, k)


def _is_taught(f: Frame, k: int) -> bool:
    """Whether the words up to a place name what is taught or done, which a list of verbs may continue with."""
    return any(chunk.has("TOPIC", *_VERBS) or chunk.low == ABOUT for chunk in f.chunks[f.first : k])


def _led_by(f: Frame, k: int) -> bool:
    """Whether words only state who leads it (`03 đoàn kiểm tra do Sở A chủ trì`)."""
    return f.chunks[k].low == _BY and _LEADS in f.low(k, f.end)


def _among(f: Frame, k: int) -> bool:
    """Whether words only state among how many the things are (`trong tổng số 5.337 doanh nghiệp`)."""
    following = f.chunks[k + 1 : k + 3]
    return (
        f.chunks[k].low in _AMONG
        and len(following) == 2
        and following[0].low == "tổng số"
        and following[1].low[0].isdigit()
    )


def _done_then(f: Frame, k: int) -> bool:
    """Whether `đã` and its verb are before a time."""
    return f.chunks[k].low in _DONE and k + 2 < len(f.chunks) and any(c.kind == "TIME" for c in f.chunks[k + 1 : k + 4])


def _recipients(f: Frame, stop: int) -> Measured | None:
    """`05 lớp tập huấn cho P`; `cho` after a verb of giving is the verb's own."""
    for k in range(f.first + 1, stop):
        if f.chunks[k].low == FOR and f.chunks[k - 1].low not in _GIVES:
            return Measured(f.printed(f.first, k), f.printed(k + 1, stop))
    return None


def _is_set_aside(f: Frame, k: int) -> bool:
    """Whether words only state in what medium, on what occasion or by what rule (`24 chuyên mục trên Đài …`, `30 băng rôn nhân Tháng hành động`)."""
    sent = f.chunks[k - 1].low in _SENT  # `tin bài phát trên Đài …`
    return not sent and ASIDE_BEHIND.match(f.low(k, min(k + _FEW, f.end))) is not None


_ENDINGS = (
    _is_set_aside,
    _opens_purpose,
    _done_then,
    _among,
    _moved_to,
    _led_by,
    _is_where,
    _is_reason,
    _at_more,
    _name_has_ended,
    _per_time,
    _of_so_many,
    _does_more,
)
"""What ends the noun of a count."""
_MAY_END = (*ASIDE_BEHIND.begins, *REASON.begins, *_ENDS, *_DONE, *_AMONG, *_TO, *_IN_PLACES, _BY, OF, ",")
"""What the words begin with that any of them is asked about."""


def _shared_state(f: Frame) -> int | None:
    """Where the state of a list of things begins, after its last figure (`…, 5 ao cá bị thiệt hại`)."""
    if not f.right or f.end >= f.hi or f.cut(f.first, f.end):
        return None
    if f.unit_of(f.right[-1]) in PEOPLE or f.is_share(f.right[-1]) or f.maker is not None:
        return None  # `412 người chết, 873 người bị thương`, `nâng cấp 06 đập, 92% dân số được cấp nước`: each its own
    places = f.bare and f.noun in _PLACE_NOUNS and f.frame_of(f.right[-1]).noun in _PLACE_NOUNS
    behind = range(f.right[-1] + 1, f.hi)
    return next((k for k in behind if f.chunks[k].low in _PASSIVES or (places and _is_state(f, k))), None)


def _is_state(f: Frame, k: int) -> bool:
    """Whether a verb states what places are or become, not what they do (`02 xã, 05 thôn ra khỏi địa bàn đặc biệt khó khăn`)."""
    return f.chunks[k].has("VERB") and not f.chunks[k].has("MAKE", "AIM")
