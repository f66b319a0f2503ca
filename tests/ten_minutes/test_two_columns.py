"""Four cells and two columns: what is claimed, to mend, at risk, and not looked at."""

from ten_minutes.book import BLANK, ITEMS, REMARK, SITE, STATUSES, cells_of, unsaid


def test_two_columns_tell_what_is_claimed_and_what_nobody_has_looked_at(half) -> None:
    assert (
        unsaid(
            half.text,
            "สพป.ตัวอย่าง เขต 1 · ปีงบประมาณ 2565",
            "ข้อมูล ณ วันที่ 12 ก.ค. 2565 (วันที่รายงาน)",
            "ระบุว่าเสร็จ 17 จาก 43 ข้อ (39.53%)",
            "ยังไม่ได้กรอกผล 9",
        )
        == []
    )
    assert unsaid(half.english, "17 of 43 items claimed (39.53%)", "no status yet 9") == []


def test_two_columns_tell_what_is_to_be_mended_at_its_cell(half) -> None:
    remarks = [f"{ITEMS}!F{n + 5}" for n, text in enumerate(STATUSES) if text == REMARK]

    assert sorted(half.at("C102")) == sorted(remarks)
    for text in (half.text, half.english):
        assert cells_of("C102", text) == {at.rpartition("!")[2] for at in remarks}
        assert f'"{REMARK}"' in " ".join(text.split())


def test_two_columns_tell_which_links_are_a_risk(half) -> None:
    assert half.at("Z101", "Z102") == {f"{ITEMS}!G5": "Z102", f"{ITEMS}!G8": "Z101"}
    assert (
        unsaid(
            half.text,
            f"เสี่ยง {ITEMS}!G5 Z102: ลิงก์ {SITE} เป็นหน้าแรกของเว็บไซต์",
            f"เสี่ยง {ITEMS}!G8 Z101: ระบุว่าดำเนินการแล้วแต่ไม่มีลิงก์",
        )
        == []
    )


def test_what_nobody_looked_at_is_no_fault(half) -> None:
    assert {half.states()[code] for code in BLANK} == {"unknown"}
    assert [f for f in half.heard if f["item"] in BLANK] == []
    assert "error" not in half.loud()
    assert half.code == 0
    assert half.json["verdict"] == "at_risk"
