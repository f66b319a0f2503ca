"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Nothing is timed: a slow machine is no fault of the code. Those who look for faults take their
# time: HYPOTHESIS_PROFILE=deep draws fifty times as many examples.
settings.register_profile("ci", deadline=None)
settings.register_profile("deep", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# The case files' own checks explain themselves like any assert.
pytest.register_assert_rewrite("rule_cases", "samples")

CORPUS = Path(os.environ.get("OITSHEET_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of foreign workbooks, which are not part of the repository."""
    return CORPUS


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count, what needs the foreign workbooks where they are not there."""
    if CORPUS.is_dir():
        return
    needing = [item for item in items if item.get_closest_marker("corpus")]
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)
