"""A plan's lines and what is true of them, made together."""

import dataclasses
import datetime
import random
from typing import Any, Literal

from benchmarks.factory.facts import Facts, units_below, words

Kind = Literal["left", "right", "centre", "title", "heading", "text", "annex", "table", "recipients", "signature"]
Row = dict[str, Any]
_LEVEL_SOURCES = {"province": ("central", "province", "credit", "other"), "district": ("central", "province", "district", "credit", "other"),
                  "commune": ("central", "province", "district", "other")}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A line of the plan, or a table."""

    kind: Kind
    text: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


@dataclasses.dataclass
class Composed:
    """A plan: its pieces in order, and its truth in the form of the gold files."""

    pieces: list[Piece]
    truth: dict[str, Any]
    table_targets: list[Row]
    """The targets of its annex table, which only formats with tables have."""


class Composer:
    """Writes one plan."""

    def __init__(self, facts: Facts, rng: random.Random) -> None:
        self.facts, self.rng = facts, rng
        self.words = words()
        self.pieces: list[Piece] = []
        self.tables: dict[str, list[Row]] = {
            name: [] for name in ("legal_bases", "targets", "components", "funding", "agencies", "issues")
        }
        self.title = self._fill(rng.choice(self.words["titles"]))
        self.counters = [0, 0, 0]

    def compose(self) -> Composed:
        """Write the whole plan."""
        self._head()
        self._preamble()
        self._goals()
        has_components = self.facts.first >= 2021 and self.rng.random() < 0.6
        if has_components:
            self._components()
        else:
            self._tasks()
        self._money()
        self._organisation()
        self._foot()
        documents = self._documents()
        return Composed(self.pieces, {"documents": documents} | self.tables, self._annex())

    # Words

    def _fill(self, text: str, **slots: object) -> str:
        facts = self.facts
        known = {"period": facts.period, "area": facts.area, "kind": facts.unit.kind, "kind_upper": facts.unit.kind.capitalize(),
                 "issuer_short": f"UBND {facts.unit.kind}", "year": facts.last}  # fmt: skip
        return text.format(**(known | slots))

    def _one_of(self, texts: list[str], **slots: object) -> str:
        return self._fill(self.rng.choice(texts), **slots)

    def _add(self, kind: Kind, text: str) -> None:
        self.pieces.append(Piece(kind, text))

    def _heading(self, level: int, text: str, end: str = "") -> str:
        """A numbered heading in the plan's list style; the whole line."""
        self.counters[level] += 1
        self.counters[level + 1 :] = [0] * (2 - level)
        number = self.counters[level]
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")[min(number, 12) - 1]
        marks = (
            (f"{roman}. ", f"{number}. ", f"{'abcdeghiklmn'[min(number, 12) - 1]}) "),
            (f"{roman}. ", f"{number}. ", f"{self.counters[1]}.{number}. "),
            (f"Phần {roman}. ", f"{roman}. ", f"{number}. "),
        )[self.facts.theme]
        line = f"{marks[level]}{text.upper() if level == 0 else text}{end}"
        self._add("heading", line)
        return line

    def _bullet(self) -> str:
        return self.rng.choice(("- ", "- ", "+ ", ""))

    # Header

    def _documents(self) -> Row:
        facts = self.facts
        whole = facts.date if facts.day_printed else None
        issuer = f"Ủy ban nhân dân {facts.area}"
        return {
            "doc_type": "Kế hoạch", "title": self.title, "number": f"{facts.serial:02}/KH-UBND" if facts.serial else None, "number_symbol": "KH-UBND",
            "issued_date": whole and whole.isoformat(), "issued_year": facts.date.year, "issued_month": facts.date.month if facts.day_printed else None,
            "issued_day": facts.date.day if facts.day_printed else None, "place": facts.unit.name, "issuer": issuer, "issuer_level": facts.level,
            "province": facts.province.name, "district": facts.district.name if facts.district else None,
            "commune": facts.unit.name if facts.level == "commune" else None, "period_start": facts.first, "period_end": facts.last,
            "signer": facts.signer, "signer_position": "Phó Chủ tịch" if facts.deputy else "Chủ tịch", "signing_capacity": "KT" if facts.deputy else "TM",
        }  # fmt: skip

    def _head(self) -> None:
        facts = self.facts
        above = {"province": "", "district": "", "commune": ""}[facts.level]
        if facts.level == "commune" and facts.district and self.rng.random() < 0.3:
            above = f"{facts.district.kind} {facts.district.name}".upper()
        if above:
            self._add("left", above)
        self._add("left", "ỦY BAN NHÂN DÂN")
        self._add("left", facts.area.upper())
        serial = f"{facts.serial:02}" if facts.serial else self.rng.choice(("", "     "))
        self._add("left", f"Số: {serial}/KH-UBND")
        self._add("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        self._add("right", "Độc lập - Tự do - Hạnh phúc")
        day = f"ngày {facts.date.day:02} tháng {facts.date.month:02}" if facts.day_printed else "ngày      tháng     "
        self._add("right", f"{facts.unit.name}, {day} năm {facts.date.year}")
        self._add("title", "KẾ HOẠCH")
        self._add("title", self.title)
        if not facts.serial:
            self._issue("number_blank", "Số:")
        if not facts.day_printed:
            self._issue("date_incomplete", f"năm {facts.date.year}")

    def _annex(self) -> list[Row]:
        """A table of the units below with their targets, in half of the plans of provinces and districts."""
        below = units_below(self.facts)
        if len(below) < 3 or self.rng.random() < 0.5:
            return []
        places = [
            f"{unit.kind.capitalize()} {unit.name}"
            for unit in self.rng.sample(below, min(len(below), self.rng.randrange(3, 12)))
        ]
        counts = [self.rng.randrange(4, 180) for _ in places]
        rates = [round(self.rng.uniform(1, 30), 2) for _ in places]
        head = ("TT", "Đơn vị", "Số hộ nghèo giảm trong năm (hộ)", "Tỷ lệ hộ nghèo cuối năm (%)")
        body = [
            (str(n), place, _number(count), f"{rate:.2f}".replace(".", ","))
            for n, (place, count, rate) in enumerate(zip(places, counts, rates, strict=True), 1)
        ]
        self._add("annex", "PHỤ LỤC")
        self._add("annex", f"Chỉ tiêu giảm nghèo {self.facts.period} của các đơn vị")
        self.pieces.append(Piece("table", "", (head, *body, ("", "Tổng cộng", _number(sum(counts)), ""))))
        common = {
            "kind": "target",
            "comparator": "eq",
            "value_max": None,
            "per": None,
            "year": self.facts.last,
        }
        found = []
        for place, count, rate, row in zip(places, counts, rates, body, strict=True):
            found.append(
                common
                | {
                    "indicator_code": "poor_households",
                    "direction": "reduce",
                    "measure": "change",
                    "value": float(count),
                    "unit": "household",
                    "area": place,
                    "quote": row[2],
                }
            )
            found.append(
                common
                | {
                    "indicator_code": "poverty_rate",
                    "direction": "reach",
                    "measure": "level",
                    "value": rate,
                    "unit": "percent",
                    "area": place,
                    "quote": row[3],
                }
            )
        return found

    def _issue(self, code: str, quote: str) -> None:
        self.tables["issues"].append({"code": code, "quote": quote})

    # Preamble

    def _preamble(self) -> None:
        year = self.facts.date.year
        usable = [made for made in self.words["instruments"] if made.get("from", 0) <= year <= made.get("to", 9999)]
        for made in self.rng.sample(usable, min(len(usable), self.rng.randrange(2, 6))):
            self._cite(made)
        self._add("text", self._one_of(self.words["openings"][:1]))
        self._add("text", self._one_of(self.words["openings"][1:]))

    def _cite(self, made: Row) -> None:
        if "words" in made:
            line = self._one_of(self.words["cite"]["laws"], words=made["words"])
            number, issuer, subject, date = None, None, None, datetime.date.fromisoformat(made["date"])
        else:
            date = (
                datetime.date.fromisoformat(made["date"])
                if "date" in made
                else datetime.date(self.facts.date.year - 1, 12, self.rng.randrange(1, 28))
            )
            number = made["number"].format(serial=self.rng.randrange(2, 400))
            issuer = self._fill(
                made["issuer"],
                unit=self.facts.province.kind if self.facts.level == "province" else self.facts.unit.kind,
            )
            subject = self._fill(made["subject"])
            printed = self.rng.choice(self.words["cite"]["dates"]).format(d=date.day, m=date.month, y=date.year)
            line = self._one_of(
                self.words["cite"]["lines"],
                type=made["type"],
                number=number,
                date=printed,
                issuer=issuer,
                subject=subject,
            )
        self._add("text", line)
        relation = "thực hiện" if line.startswith("Thực hiện") else "căn cứ"
        self.tables["legal_bases"].append({"relation": relation, "role": "basis", "instrument_type": made["type"], "number": number,
            "issued_date": date.isoformat(), "issuer": issuer, "subject": subject, "quote": line.split(" ", 2)[2].rstrip(";")})  # fmt: skip

    # Goals

    def _goals(self) -> None:
        self._heading(0, "Mục tiêu")
        self._heading(1, self.rng.choice(("Mục tiêu chung", "Mục tiêu tổng quát")))
        self._add("text", self._one_of(self.words["aims"]))
        self._heading(1, self.rng.choice(("Mục tiêu cụ thể", "Chỉ tiêu cụ thể", "Các chỉ tiêu chủ yếu")))
        usable = [
            made for made in self.words["targets"] if not made.get("period_only") or self.facts.first != self.facts.last
        ]
        chosen = self.rng.sample(usable, self.rng.randrange(4, 10))
        bullet = self._bullet()
        for number, made in enumerate(chosen):
            self._target(made, bullet)
            if number == 2 and self.rng.random() < 0.5:
                self._add("text", f"{bullet}{self._one_of(self.words['distractors'])}")

    def _target(self, made: Row, bullet: str) -> None:
        low, high = self._values(made)
        sentence = self._one_of(made["texts"], v=_number(low), w=_number(high)).removeprefix("- ")
        self._add("text", f"{bullet}{sentence}")
        kind = made.get("kind", "target")
        self.tables["targets"].append({
            "kind": kind, "indicator_code": made["code"], "direction": made.get("direction"), "measure": None if kind == "baseline" else made["measure"], "comparator": made["comparator"],
            "value": low, "value_max": high if made["comparator"] == "range" else None, "unit": made["unit"], "per": made.get("per"),
            "year": self.facts.last if kind == "target" else None, "quote": sentence.rstrip("."),
        })  # fmt: skip
        if kind == "baseline":
            del self.tables["targets"][-1]["year"]  # which year a baseline was measured in is another rule's matter

    def _values(self, made: Row) -> tuple[float, float]:
        if "fixed" in made:
            return float(self.rng.choice(made["fixed"])), 0.0
        low = round(self.rng.uniform(made["low"], made["high"]), made["decimals"])
        return low, round(low + self.rng.uniform(0.2, 1.0) + 0.1, made["decimals"])

    # What is done

    def _tasks(self) -> None:
        self._heading(0, self.rng.choice(("Nhiệm vụ và giải pháp", "Các giải pháp thực hiện")))
        for task in self.rng.sample(self.words["tasks"], self.rng.randrange(3, 6)):
            self._heading(1, task)
            if self.rng.random() < 0.4:
                self._add("text", self._one_of(self.words["distractors"]))

    def _components(self) -> None:
        self._heading(0, "Nội dung các dự án")
        chosen = sorted(
            self.rng.sample(self.words["components"], self.rng.randrange(3, 8)), key=lambda made: made["code"]
        )
        project = self.rng.choice(self.words["component"]["project"])
        sub, parent, position = self.rng.choice(self.words["component"]["sub"]), None, 0
        for made in chosen:
            head, _, tail = made["code"].partition(".")
            position += head != parent
            if tail and head != parent:
                title = self.words["parents"][head]
                self._component(head, title, project.format(n=head[2:], title=title, i=position), True)
            parent = head
            line = (
                sub.format(m=tail[3:], title=made["title"])
                if tail
                else project.format(n=head[2:], title=made["title"], i=position)
            )
            carried = self.rng.random() > 0.2
            self._component(made["code"], made["title"], line, carried)
            if carried:
                self._add("text", self._one_of(self.words["component"]["contents"]))
                self._component_money(made["code"])
            else:
                self._add("text", self._one_of(self.words["component"]["not_carried"]))

    def _component(self, code: str, title: str, line: str, carried: bool) -> None:
        self._add("heading", line)
        self.tables["components"].append({"component_code": code, "title": title, "status": "implemented" if carried else "not_implemented", "quote": line})  # fmt: skip

    def _component_money(self, code: str) -> None:
        total = self.rng.randrange(120, 9000)
        line = self._one_of(self.words["money"]["component_total"], total=f"{_number(total)} triệu đồng")
        self._add("text", f"- {line}")
        self._amount(code, "total", total, line.rstrip("."))

    def _amount(self, code: str, source: str, millions: int, quote: str) -> None:
        self.tables["funding"].append({"component_code": code, "source": source, "capital_type": None, "amount_vnd": millions * 1_000_000,
                                       "amount_text": f"{_number(millions)} triệu đồng", "budget_year": None, "status": "as_printed", "quote": quote})  # fmt: skip

    def _money(self) -> None:
        self._heading(0, self.rng.choice(("Kinh phí thực hiện", "Nguồn lực thực hiện")))
        usable = [made for made in self.words["money"]["sources"] if made["code"] in _LEVEL_SOURCES[self.facts.level]]
        if self.facts.is_new:
            usable = [made for made in usable if made["code"] != "district"]
        parts = [
            (made, self.rng.randrange(150, 40_000))
            for made in self.rng.sample(usable, self.rng.randrange(2, len(usable) + 1))
        ]
        total = sum(amount for _, amount in parts)
        line = self._one_of(self.words["money"]["plan_total"], total=f"{_number(total)} triệu đồng")
        self._add("text", line)
        self._amount("CT", "total", total, line)
        for made, amount in parts:
            text = self._one_of(made["texts"], amount=f"{_number(amount)} triệu đồng")
            self._add("text", f"- {text};")
            self._amount("CT", made["code"], amount, text)

    # Who does it

    def _organisation(self) -> None:
        self._heading(0, "Tổ chức thực hiện")
        bodies = self.words["agencies"][self.facts.level]
        after = "_after" if self.facts.is_new else ""
        lead = (bodies.get(f"lead{after}") or bodies["lead"])[0]
        others = self.rng.sample(bodies.get(f"others{after}") or bodies["others"], 2)
        duty = self._one_of(self.words["duties"]["lead"], partner=others[0])
        self._body(lead, duty, "assigned", "lead")
        self._agency(others[0], "coordinate", duty)
        for other in others:
            self._body(other, self._one_of(self.words["duties"]["assigned"]), "assigned")
        if below := bodies.get(f"below{after}") or bodies.get("below"):
            self._body(below, self._one_of(self.words["duties"]["assigned"]), "assigned")
        asked = self.rng.choice(bodies["requested"])
        sentence = self._one_of(self.words["duties"]["requested"], agency=asked)
        self._heading(1, sentence)
        self._agency(asked, "requested", sentence)
        self._add("text", self._one_of(self.words["closings"], title_lower=self.title[0].lower() + self.title[1:]))

    def _body(self, agency: str, duty: str, *roles: str) -> None:
        self._heading(1, agency, self.rng.choice(("", ":")))
        self._add("text", f"{self.rng.choice(('- ', ''))}{duty}")
        for role in roles:
            self._agency(agency, role, agency)

    def _agency(self, agency: str, role: str, quote: str) -> None:
        self.tables["agencies"].append({"agency": agency, "role": role, "component_code": None, "quote": quote})

    def _foot(self) -> None:
        facts = self.facts
        for line in ("Nơi nhận:", "- Như trên;", f"- Thường trực HĐND {facts.unit.kind};", "- Lưu: VT."):
            self._add("recipients", line)
        self._add("signature", "TM. ỦY BAN NHÂN DÂN")
        if facts.deputy:
            self._add("signature", "KT. CHỦ TỊCH")
        self._add("signature", "PHÓ CHỦ TỊCH" if facts.deputy else "CHỦ TỊCH")
        self._add("signature", facts.signer)


def _number(value: float) -> str:
    """A number as it is written: `1.250`, `6,95`."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))
