"""What is done for the recipients of things or money, stated by the words of the things (`12 lớp tập huấn kỹ năng cho 300 người`)."""

from extract.target.chunk import Chunk
from extract.target.edge import subject_start
from extract.target.figure import MEASURES
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.next_clause import ABOUT_DOING
from patterns.function_word import ABOUT, FOR, HAVE
from patterns.target.words import ACTOR
from patterns.vocabulary import set_of

_OF_OR_FOR = set_of("of_or_for")
"""Prepositions before the recipients or owners of something."""
_NOUN = 2
"""Chunks of a unit of money, at most."""
RECIPIENT = set_of("recipient")
_PAYS = "giải ngân"
_DIRECTS = set_of("actor")
"""Agencies, and verbs before those who do something."""
_HOLDS = set_of("holds_act")
"""Verbs of holding before the one that states what is done."""
_TELLS = set_of("informs")
"""Verbs of informing, with the topic after the people informed."""


def done_with_things(f: Frame, start: int) -> str | None:
    """What the things counted by the preceding figure do for their recipients: what is taught or done, or that the things are given.

    `12 lớp tập huấn kỹ năng cho 300 người`: `tập huấn kỹ năng`; `cấp 50 con dê cho 25 hộ`: `cấp con dê`; `giao 900 ha rừng cho 40 hộ`: `giao`.
    """
    if not f.left or start != f.left[-1] + 1 or f.is_share(f.left[-1]):
        return None
    led = f.frame_of(f.left[-1])
    if led.figure.unit in MEASURES:
        return _measured_out(f, led)
    return _about_doing(f, start) or _given_things(f, led, start)


def _measured_out(f: Frame, led: Frame) -> str | None:
    """The verb of things that are measured (`giao 900 ha rừng`), with what is given; else what is stated before their measure (`trợ cấp gạo 63 tấn`)."""
    if not _is_led(led, "MAKE", "GIVE"):
        return led.subject
    verb = f.printed(start_of_act(led, subject_start(f.chunks, led.opens, led.edge)), led.edge)
    given = led.rest if _is_led(led, "GIVE") and f.chunks[led.first].low not in RECIPIENT else None
    thing = (given or "").partition(" cho ")[0]  # `cấp 12 tấn gạo cho 900 khẩu`, and `giao 900 ha rừng cho 40 hộ`
    return " ".join(filter(None, (verb, thing)))


def _about_doing(f: Frame, start: int) -> str | None:
    """What counted meetings, classes and models are about doing, up to `cho`."""
    about = f.chunks[start].low in ABOUT_DOING and f.chunks[start + 1].has("MAKE", "SERVE", "TOPIC")
    return f.printed(start + 1, f.edge - 1) if about else None


def _given_things(f: Frame, led: Frame, start: int) -> str | None:
    """That counted things are given."""
    given = _is_led(led, "GIVE")
    return f"{f.printed(led.edge - 1, led.edge)} {f.printed(start, f.edge - 1)}" if given else None


def _is_led(led: Frame, *tags: str) -> bool:
    """Whether a verb with one of some tags is immediately before a figure."""
    return led.edge > led.lo and led.chunks[led.edge - 1].has(*tags)


def lent_money(f: Frame) -> Measured | None:
    """`Cho vay 9 tỷ đồng cho 180 hộ`: what is done with money, for its recipients."""
    if not f.left or f.figure.unit not in PEOPLE or f.edge - 1 > f.left[-1] + _NOUN:
        return None
    q = _done_with_money(f, f.frame_of(f.left[-1]))
    given = given_to(f, q) if q is not None else None
    return given._replace(lender=f.left[-1]) if given is not None else None


def _done_with_money(f: Frame, led: Frame) -> str | None:
    """The verb that lends, gives or pays money out."""
    start = start_of_act(f, subject_start(f.chunks, led.opens, led.edge))
    return f.printed(start, led.edge) if led.figure.is_money and any(map(acts, f.chunks[start : led.edge])) else None


