"""What all tests share: the case files' own checks explain themselves like any assert."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("rule_cases", "samples")
