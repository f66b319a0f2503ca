"""Which item of one year is which of another: as published, composed, and never by code alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from oitsheet.doors import BundledShelf
from oitsheet.exchange.rollover import Guess, LinkKind, item_map
from oitsheet.form.edition import load_edition, parse_edition

PUBLISHED = json.loads(Path(__file__).with_name("published.json").read_text(encoding="utf-8"))
"""The titles of three years' lists, and what each item was the year before, as they were found."""

STEPS = [
    ("2565-obec", "2566-obec", 2566),
    ("2565-obec", "2566-moe", 2566),
    ("2566-obec", "2567-obec", 2567),
    ("2566-moe", "2567-moe", 2567),
    ("2566-obec", "2567-moe", 2567),
]


def mapped(old, new, shelf=None, **more):
    lists = [load_edition(one) if isinstance(one, str) else one for one in (old, new)]
    return item_map(*lists, shelf or BundledShelf(), **more)


def pairs(found):
    return {link.new: link.old for link in found.links}


def composed():
    """The lists of 2567 by those of 2565, put together from the two published steps."""
    first, second = (PUBLISHED[year]["previous"] for year in ("2566", "2567"))
    return {
        code: tuple(dict.fromkeys(old for mid in one["codes"] for old in first[mid]["codes"]))
        for code, one in second.items()
    }


@pytest.mark.parametrize(("old", "new", "year"), STEPS)
def test_a_step_is_what_was_published(old, new, year) -> None:
    published = PUBLISHED[str(year)]
    found = mapped(old, new)

    assert pairs(found) == {code: tuple(p["codes"]) for code, p in published["previous"].items()}
    assert list(found.gone) == published["gone"]
    partly = [link.new for link in found.links if link.partly]
    assert partly == [c for c, p in published["previous"].items() if p["relation"] == "partly"]


@pytest.mark.parametrize("new", ["2567-obec", "2567-moe"])
def test_two_years_apart_the_steps_are_composed(new) -> None:
    found = mapped("2565-obec", new)

    assert pairs(found) == composed()
    assert len(found.between) == 1
    assert found.between[0].startswith("2566-")
    lost = set(PUBLISHED["2565"]["titles"]) - {
        old for codes in composed().values() for old in codes
    }
    assert set(found.gone) == lost


def test_a_merger_of_mergers_names_every_old_item() -> None:
    link = mapped("2565-obec", "2567-obec").link("O8")

    assert (link.kind, set(link.old)) == (LinkKind.MERGED, {"O10", "O11", "O18", "O19"})


def test_an_item_of_which_two_go_on_is_split() -> None:
    found = mapped("2565-obec", "2566-obec")

    assert found.goes_to("O38") == ("O32", "O40")
    assert {found.link(code).kind for code in ("O32", "O40")} == {LinkKind.SPLIT}
    assert found.link("O31").kind is LinkKind.PARTLY


@pytest.mark.parametrize(("old", "new", "year"), STEPS)
def test_equal_titles_of_both_lists_are_never_parted(old, new, year) -> None:
    before = {title: code for code, title in PUBLISHED[str(year - 1)]["titles"].items()}
    now = PUBLISHED[str(year)]["titles"]
    found = pairs(mapped(old, new))
    shared = [code for code, title in now.items() if title in before]

    assert len(shared) > 20
    assert [code for code in shared if before[now[code]] not in found[code]] == []


@pytest.mark.parametrize(("old", "new", "year"), STEPS)
def test_equal_codes_with_other_titles_are_no_pair(old, new, year) -> None:
    before, now = (PUBLISHED[str(one)]["titles"] for one in (year - 1, year))
    moved = [code for code in now if code in before and before[code] != now[code]]
    found = pairs(mapped(old, new))

    assert len(moved) > 20
    assert [code for code in moved if code in found[code]] == []


def test_the_same_list_a_year_later_is_itself() -> None:
    found = mapped("2565-obec", "2565-obec", old_year=2564)

    assert set(found.counts.items()) >= {(LinkKind.SAME, 43), (LinkKind.NEW, 0)}
    assert all(link.plain for link in found.links)


def test_another_scheme_of_the_same_year_has_the_same_items() -> None:
    assert all(link.plain for link in mapped("2566-obec", "2566-moe").links)


def test_a_mapping_says_how_sure_its_source_is() -> None:
    certainties = Counter(str(link.certainty) for link in mapped("2566-obec", "2567-obec").links)

    assert certainties == {"unproven": 35}


# --- editions of an office's own ---------------------------------------------------------------

