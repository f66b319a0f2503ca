"""Columns of the office's own, misspelt and doubled headers, and the links in a cell."""

import pytest
from judging.fit.fitting import HEADERS, columns, table, told, understood


class TestColumnsThatAreNotPlain:
    def test_a_column_of_the_offices_own_is_told_where_it_holds_something(self):
        heads = (*HEADERS, "หมายเหตุของกลุ่ม", "ว่าง")
        book = understood(table(lambda _, sheet: sheet.write(2, 5, "x"), headers=heads))
        assert told(book) == [("S105", "info", "F1")]

    @pytest.mark.parametrize(
        ("typed", "place", "key"),
        [
            ("ลิ้งคฺ", 4, "link"),
            ("ลิงก", 4, "link"),
            ("ผู้รับผิดชอป", 2, "owner_lead"),
            ("ผลการดำเนินการณ์", 3, "status"),
        ],
    )
    def test_a_misspelt_header_is_taken_for_what_it_means_and_asked_about(self, typed, place, key):
        heads = [typed if number == place else head for number, head in enumerate(HEADERS)]
        book = understood(table(headers=heads))
        assert columns(book)[key] == place + 1
        cell = f"{'ABCDE'[place]}1"
        assert [line for line in told(book) if line[0] == "S104"] == [("S104", "confirm", cell)]

    @pytest.mark.parametrize("typed", ["วันที่ส่ง", "ครั้งที่ 2", "โทร", "ผู้รับรอง"])
    def test_another_word_is_not_taken_for_a_misspelt_one(self, typed):
        heads = (*HEADERS, typed)
        book = understood(table(lambda _, sheet: sheet.write(2, 5, "x"), headers=heads))
        assert told(book) == [("S105", "info", "F1")]

    def test_of_two_filled_columns_under_one_header_the_first_is_read_and_both_are_told(self):
        def fill(_book, sheet):
            sheet.write_string(1, 4, "https://www.example.go.th/o1")
            sheet.write_string(1, 5, "https://www.example.go.th/o2")

        book = understood(table(fill, headers=(*HEADERS, "ลิงก์")))
        assert columns(book)["link"] == 5
        assert told(book) == [("S106", "confirm", "F1")]

    @pytest.mark.parametrize("place", [4, 5])
    def test_of_two_columns_under_one_header_the_filled_one_is_read(self, place):
        def fill(_book, sheet):
            sheet.write_string(1, place, "https://www.example.go.th/o1")

        book = understood(table(fill, headers=(*HEADERS, "ลิงก์")))
        assert columns(book)["link"] == place + 1
        assert told(book) == []

    @pytest.mark.parametrize(
        "typed",
        ["ผลการดำเนินการ / Status", "ผลการดำเนินการ\nStatus or remark", "ผลการดำเนินการ (Status)"],
    )
    def test_a_header_in_two_languages_is_one_header(self, typed):
        heads = [typed if head == "ผลการดำเนินการ" else head for head in HEADERS]
        book = understood(table(headers=heads))
        assert columns(book)["status"] == 4
        assert told(book) == []

    def test_a_header_that_says_more_than_ours_is_asked_about(self):
        heads = ["สถานะ/ปัญหา" if head == "ผลการดำเนินการ" else head for head in HEADERS]
        book = understood(table(headers=heads))
        assert columns(book)["status"] == 4
        assert told(book) == [("S104", "confirm", "D1")]

    def test_a_filled_column_without_any_header_is_told(self):
        def fill(_book, sheet):
            for row in (1, 2, 3):
                sheet.write(row, 6, "เลขที่รับ")

        assert told(understood(table(fill))) == [("S105", "info", "G1")]


class TestLinks:
    def first(self, write):
        book = understood(table(write))
        return book, [part.url for part in book.item("O1").links]

    @pytest.mark.parametrize("between", ["\n", ", ", " ; ", "\n\n", "  "])
    def test_several_in_a_cell_are_told_apart(self, between):
        urls = ["https://www.example.go.th/1", "http://www.example.go.th/2"]
        book, links = self.first(lambda _, sheet: sheet.write_string(1, 4, between.join(urls)))
        assert links == urls
        assert told(book) == []

    def test_an_address_behind_words_is_the_link(self):
        url = "https://www.example.go.th/behind"
        book, links = self.first(lambda _, sheet: sheet.write_url(1, 4, url, string="คลิกที่นี่"))
        assert links == [url]
        assert told(book) == []

    def test_an_address_in_a_formula_is_the_link(self):
        url = "https://www.example.go.th/formula"
        formula = f'=HYPERLINK("{url}","กดดู")'
        book, links = self.first(lambda _, sheet: sheet.write_formula(1, 4, formula, None, "กดดู"))
        assert links == [url]
        assert told(book) == []

    def test_an_address_without_http_is_asked_about(self):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, "www.example.go.th/o1"))
        assert told(book) == [("T111", "confirm", "E2")]

    @pytest.mark.parametrize(
        "text",
        ["https://a.go.th/1https://a.go.th/2", "C:\\Users\\me\\o1.pdf", "office@example.go.th"],
    )
    def test_what_nobody_can_open_is_an_error(self, text):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, text))
        assert told(book) == [("T110", "error", "E2")]

    def test_words_that_lead_nowhere_are_an_error(self):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, "ดูหน้าเว็บ"))
        assert told(book) == [("T110", "error", "E2")]
