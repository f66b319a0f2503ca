"""Coverage-guided fuzzing: what may come out is a result or one of our own refusals, nothing else.

    python tests/fuzz/fuzz.py parts --seconds 600 --folder /tmp/fuzz

Needs atheris (https://pypi.org/project/atheris), which is no dependency of the tests. Seeds are
made from our own small workbook; what was found stays in the folder, and the next time goes on from
there. `--replay` runs all of it once more without atheris, so that coverage.py can tell which lines
it reaches. Targets, figures and what was found: docs/fuzzing.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import sys
import zipfile
import zlib
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

try:
    import atheris
except ImportError:  # to replay, nothing of it is needed
    atheris = None

with atheris.instrument_imports(include=["oitsheet"]) if atheris else nullcontext():
    import mutating
    import samples

    from oitsheet import values
    from oitsheet.errors import OitsheetError
    from oitsheet.form.messages import load_catalogue
    from oitsheet.judging.checker import check
    from oitsheet.rendering.json_v1 import dumps
    from oitsheet.rendering.page import Page
    from oitsheet.rendering.terminal import render
    from oitsheet.values import phrases
    from oitsheet.workbook.grid import ErrorValue, kept
    from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.workbook.grid import Grid, Value

TODAY = dt.date(2023, 1, 1)
FUZZED_PARTS = (
    "xl/worksheets/sheet2.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/worksheets/_rels/sheet2.xml.rels",
)
"""The first byte of an input says which of them the rest replaces; append, never reorder."""

RICH_SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><cols><col min="2"
max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c t="b">
<v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2023-05-02</v></c><c t="inlineStr"><is><r><t>a</t>
</r></is></c></row><row><c s="1"><v>45000</v></c><c><f t="shared" ref="B2:B9" si="0">A1</f><v>1</v>
</c><c t="str"><f>A1</f><v></v></c><c><f>A1</f></c><c t="e"><v>#SPILL!</v></c></row><row r="99999">
<c r="XFD99999"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells>
<hyperlinks><hyperlink ref="A1:B2" r:id="r1" location="x"/></hyperlinks></worksheet>"""
"""What the small workbook's sheets lack."""

LINKED = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="https://www.example.go.th/o1" TargetMode="External" Type=
"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>"""

PIECES = (
    *"0123456789๐๑๕๖๙Oo.,-–/()%:;~ \n\u00a0\u200b²①½\ud800", "O1", "OIT", "ข้อ", "บาท", "พ.ศ.",
    "ค.ศ.", "ปี", "ปีงบประมาณ", "ต.ค.", "กันยายน", "ถึง", "และ", "ไตรมาสที่", "รอบ 6 เดือน", "ที่", "คำสั่ง",
    "ระดับ", "ขาด", "ไม่มี", "ครบ", "มี", "ดำเนินการแล้ว", "แต่", "ครับ", "2566", "https://", "www.",
    ".go.th", "29", "31", "12", "ร้อยละ", "A", "C:\\", "รวม", "ทุกข้อ", "[::1]", "@", "#", "?", "&",
    "=", "ไม่เกี่ยวข้อง", "กลุ่ม", "ผอ.", "ล้าน", "หมื่น", "ตัวชี้วัดที่", "ภาษาอังกฤษ", "{found}", "%s",
    "\x1b[31m",
)  # fmt: skip
"""What people type, and what nobody should."""


@cache
def small_book() -> bytes:
    """The smallest workbook of ours that has something of every kind in it."""
    fields = {
        "office": samples.OFFICES["moe"],
        "fiscal_year": 2566,
        "hosts": samples.HOST,
        "report_date": samples.REPORT_DATE,
    }
    return samples.workbook(
        fields,
        {
            "items": [
                (None, {"code": "O1", "status": "มี", "link": f"{samples.HOST}/o1"}),
                (None, {"code": "ข้อ ๒", "status": "ดำเนินการแล้ว แต่ขาดเบอร์โทร", "due": TODAY}),
                (None, {"code": 3, "status": samples.Formula("1+1", None)}),
            ],
            "budget": [(None, {"project": "โครงการ", "allocated": 10000, "percent": 0.5})],
        },
    )


