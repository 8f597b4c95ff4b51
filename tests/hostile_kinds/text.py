"""Text files: odd encodings, binary data, crowds of marks, and data that is not a text of a plan."""

from collections.abc import Iterator

from tests.hostile_kinds.kind import READ, Kind, data
from tests.plans import plan


def _encodings() -> Iterator[Kind]:
    yield data("text-utf16-bom.txt", READ, plan(500).encode("utf-16"))
    yield data("text-utf16-no-bom.txt", READ, plan(501).encode("utf-16-le"))
    yield data("text-utf16-big.txt", READ, b"\xfe\xff" + plan(502).encode("utf-16-be"))
    yield data("text-utf16-odd.txt", "corrupt", plan(503).encode("utf-16")[:-1])
    yield data("text-utf32.txt", READ, plan(504).encode("utf-32"))
    yield data("text-utf7-bom.txt", READ, b"\xef\xbb\xbf" + plan(505).encode())
    yield data("text-nfd.txt", READ, _decomposed(506))
    yield data("text-windows-1258.txt", READ, _windows(507))
    yield data("text-utf16-big-no-bom.txt", READ, plan(513).encode("utf-16-be"))
    yield data("text-encoded-twice.txt", READ, _twice(514, lost=False))
    yield data("text-encoded-twice-lost.txt", READ, _twice(515, lost=True), "text_garbled")
    yield data("text-mark-within.txt", READ, plan(516).replace("II. ", "\ufeffII. ").encode())
    yield data("text-line-separators.txt", READ, plan(517).replace("\n", "\u2028").encode())
    yield data("text-next-lines.txt", READ, plan(518).replace("\n", "\x85").encode())
    yield data("text-form-feeds.txt", READ, plan(519).replace("\n", "\f").encode())
    yield data("text-chinese.txt", "corrupt", "扶贫计划 二零二四年 ".encode("gb18030") * 40)
    yield data("text-bad-utf8.txt", "corrupt", "Kế hoạch giảm nghèo ".encode() * 10 + b"\xff\xfe\xfa" + b"abc" * 9)
    yield data("text-surrogates.txt", "corrupt", plan(508).encode() + "\ud800\udc00".encode("utf-8", "surrogatepass"))
    yield data("text-overlong.txt", "corrupt", plan(509).encode() + b"\xc0\xaf\xe0\x80\xaf")
    yield data("text-cut-letter.txt", "corrupt", (plan(510) + "ộ").encode()[:-1])
    yield data("text-carriage-returns.txt", READ, plan(511).replace("\n", "\r").encode())
    yield data("text-zeros-between.txt", READ, plan(512).replace("Hỗ", "\0\0").encode(), "text_garbled")


def _twice(number: int, *, lost: bool) -> bytes:
    """UTF-8 taken for Windows-1252 and encoded again; bytes that this has no letter for are kept as they are, or lost."""
    letters = (chr(byte) if byte < 128 else bytes([byte]).decode("cp1252", "ignore") or ("" if lost else chr(byte)) for byte in plan(number).encode())  # fmt: skip
    return "".join(letters).encode()


def _decomposed(number: int) -> bytes:
    import unicodedata

    return unicodedata.normalize("NFD", plan(number)).encode()


def _windows(number: int) -> bytes:
    """Letters and tone marks apart, as Windows-1258 has them."""
    import unicodedata

    made = b""
    for letter in plan(number):
        apart = unicodedata.normalize("NFD", letter)
        for piece in (letter, apart, unicodedata.normalize("NFC", apart[:-1]) + apart[-1:], unicodedata.normalize("NFC", apart[0] + apart[2:]) + apart[1:2]):  # fmt: skip
            try:
                made += piece.encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
    return made


def _binary() -> Iterator[Kind]:
    yield data("text-empty.txt", "empty", b"")
    yield data("text-bom-alone.txt", "empty", b"\xef\xbb\xbf")
    yield data("text-blank.txt", "empty", b" \n\t\n" * 1000)
    yield data("text-nothing-visible.txt", "empty", "\u200b\ufeff\u00ad\u2060\n".encode() * 99)
    yield data("text-rules.txt", "empty", b"----------\n==========\n" * 40)
    yield data("text-binary.txt", "corrupt", bytes(range(256)) * 200)
    yield data("text-zeros.txt", "empty", bytes(5000))
    yield data("text-program.txt", "unsupported", b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 20)
    yield data("text-elf.txt", "unsupported", b"\x7fELF\2\1\1" + bytes(range(256)) * 20)
    yield data("text-sound.mp3", "unsupported", b"ID3\4\0" + bytes((n * n) % 251 for n in range(4000)))
    yield data("text-film.mp4", "unsupported", b"\0\0\0\x18ftypisom" + b"\1" * 99)
    yield data("text-base.db", "unsupported", b"SQLite format 3\0" + bytes(99) + b"\1" * 99)
    yield data("text-data.json", "unsupported", b'{"title": "K\xe1\xba\xbf ho\xe1\xba\xa1ch"}')
    yield data("text-data.csv", "unsupported", b"a,b\n1,2\n")
    yield data("text-print.ps", "unsupported", b"%!PS-Adobe-3.0\nshowpage\n")
    yield data("text-font.ttf", "corrupt", b"\0\1\0\0\0\x0f\0\x80" + bytes((n * 7) % 256 for n in range(3000)))


def _crowds() -> Iterator[Kind]:
    yield data("text-long-line.txt", READ, "1.000.000.000 đồng, ".encode() * 20_000)
    yield data("text-digits.txt", READ, b"1" * 300_000)
    yield data("text-brackets.txt", READ, "KẾ HOẠCH\n".encode() + b"(" * 200_000)
    yield data("text-marks.txt", READ, "KẾ HOẠCH\n".encode() + b"1. a)\n- +\n" * 4_000)
    yield data("text-combining.txt", READ, ("a" + "\u0301" * 100_000).encode())
    yield data("text-direction.txt", READ, "KẾ HOẠCH \u202e gnôđ 000.1 \u202c=cmd()\n".encode() * 50)
    yield data("text-pipes.txt", READ, b"|" * 50_000 + b"\n" + b"| a " * 5_000)
    yield data("text-no-plan.txt", READ, "Ngày xưa có một ngôi làng nhỏ ven sông.\n".encode() * 40)


KINDS: tuple[Kind, ...] = (*_encodings(), *_binary(), *_crowds())
