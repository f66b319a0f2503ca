"""The engine keeps what xlwings asks of one: the names, the arguments, the words of COM."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
import xlwings as xw
from excel import engine, engine_fonts, engine_names, engine_range, engine_sheets
from excel.engine import running
from excel.engine_contents import TEXTS
from excel.engine_fonts import Font, Note
from excel.engine_looks import Looks
from excel.engine_names import Name, Names
from excel.engine_range import Range
from excel.engine_sheets import Sheet, Sheets
from xlwings import base_classes

WINDOWS = Path(xw.__file__).with_name("_xlwindows.py")
MODULES = (engine, engine_fonts, engine_names, engine_range, engine_sheets)
OURS = (
    *(engine.Apps, engine.App, engine.Books, engine.Book),
    *(Sheets, Sheet, Range, Names, Name, Font, Note),
)
BEYOND_THE_BASE = {"App.engine", "Name.api", "Names.api", "Sheets.add"}
"""What xlwings calls in all engines, but its base classes lack, or know with less arguments."""


def members(cls):
    kept = vars(cls) | (vars(Looks) if cls is Range else {})
    return {
        name: member
        for name, member in kept.items()
        if not name.startswith("_") and (isinstance(member, property) or inspect.isroutine(member))
    }


def arguments_of(method):
    return [(one.name, one.default) for one in inspect.signature(method).parameters.values()]


def windows_engine():
    return {
        node.name: {
            one.name: [argument.arg for argument in one.args.args]
            for one in node.body
            if isinstance(one, ast.FunctionDef)
        }
        | {ast.unparse(one.targets[0]): [] for one in node.body if isinstance(one, ast.Assign)}
        for node in ast.parse(WINDOWS.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    }


def test_all_classes_of_the_engine_are_looked_at() -> None:
    found = {
        cls
        for module in MODULES
        for cls in vars(module).values()
        if inspect.isclass(cls) and vars(base_classes).get(cls.__name__) in cls.__mro__
    }

    assert found == set(OURS)


@pytest.mark.parametrize("cls", OURS, ids=lambda cls: cls.__name__)
def test_what_is_overridden_is_in_the_base_class_with_the_same_arguments(cls) -> None:
    base = getattr(base_classes, cls.__name__)
    for name, member in members(cls).items():
        if f"{cls.__name__}.{name}" in BEYOND_THE_BASE:
            continue
        asked = getattr(base, name, None)

        assert asked is not None, f"base_classes.{cls.__name__} has no {name}"
        assert isinstance(member, property) == isinstance(asked, property), name
        if isinstance(member, property):
            assert member.fset is None or asked.fset is not None, name
        else:
            assert arguments_of(member) == arguments_of(asked), name


@pytest.mark.parametrize("cls", OURS, ids=lambda cls: cls.__name__)
def test_the_engine_for_windows_has_the_same_members(cls) -> None:
    windows = windows_engine()[cls.__name__]

    assert sorted(set(members(cls)) - set(windows)) == []


def test_a_sheet_is_added_with_the_arguments_of_the_engine_for_windows() -> None:
    given = [name for name, _ in arguments_of(Sheets.add)]

    assert given == windows_engine()["Sheets"]["add"]


def test_errors_have_the_numbers_that_xlwings_knows() -> None:
    tree = ast.parse(WINDOWS.read_text(encoding="utf-8"))
    known = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "cell_errors"
    )

    assert known == TEXTS


def test_nothing_of_the_part_that_is_not_free_is_used() -> None:
    sources = Path(__file__).parent.rglob("*.py")
    own = Path(__file__)

    assert [
        path.name
        for path in sources
        if path != own and "xlwings.pro" in path.read_text(encoding="utf-8")
    ] == []


def test_xlwings_is_afterwards_as_it_was_before() -> None:
    before = xw.engines.active, list(xw.engines), "_mock_caller" in vars(xw.Book)
    with running():
        xw.Book().set_mock_caller()
        assert xw.engines.active.name == "excel"
        assert xw.Book.caller().name == "Book1"

    assert (xw.engines.active, list(xw.engines), "_mock_caller" in vars(xw.Book)) == before


def test_one_excel_within_another_gives_the_first_one_back(excel) -> None:
    mine = xw.Book()
    mine.set_mock_caller()
    with running():
        assert len(xw.books) == 0

    assert xw.Book.caller() == mine
    assert excel.books[0].name == mine.name
