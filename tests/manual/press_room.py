"""The folder docs/press, which makes the manual, as the tests see it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
sys.path.append(str(DOCS))

from press import causes, common, examples, proof, rules, site  # noqa: E402

__all__ = ["DOCS", "ROOT", "causes", "common", "examples", "proof", "rules", "site"]
