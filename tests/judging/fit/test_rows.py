"""Rows that are not plain: hidden, merged, without a code, twice, summed up."""

from judging.fit.fitting import HEADERS, TITLES, statuses, table, told, understood

from oitsheet.judging.checker import finish


class TestRowsThatAreNotPlain:
    def test_blank_rows_between_change_nothing(self):
        def add(_book, sheet):
            sheet.write_row(20, 0, ["O12", TITLES[11], "", "ดำเนินการแล้ว"])

        book = understood(table(add))
        assert book.item("O12").row.number == 21
        assert told(book) == []

    def test_hidden_and_filtered_rows_are_read_and_told(self):
        def add(_book, sheet):
            for row in (3, 4, 6):
                sheet.set_row(row, None, None, {"hidden": True})

        book = understood(table(add))
        assert len(statuses(book)) == 8
        assert told(book) == [("S114", "info", "A4")]
        (unfit,) = [f for f in finish(book).findings if f.code == "S114"]
        assert (unfit.facts["count"], unfit.facts["found"]) == (3, "4-5, 7")

    def test_an_owner_merged_over_rows_is_each_rows_owner(self):
        def add(_book, sheet):
            sheet.merge_range("C2:C5", "กลุ่มอำนวยการ")

        book = understood(table(add))
        owners = [item.text("owner_lead") for item in book.items[:5]]
        assert owners == ["กลุ่มอำนวยการ"] * 4 + [None]
        assert told(book) == [("S117", "info", "C2")]
        assert str(book.item("O3").cell("owner_lead").merged_from) == "รายการ OIT!C2"

    def test_a_filled_row_without_code_is_asked_about(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 2, ["กลุ่มใด", "ครบ"])))
        assert told(book) == [("S108", "confirm", "A10")]
        assert len(statuses(book)) == 8

    def test_a_row_without_code_is_known_by_its_title(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 1, [TITLES[14], "", "ครบ"])))
        assert told(book) == [("S109", "info", "A10")]
        assert book.item("O15").row.number == 10

    def test_a_code_that_no_item_has_is_an_error_and_counts_for_none(self):
        def add(_book, sheet):
            sheet.write(9, 0, "O44")
            sheet.write(9, 3, "ดำเนินการแล้ว")

        book = understood(table(add))
        assert told(book) == [("S110", "error", "A10")]
        assert len(statuses(book)) == 8

    def test_the_first_of_two_rows_of_an_item_counts(self):
        def add(_book, sheet):
            sheet.write(9, 0, "๐๒")
            sheet.write(9, 3, "ยังไม่ดำเนินการ")

        book = understood(table(add))
        assert book.item("O2").row.number == 3
        assert [line for line in told(book) if line[0] == "T105"] == [("T105", "error", "A10")]
        assert told(book, "C103") == []

    def test_headings_of_groups_and_notes_are_no_rows(self):
        def add(_book, sheet):
            sheet.write(9, 0, "ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน")
            sheet.write(10, 1, "(ต่อ)")
            sheet.write(12, 0, "หมายเหตุ: ข้อมูล ณ วันที่ 12 ก.ค. 2565")

        assert told(understood(table(add))) == []

    def test_the_header_repeated_at_a_page_break_is_no_row(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 0, HEADERS)))
        assert told(book) == []
        assert len(book.rows("items")) == 8

    def test_a_line_that_sums_up_is_no_item(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 0, ["รวม", "", "", "8 ข้อ"])))
        assert told(book) == []
        assert [row.number for row in book.tables["items"].totals] == [10]
