"""The page for a browser: nothing in it comes from a workbook but texts, and nothing is fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import samples
from cli.running import run
from handed_on.hostile import TEXTS, honest, skeleton, with_texts

from oitsheet.form.edition import load_edition
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.rendering.html import html_report

THAI = load_catalogue("th")
ELEMENTS = set(
    re.findall(
        r"\w+",
        "html head meta title style body header main footer section article h1 h2 h3"
        " p span b ul ol li dl dt dd table thead tbody tr th td a",
    )
)
ACTING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def plain():
    """The page of the same report whose every text is one harmless word."""
    return skeleton(html_report(with_texts("คำ"), THAI, "oit.xlsx"))


@each_text
def test_no_element_and_no_attribute_comes_from_a_workbook(text) -> None:
    page = skeleton(html_report(with_texts(text), THAI, "oit.xlsx"))

    assert page.elements == plain().elements
    assert {tag for tag, _ in page.elements} <= ELEMENTS


@pytest.mark.parametrize("name", ["script", "attribute", "entities", "template", "formula"])
def test_a_hostile_text_is_shown_as_it_was_typed(name) -> None:
    assert TEXTS[name] in skeleton(html_report(with_texts(TEXTS[name]), THAI, "x")).text


@each_text
def test_no_letter_that_acts_or_turns_the_line_is_left(text) -> None:
    page = html_report(with_texts(text), THAI, text)

    assert (
        re.findall(
            "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]", page
        )
        == []
    )


def test_a_files_name_is_a_text_like_any_other() -> None:
    page = skeleton(html_report(honest(), THAI, "<b onclick=x>.xlsx"))

    assert page.elements == skeleton(html_report(honest(), THAI, "oit.xlsx")).elements
    assert "<b onclick=x>.xlsx" in page.text


@each_language
def test_the_page_asks_for_nothing_and_leads_nowhere_but_within_itself(language) -> None:
    page = html_report(honest(), load_catalogue(language), "oit.xlsx")
    elements = skeleton(page).elements
    policy = {"http-equiv": "Content-Security-Policy"}
    (content,) = [dict(a)["content"] for _, a in elements if policy.items() <= dict(a).items()]
    led = [dict(attributes)["href"] for tag, attributes in elements if tag == "a"]
    ids = {dict(attributes)["id"] for _, attributes in elements if "id" in dict(attributes)}

    assert content == "default-src 'none'; style-src 'unsafe-inline'"
    assert (
        elements.index(("meta", (("http-equiv", policy["http-equiv"]), ("content", content)))) < 5
    )
    assert led
    assert all(target.startswith("#") and target[1:] in ids for target in led)
    assert re.findall(r"url\(|@import|src=|<script|expression\(", page) == []


@each_language
def test_it_shows_what_there_is_to_know(language) -> None:
    words = load_catalogue(language)
    text = skeleton(html_report(honest(), words, "oit.xlsx")).text
    heads = ("text.mend_first", "text.findings", "text.owners", "text.scope")

    assert [key for key in heads if words.say(key) not in text] == []
    assert [str(f.at) for f in honest().findings if f.at.cell not in text] == []
    assert [f.code for f in honest().findings if f.code not in text] == []
    assert [item for item in honest().mend_first if f"{item} " not in text] == []


def test_fonts_with_thai_letters_are_named_and_none_is_fetched() -> None:
    page = html_report(honest(), THAI, "oit.xlsx")

    for font in ("Noto Sans Thai", "Sarabun", "Leelawadee UI", "Thonburi"):
        assert font in page
    assert "@font-face" not in page


class Listener(BaseHTTPRequestHandler):
    """Serves one page and remembers whatever else is asked for."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def listener():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    server.asked, server.pages = [], {}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def seen_by_a_browser(address, folder):
    """The page as Chromium holds it once it is loaded."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    browser = next(filter(None, found), None)
    assert browser, "this test needs Chromium: see .ci/packages"
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    options += ["--disable-background-networking", f"--user-data-dir={folder}", "--dump-dom"]
    run = subprocess.run(  # noqa: S603  (our own page)
        [browser, *options, address], capture_output=True, check=True, timeout=120
    )
    return run.stdout.decode("utf-8")


def test_a_browser_makes_nothing_of_hostile_texts_and_fetches_nothing(listener, tmp_path) -> None:
    port = listener.server_port
    every = " ".join(TEXTS[name] for name in TEXTS if name != "long")
    hostile = html_report(with_texts(every.replace("127.0.0.1", f"127.0.0.1:{port}")), THAI, "x")
    control = f"<!DOCTYPE html><img src='http://127.0.0.1:{port}/control.png'>"
    listener.pages |= {"/page.html": hostile.encode(), "/control.html": control.encode()}

    dom = skeleton(seen_by_a_browser(f"http://127.0.0.1:{port}/page.html", tmp_path / "a"))
    asked = list(listener.asked)
    seen_by_a_browser(f"http://127.0.0.1:{port}/control.html", tmp_path / "b")

    assert dom.elements == skeleton(hostile).elements
    assert "<script>fetch(" in dom.text
    assert set(asked) <= {"/page.html", "/favicon.ico"}
    assert "/control.png" in listener.asked  # what is fetched would have been seen


def test_what_stands_in_a_real_workbook_ends_as_text_in_the_page(tmp_path) -> None:
    office, owner, status = (TEXTS[name] for name in ("script", "image", "closing"))
    fields = samples.agency_fields(load_edition("2565-obec"), samples.REPORT_DATE, None)
    fields |= {"office": office}
    items = [(None, {"code": "O2", "status": f"เพิ่มเติม {status}", "owner_lead": owner})]
    (tmp_path / "oit.xlsx").write_bytes(samples.workbook(fields, {"items": items}))

    page = skeleton(run("check", tmp_path / "oit.xlsx", "--format", "html").stdout)

    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert office in page.text
    assert owner in page.text
    assert status in page.text
