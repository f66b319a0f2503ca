"""Contacts left out of a report: what the option promises, and what it does not."""

from __future__ import annotations

import io
import zipfile

import pytest
import samples
from cli.running import run

from oitsheet.form.edition import load_edition
from oitsheet.values import parts_of_contact, without_contacts

GROUP = "กลุ่มบริหารงานการเงินและสินทรัพย์"


@pytest.mark.parametrize(
    "number",
    [
        "081-234-5678",
        "0812345678",
        "081 234 5678",
        "08-1234-5678",
        "(081) 234-5678",
        "081.234.5678",
        "081\u2013234\u20135678",
        "0-4241-1234",
        "042-411234",
        "0 4241 1234 ต่อ 101",
        "0-4241-1234 กด 2",
        "0-4241-1234-5",
        "02 123 4567 ext. 12",
        "+66812345678",
        "+66 (0)81 234 5678",
        "66 81 234 5678",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "๐๔๒๔๑๑๒๓๔",
        "somchai.j@example.go.th",
        "somchai_99+oit@mail.example.com",
        "somchai@example.ac.th",
        "นายสมชาย ใจดี",
        "นางสาวสมหญิง ใจดี",
        "น.ส. สมหญิง ใจดี",
        "นางสมศรี",
        "ดร.สมชาย ใจดี",
        "ว่าที่ร้อยตรีสมชาย ใจดี",
        "ว่าที่ ร.ต. สมชาย ใจดี",
        "ผศ.ดร.สมชาย ใจดี",
        "Mr. Somchai Jaidee",
        "Ms Somying J",
        "Line ID: somchai99",
        "ไลน์ : @somchai",
    ],
)
def test_what_is_promised_is_left_out(number) -> None:
    assert without_contacts(f"หัวหน้า{GROUP} ({number})") == f"หัวหน้า{GROUP} (…)"
    assert without_contacts(number) == "…"


@pytest.mark.parametrize(
    "text",
    [
        GROUP,
        "ผู้อำนวยการกลุ่มอำนวยการ",
        "นายทะเบียน",
        "นายช่างโยธา",
        "อำเภอนายูง",
        "อำเภอนางรอง",
        "ทนายความ",
        "นายกเทศมนตรี",
        "คำสั่งที่ 147/2565 ลงวันที่ 5 เม.ย. 2565",
        "05-06-2565",
        "01/10/2564 - 30/09/2565",
        "1,234,567.00",
        "O18-O24, O30",
        "พ.ศ. 2565",
        "https://www.example.go.th/ita/o14?id=2565",
        "โทร 1567",
    ],
)
def test_what_is_no_contact_stays(text) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("สมชาย ใจดี", "สมชาย ใจดี"),  # no title: a word like any other
        ("คุณสมชาย", "คุณสมชาย"),  # begins like quality and virtue
        ("812345678", "812345678"),  # Excel took its zero away
        ("somchai (at) example.go.th", "somchai (at) example.go.th"),
        ("สายด่วน 1567", "สายด่วน 1567"),  # for everybody
    ],
)
def test_known_gaps_are_these(text, left) -> None:
    assert without_contacts(text) == left


def test_what_a_contact_names_without_a_title_is_looked_for_elsewhere() -> None:
    known = list(parts_of_contact("สมชาย ใจดี, โทร. 042-411234 (กลุ่มอำนวยการ)"))

    assert "สมชาย ใจดี" in known
    assert "กลุ่มอำนวยการ" not in known
    assert without_contacts("ผอ. สมชาย ใจดี กลุ่มอำนวยการ", known) == "ผอ. … กลุ่มอำนวยการ"


def test_a_contact_that_is_a_group_names_nobody() -> None:
    assert list(parts_of_contact(GROUP)) == []
    assert list(parts_of_contact("-")) == []


SECRETS = ("สมชาย", "ใจดี", "081-234-5678", "somchai@", "ไม่มีคำนำ", "โพธิ์ทอง", "042-411234")
FORMATS = ("text", "json", "jsonl", "html", "csv", "xlsx")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A workbook that names persons wherever a report may quote it."""
    lead = "หัวหน้ากลุ่มอำนวยการ (นายสมชาย ใจดี 081-234-5678)"
    bare = "ผอ. ไม่มีคำนำ โพธิ์ทอง"
    items = [
        {"code": "O1", "status": "เพิ่มเติมเบอร์โทร นายสมชาย ใจดี 081-234-5678", "owner_lead": lead},
        {"code": "O2", "status": "ขาดอีเมล somchai@example.go.th", "owner_lead": bare},
        {"code": "O3", "status": "ดำเนินการแล้ว", "link": "โทร 042-411234", "owner_lead": bare},
    ]
    owners = [
        {"owner": "กลุ่มอำนวยการ", "items": "O1, นายสมชาย", "contact": "ไม่มีคำนำ โพธิ์ทอง 042-411234"},
    ]
    who = {"rule": "Z102", "place": "O3", "who": "นายสมชาย ใจดี", "why": "โทรถาม 081-234-5678"}
    fields = samples.agency_fields(load_edition("2565-obec"), samples.REPORT_DATE, None)
    sheets = {
        "items": [(None, item) for item in items],
        "owners": [(None, owner) for owner in owners],
        "confirmations": [(None, who | {"when": samples.REPORT_DATE})],
    }
    path = tmp_path_factory.mktemp("book") / "oit.xlsx"
    path.write_bytes(samples.workbook(fields, sheets))
    return path


def output(book, folder, form, *options):
    """All that the command writes in a format, as text."""
    if form == "xlsx":
        file = folder / "out.xlsx"
        outcome = run("check", book, "--format", form, "-o", file, *options)
        package = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
        return outcome.stderr + "".join(package.read(n).decode() for n in package.namelist())
    outcome = run("check", book, "--format", form, *options)
    return outcome.stdout + outcome.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_names_anybody(book, tmp_path, form) -> None:
    text = output(book, tmp_path, form, "--redact")

    assert [secret for secret in SECRETS if secret in text] == []
    assert "…" in text


def test_without_the_option_they_are_there_to_be_left_out(book, tmp_path) -> None:
    text = output(book, tmp_path, "json")

    assert [secret for secret in SECRETS if secret not in text] == []


def test_places_states_and_counts_stay_as_they_are(book) -> None:
    from cli.running import as_json  # noqa: PLC0415

    plain, left = as_json(book), as_json(book, "--redact")
    same = ("verdict", "counts", "kpi", "scores", "mend_first", "skipped")

    assert (plain["redacted"], left["redacted"]) == (False, True)
    assert {key: plain[key] for key in same} == {key: left[key] for key in same}
    assert [(f["code"], f["sheet"], f["cell"]) for f in plain["findings"]] == [
        (f["code"], f["sheet"], f["cell"]) for f in left["findings"]
    ]