@cache
def small_grid() -> Grid:
    """Its cells."""
    return read(small_book())


@cache
def small_parts() -> dict[str, bytes]:
    """Its parts, and relationships for a link."""
    with zipfile.ZipFile(io.BytesIO(small_book())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {**parts, "xl/worksheets/_rels/sheet2.xml.rels": LINKED.encode()}


def judged(grid: Grid) -> None:
    """Check a grid, and say what was found in all ways."""
    with suppress(OitsheetError):
        report = check(grid, shelf=samples.Bundled(), today=TODAY)
        catalogue = load_catalogue("th")
        render(report, Page(catalogue, 60, lambda text, _role: text))
        dumps(report, catalogue, "fuzzed.xlsx")


def fuzz_file(data: bytes) -> None:
    """Read bytes."""
    with suppress(OitsheetError):
        read(data)


def fuzz_parts(data: bytes) -> None:
    """Read a workbook one of whose parts is these bytes; one in sixteen is checked, too."""
    if not data:
        return
    name = FUZZED_PARTS[data[0] % len(FUZZED_PARTS)]
    with suppress(OitsheetError):
        grid = read(mutating.zipped({**small_parts(), name: data[1:]}))
        if not zlib.crc32(data) % 16:
            judged(grid)


def fuzz_check(data: bytes) -> None:
    """Check a small grid in some of whose cells anything stands."""
    draw = _Draw(data)
    grid = small_grid()
    sheets = list(grid.sheets)
    number = draw.below(len(sheets))
    cells = dict(sheets[number].cells)
    places = sorted(cells) or [(1, 1)]
    for _ in range(1 + draw.below(6)):
        row, column = places[draw.below(len(places))]
        cells[row + draw.below(3), column + draw.below(2)] = kept(draw.value())
    sheets[number] = replace(sheets[number], cells=MappingProxyType(cells))
    judged(replace(grid, sheets=tuple(sheets)))


READERS: tuple[Callable[[object], object], ...] = (
    *(partial(values.parse_code, highest=43, bare=bare) for bare in (True, False)),
    partial(values.parse_codes, highest=43),
    partial(values.parse_lacking, count=5),
    partial(values.parse_references, highest=43),
    lambda raw: values.parse_code_and_title(raw, 43),
    values.parse_count, values.parse_date, values.parse_indicators, values.parse_level,
    values.parse_month, values.parse_number, values.parse_order, values.parse_owners,
    values.parse_percent, values.parse_period, values.parse_year, values.split_urls,
    values.order_day, values.shown, values.is_tick,
)  # fmt: skip
OF_TEXT: tuple[Callable[[str], object], ...] = (
    values.bare_owner, values.clean, values.fold, values.fold_tight, values.group_of,
    values.is_aside, values.is_continuation_mark, values.is_everyone, values.is_heading,
    values.is_law_title, values.may_mean_code, values.named_months, values.named_periods,
    values.one_line, values.opens_signature, values.orders_in, values.original_of,
    values.split_orders, values.take_apart, phrases.aims_in_words, phrases.listed_numbers,
    phrases.says_done, phrases.says_no_money, phrases.stated_years, phrases.without_at_least,
    partial(phrases.stated_counts, unit="ครั้ง"), partial(phrases.stated_shares, unit="ข้อ"),
    partial(phrases.unit_behind, count=3),
)  # fmt: skip
STATUS = values.StatusWords(
    done=("ดำเนินการแล้ว", "ครบ", "มี", "/"), not_done=("ไม่มี",), lacking=("ขาด",)
)


def fuzz_values(data: bytes) -> None:
    """Ask every reader of values of the same cell."""
    raw = _Draw(data).value()
    for reader in READERS:
        reader(raw)
    values.read_status(raw, STATUS)
    text = values.shown(raw)
    for reader in OF_TEXT:
        reader(text)
    if address := values.take_apart(text):
        for name in dir(address):
            getattr(address, name)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "file": fuzz_file,
    "parts": fuzz_parts,
    "check": fuzz_check,
    "values": fuzz_values,
}


