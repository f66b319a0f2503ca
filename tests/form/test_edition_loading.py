"""An edition by its key and from a file: what is found, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oitsheet.errors import OitsheetError
from oitsheet.form.edition import (
    BadEdition,
    UnknownEdition,
    edition_keys,
    load_edition,
    load_edition_file,
    parse_edition,
)

from .bundled import DISTRICT, PROVINCE, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("2565-obce", DISTRICT), ("2566", PROVINCE), ("../2565-obec", DISTRICT), ("zzz", None)],
)
def test_an_unknown_key_lists_the_known_ones_and_the_nearest(key, nearest):
    with pytest.raises(UnknownEdition) as caught:
        load_edition(key)
    assert isinstance(caught.value, OitsheetError)
    assert (caught.value.known, caught.value.nearest) == (edition_keys(), nearest)
    assert all(known in str(caught.value) for known in edition_keys())


def test_a_bundled_file_must_be_named_after_its_key(tmp_path: Path, monkeypatch):
    (tmp_path / "renamed.toml").write_text(text_of(DISTRICT), encoding="utf-8")
    monkeypatch.setattr("oitsheet.form.edition.edition_keys", lambda: ("renamed",))
    monkeypatch.setattr("oitsheet.form.edition._bundled", lambda: tmp_path)
    with pytest.raises(BadEdition, match="head: key '2565-obec' is not the file's name"):
        load_edition("renamed")


def test_broken_toml_is_a_bad_edition():
    with pytest.raises(BadEdition, match="head: not TOML"):
        parse_edition("key = ", "broken.toml")


def test_an_own_file_may_carry_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "ของเรา.toml"
    path.write_text(text_of(DISTRICT), encoding="utf-8-sig")
    assert load_edition_file(path) == load_edition(DISTRICT)


def test_an_own_file_in_another_encoding_is_a_bad_edition(tmp_path: Path):
    path = tmp_path / "old.toml"
    path.write_text('name_th = "ข้อ"', encoding="cp874")
    with pytest.raises(BadEdition, match="not UTF-8"):
        load_edition_file(path)
