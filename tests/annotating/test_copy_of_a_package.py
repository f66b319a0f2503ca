"""A package copied: what nobody changed is the very same bytes, packed."""

from __future__ import annotations

import io
import zipfile

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.form.edition import load_edition
from oitsheet.workbook.copying import copied, parts_of
from oitsheet.workbook.outline import Outline, Splice, inside, spliced
from oitsheet.workbook.package import Package

BOOK = samples.workbook(
    samples.agency_fields(load_edition("2565-obec")), {"items": [(None, {"code": "O1"})]}
)


def zipped(entries, *, streamed=False, comment=b"", before=b""):
    """A package; streamed ones carry their sizes behind each entry."""

    class Stream(io.BytesIO):
        def seekable(self):
            return not streamed

    file = Stream()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content, method in entries:
            info = zipfile.ZipInfo(name, (2022, 7, 12, 10, 30, 8))
            info.compress_type = method
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
        archive.comment = comment
    return before + file.getvalue()


ODD = [
    ("[Content_Types].xml", b"<Types/>", zipfile.ZIP_STORED),
    ("xl/ไทย.bin", b"\0" * 3000, zipfile.ZIP_DEFLATED),
    ("XL\\Mixed.xml", b"<a/>", zipfile.ZIP_DEFLATED),
    ("xl/empty.xml", b"", zipfile.ZIP_STORED),
    ("xl/folder/", b"", zipfile.ZIP_STORED),
]


@pytest.mark.parametrize(
    "data",
    [
        BOOK,
        zipped(ODD),
        zipped(ODD, streamed=True),
        zipped(ODD, comment="หมายเหตุ".encode()),
    ],
    ids=["office", "odd", "streamed", "comment"],
)
def test_a_copy_without_changes_has_every_entrys_packed_bytes(data) -> None:
    copy = copied(data, {}, {})

    assert list(parts_of(copy)) == list(parts_of(data))
    with zipfile.ZipFile(io.BytesIO(copy)) as new, zipfile.ZipFile(io.BytesIO(data)) as old:
        assert new.testzip() is None
        told = ("orig_filename", "date_time", "compress_type", "external_attr", "CRC", "file_size")
        for left, right in zip(new.infolist(), old.infolist(), strict=True):
            assert [getattr(left, key) for key in told] == [getattr(right, key) for key in told]


def test_a_changed_part_stays_at_its_place_and_a_new_one_comes_last() -> None:
    copy = copied(zipped(ODD), {"xl/mixed.xml": b"<b/>"}, {"xl/new.xml": b"<n/>"})
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        names = [info.orig_filename for info in archive.infolist()]

    assert names == [*(name for name, _, _ in ODD), "xl/new.xml"]
    assert Package(copy).read("xl/mixed.xml") == b"<b/>"
    before, after = dict(parts_of(zipped(ODD))), dict(parts_of(copy))
    assert [name for name in before if before[name] != after[name]] == ["xl/mixed.xml"]


def test_a_copy_is_made_without_a_clock() -> None:
    assert copied(BOOK, {}, {"a.xml": b"x"}) == copied(BOOK, {}, {"a.xml": b"x"})


PART = (
    '<?xml version="1.0"?>\r\n<!-- <sheets/> --><x:book xmlns:x="u" a=\'>\' b="&lt;">'
    '<x:sheets><x:sheet name="ก"/><x:sheet name="ข" /></x:sheets><x:empty/>'
    "<![CDATA[<x:sheets/>]]></x:book>"
).encode()


def test_elements_are_found_where_they_stand_whatever_stands_beside_them() -> None:
    root = Outline(lambda *_: True).read(PART)
    sheets, empty = root.child("sheets"), root.child("empty")

    assert PART[sheets.start : sheets.opened] == b"<x:sheets>"
    assert PART[sheets.closing : sheets.end] == b"</x:sheets>"
    assert [node.attributes["name"] for node in sheets.named("sheet")] == ["ก", "ข"]
    assert (empty.empty, PART[empty.start : empty.end]) == (True, b"<x:empty/>")
    assert [node.name for node in root.children] == ["sheets", "empty"]


def test_content_goes_to_the_end_of_an_element_open_or_not() -> None:
    root = Outline(lambda *_: True).read(PART)
    done = spliced(PART, [inside(root.child("sheets"), b"A"), inside(root.child("empty"), b"B")])

    assert b'<x:sheet name="\xe0\xb8\x82" />A</x:sheets>' in done
    assert b"<x:empty>B</x:empty>" in done


def test_splices_that_overlap_are_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced(b"abcdef", [Splice(0, 3, b""), Splice(2, 4, b"")])


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, len(PART)), st.binary(max_size=9)), max_size=6))
def test_taking_out_what_was_spliced_in_gives_the_part_again(where) -> None:
    splices = sorted((Splice(at, at, content) for at, content in where), key=lambda s: s.start)
    rest = spliced(PART, splices)
    for splice in splices:
        assert rest[splice.start : splice.start + len(splice.content)] == splice.content
        rest = rest[: splice.start] + rest[splice.start + len(splice.content) :]

    assert rest == PART