HEAD = """
extends = "2567-obec"
key = "2568-own"
name_th = "เกณฑ์ของหน่วยงาน"
name_en = "An office's own"
fiscal_years = [2568]
"""


class Shelf(BundledShelf):
    """The bundled editions and some of an office's own."""

    def __init__(self, *own):
        object.__setattr__(self, "own", {edition.key: edition for edition in own})

    def known(self):
        return (*super().known(), *self.own)

    def load(self, key):
        return self.own.get(key) or super().load(key)


def own(text, origin="own.toml"):
    return parse_edition(HEAD + text, origin)


def test_an_own_edition_that_says_nothing_new_is_the_list_it_extends() -> None:
    found = mapped("2567-obec", own("previous_years = [2567]"))

    assert found.counts[LinkKind.SAME] == 35
    assert [link for link in found.links if link.guess] == []


def test_what_an_own_edition_inherits_of_the_past_is_not_taken_for_its_own_years() -> None:
    changed = own("""previous_years = [2567]
[[item]]
code = "O35"
th = "รายงานที่ไม่มีในปีก่อน"
en = "A report of its own"
""")
    found = mapped("2567-obec", changed, Shelf(changed))

    assert found.link("O4").old == ("O4",)  # the file it extends says O5, which is of 2566
    assert found.link("O35").old == ()
    assert found.link("O35").guess is Guess.NONE
    assert found.gone == ("O35",)


def test_an_own_edition_goes_on_through_the_list_it_extends() -> None:
    changed = own("previous_years = [2567]")
    found = mapped("2566-obec", changed, Shelf(changed))

    assert pairs(found) == pairs(mapped("2566-obec", "2567-obec"))


def swapped():
    """The list of 2567 with O4 and O5 in each other's place, and no word on the year before."""
    return own("""previous_years = [2567]
[[item]]
code = "O4"
th = "ข่าวประชาสัมพันธ์"
en = "News"
[[item]]
code = "O5"
th = "ข้อมูลการติดต่อ"
en = "Contact"
""")


def test_renumbered_without_a_word_is_found_by_titles_and_called_a_guess() -> None:
    found = mapped("2567-obec", swapped(), Shelf(swapped()))

    assert (found.link("O4").old, found.link("O5").old) == (("O5",), ("O4",))
    assert {found.link(code).guess for code in ("O4", "O5")} == {Guess.EXACT}
    assert found.link("O4").kind is LinkKind.RENUMBERED
    assert found.link("O1").guess is None


def test_a_slightly_other_title_is_a_guess_and_an_unlike_one_is_new() -> None:
    reworded = own("""previous_years = [2567]
[[item]]
code = "O17"
th = "รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปีงบประมาณ"
en = "Procurement"
[[item]]
code = "O6"
th = "ช่องทางใหม่"
en = "A new channel"
""")
    found = mapped("2567-obec", reworded, Shelf(reworded))

    assert (found.link("O17").old, found.link("O17").guess) == (("O17",), Guess.NEAR)
    assert (found.link("O6").old, found.link("O6").guess) == ((), Guess.NONE)


def test_a_code_said_to_be_the_same_that_bears_another_items_title_is_not_believed() -> None:
    wrong = own("""previous_years = [2567]
[default]
previous = "same"
[[item]]
code = "O4"
th = "ข่าวประชาสัมพันธ์"
en = "News"
previous = "same"
[[item]]
code = "O5"
th = "ข้อมูลการติดต่อ"
en = "Contact"
previous = "same"
""")
    found = mapped("2567-obec", wrong, Shelf(wrong))

    assert (found.link("O4").old, found.link("O5").old) == (("O5",), ("O4",))


def test_a_list_without_any_past_is_mapped_by_titles_over_the_published_ones() -> None:
    text = resources.files("oitsheet.form").joinpath("editions/2567-obec.toml")
    alone = re.sub(r"(?m)^previous = \{.*$", "", text.read_text(encoding="utf-8"))
    for old, new in [
        ('key = "2567-obec"', 'key = "2568-alone"'),
        ("fiscal_years = [2567]", "fiscal_years = [2568]"),
        ("previous_years = [2566]", "previous_years = []"),
        ('previous = "same"', 'previous = "new"'),
    ]:
        assert old in alone
        alone = alone.replace(old, new)
    edition = parse_edition(re.sub(r"(?m)^gone = .*$", "", alone), "alone.toml")
    found = mapped("2565-obec", edition, Shelf(edition))

    assert pairs(found) == composed()
    assert found.between == ("2566-obec", "2567-obec")
    assert {link.guess for link in found.links} == {Guess.EXACT}
