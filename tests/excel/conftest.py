"""The Excel of these tests."""

from excel.fixtures import excel

__all__ = ["excel"]