class _Draw:
    """Values out of bytes: the same bytes, the same values; past their end, zeros."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def below(self, end: int) -> int:
        return (self.byte() if end <= 256 else self.byte() * 256 + self.byte()) % end

    def text(self) -> str:
        letters = [self.letters() for _ in range(1 + self.below(12))]
        return "".join(letters)

    def letters(self) -> str:
        number = self.byte()
        if number < 240:
            return PIECES[number % len(PIECES)]
        return chr((self.byte() * 65536 + self.byte() * 256 + self.byte()) % 0x110000)

    def number(self) -> float:
        digits = self.below(2**16) - 2**15
        return float(digits * 10 ** (self.below(16) - 4))

    def day(self) -> dt.datetime:
        first = dt.datetime(1900, 1, 1)  # noqa: DTZ001  (Excel has no zones)
        return first + dt.timedelta(days=self.below(2**16) * 45, hours=self.below(24))

    def value(self) -> Value:
        match self.below(8):
            case 0:
                return self.number()
            case 1:
                return self.day()
            case 2:
                return self.day().date()
            case 3:
                return ErrorValue("#REF!") if self.below(2) else bool(self.below(2))
            case 4:
                return dt.timedelta(hours=self.below(99)) if self.below(2) else self.day().time()
        return self.text()


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Change a part tag by tag as often as byte by byte."""
    chance = random.Random(seed)  # noqa: S311  (nothing is kept secret by it)
    if len(data) < 2 or chance.random() < 0.5:
        return atheris.Mutate(data, most)
    edit = mutating.Edit(
        kind=chance.choice(mutating.MARKUP_EDITS),
        at=chance.randrange(2**20),
        length=chance.randrange(64),
        put=chance.choice(mutating.TOKENS),
    )
    return (data[:1] + mutating.changed_markup(data[1:], [edit]))[:most]


def seeds(target: str) -> list[bytes]:
    """What a target begins with."""
    if target == "file":
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        entry = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + b"\x22\0".ljust(64, b"\0")
        least = {name: part for name, part in small_parts().items() if len(part) < 1500}
        return [mutating.zipped(least), ole + entry, b"<html>", "ข้อ,ลิงก์".encode("utf-16")]
    if target == "parts":
        named = enumerate(FUZZED_PARTS)
        own = [bytes([number]) + small_parts().get(name, b"<a/>") for number, name in named]
        others = mutating.parts_of(mutating.EXAMPLES[0]).items()
        sheets = [part for name, part in others if "sheets/sheet" in name and len(part) < 9_000]
        return own + [b"\0" + part for part in (RICH_SHEET.encode(), *sheets)]
    chance = random.Random(1)  # noqa: S311
    return [chance.randbytes(24) for _ in range(200)]


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/fuzz"))  # noqa: S108
    parser.add_argument("--replay", action="store_true", help="what the folder holds, once")
    return parser.parse_args()


def main() -> None:
    """Fuzz one target, or replay what was found."""
    asked = arguments()
    found = asked.folder / asked.target
    found.mkdir(parents=True, exist_ok=True)
    if asked.replay:
        for path in sorted(found.iterdir()):
            TARGETS[asked.target](path.read_bytes())
        return
    for number, seed in enumerate(seeds(asked.target)):
        (found / f"seed-{number:03}").write_bytes(seed)
    words = asked.folder / "tokens.dict"
    quoted = ("".join(f"\\x{byte:02x}" for byte in token) for token in mutating.TOKENS if token)
    words.write_text("".join(f'"{token}"\n' for token in quoted), encoding="ascii")
    atheris.Setup(
        [
            sys.argv[0], str(found), f"-max_total_time={asked.seconds}", f"-dict={words}",
            f"-artifact_prefix={asked.folder / asked.target}-", "-timeout=20", "-rss_limit_mb=2048",
            "-max_len=16384", "-len_control=0", "-keep_seed=1",
            "-print_final_stats=1", "-reload=0",
        ],
        TARGETS[asked.target],
        **({"custom_mutator": mutate} if asked.target == "parts" else {}),
    )  # fmt: skip
    atheris.Fuzz()


if __name__ == "__main__":
    main()
