"""What underthesea's named entities add where they could help most: the signer's name in untidy signature blocks.

    pip install 'kehoach[nlp]' && python benchmarks/underthesea_gain.py

Each block is given to kehoach's grammar and to underthesea; both must name exactly the signer.
"""

import time

from corpus.build import assemble
from corpus.document import Source
from corpus.text.reader import lines_of
from extract.header.signature import find_signature
from extract.outline.tree import find_outline

BLOCKS = (
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Văn Ín", "Lò Văn Ín"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Thị Bích Ngọc", "Nguyễn Thị Bích Ngọc"),
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nY Thanh Hà Niê", "Y Thanh Hà Niê"),
    ("Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; CHỦ TỊCH\n- Lưu: VT.\nTrần Quốc Bảo", "Trần Quốc Bảo"),
    ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG\nHồ Văn Ngoan", "Hồ Văn Ngoan"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nThS. Vàng A Chứ", "Vàng A Chứ"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nĐinh Thị Hoa", "Đinh Thị Hoa"),
    ("CHỦ TỊCH\nBÙI VĂN DÙM", "Bùi Văn Dùm"),
    ("Q. CHỦ TỊCH\nRơ Châm Hồng", "Rơ Châm Hồng"),
    ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nThạch Sa Rinh", "Thạch Sa Rinh"),
)


def by_grammar(block: str) -> str | None:
    document = assemble(Source("", "", "", ""), list(lines_of(f"KẾ HOẠCH\n{block}")))
    return find_signature(document, find_outline(document)).name


def by_underthesea(block: str) -> str | None:
    from underthesea import ner

    words: list[str] = []
    found: list[str] = []
    for line in block.splitlines():
        for word, _, _, tag in ner(line):
            if tag == "B-PER" and words:
                found.append(" ".join(words))
                words = []
            if tag.endswith("PER"):
                words.append(word)
        if words:
            found.append(" ".join(words))
            words = []
    return found[-1] if found else None


def main() -> None:
    for name, method in (("kehoach's grammar", by_grammar), ("underthesea ner", by_underthesea)):
        method(BLOCKS[0][0])
        began = time.process_time()
        right = sum(method(block) == signer for block, signer in BLOCKS)
        print(
            f"{name:20} {right:2} of {len(BLOCKS)} signers, {(time.process_time() - began) * 1000 / len(BLOCKS):7.2f} ms of CPU a block"
        )
    both = sum((by_grammar(block) or by_underthesea(block)) == signer for block, signer in BLOCKS)
    print(f"{'grammar, else ner':20} {both:2} of {len(BLOCKS)} signers")


if __name__ == "__main__":
    main()