def start_of_act(f: Frame, start: int) -> int:
    """Where what is done begins: after who does it, and not with `tổ chức` before the verb that states it."""
    start = behind_actor(f, start)
    held = start + 1 < f.edge and f.chunks[start].low in _HOLDS and "SERVE" in f.chunks[start + 1].tags
    return start + 1 if held else start


def behind_actor(f: Frame, start: int) -> int:
    """Where the words for what is done begin, after the agent or partner (`Ngân hàng A giải ngân cho 212 hộ`, `phối hợp với UBND xã cấp thẻ cho 300 người`)."""
    if not ACTOR.match(f.low(start, f.edge)) and not _is_directed(f, start):
        return start
    does = [k for k in range(start + 1, f.edge) if acts(f.chunks[k])]
    held = (k for k in does if f.chunks[k].low in _HOLDS)  # `Các cơ sở cai nghiện thực hiện xét nghiệm`
    alone = f.edge - 1 if f.chunks[f.edge - 1].low in RECIPIENT and f.figure.unit in PEOPLE else start
    return next(held, does[0] if does else alone)


def _is_directed(f: Frame, start: int) -> bool:
    """Whether a verb of directing is before those who are to do something (`Chỉ đạo | các trường | tẩy giun cho 95% trẻ`)."""
    return start > f.lo and f.chunks[start - 1].low in _DIRECTS and not acts(f.chunks[start])


def acts(chunk: Chunk) -> bool:
    """Whether a verb does, gives or pays something."""
    return chunk.low == _PAYS or (chunk.has("SERVE", "MAKE", "GIVE", "MOVE") and chunk.low != HAVE)


def _taught(f: Frame, q: str) -> str | None:
    """The people who are trained or informed, without the subject matter (`tập huấn cho 640 cộng tác viên về phát hiện sớm bệnh`)."""
    about = next((k for k in range(f.first + 1, f.end) if f.chunks[k].low == ABOUT), None)
    told = any("TOPIC" in chunk.tags or chunk.low in _TELLS for chunk in f.chunks[f.opens : f.edge])
    return f.printed(f.first, about) if about is not None and told and q else f.rest


def with_verb(f: Frame, q: str) -> str:
    """What is given, with the verb that a list has before its first (`hỗ trợ đất ở cho 38 hộ, nhà ở cho 95 hộ`)."""
    if not f.left or f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)].has("MAKE", "SERVE", "VERB", "DIR", "AIM"):
        return q
    led = f.frame_of(f.left[-1])
    verb = f.chunks[subject_start(f.chunks, led.opens, led.edge - 1)] if led.edge > led.opens else None
    given = verb is not None and "SERVE" in verb.tags and led.chunks[led.edge - 1].low == FOR
    return f"{f.sentence.words(verb.start, verb.end).lower()} {q}" if given and verb is not None else q


def _is_served(f: Frame) -> bool:
    """Whether a figure that counts no people is about the people served: a share, a part of a whole, things that a verb gives something."""
    first = f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)]
    given = f.chunks[f.edge - 1].low in _OF_OR_FOR and not f.left and not first.has("HEAD", "COP", "DIR")
    return not f.count or f.figure.out_of is not None or given


def given_to(f: Frame, q: str, *, handed_out: bool = False) -> Measured | None:
    """What is done for the units that the figure counts, with what they are to do (`cho 300 hộ được …`); also for a group that is handed things."""
    people = f.figure.unit in PEOPLE
    if not people and not handed_out and not _is_served(f):
        return None
    cut = f.cut(f.first, f.end) if people else None
    if cut and "DONE" in f.chunks[cut].tags:
        return Measured(f"{q} {f.printed(cut, f.end)}", f.printed(f.first, cut))
    return Measured(q, _taught(f, q) if people else f.rest)
