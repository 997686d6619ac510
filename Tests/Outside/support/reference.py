"""Data of others, kept outside the repository; tests that need it are skipped where it is absent."""

import os
from pathlib import Path

import pytest

from support.server import ROOT

REFERENCE = Path(os.environ.get("FANGXIN_REFERENCE", ROOT.parent / "shared"))


def reference(name: str) -> Path:
    """A file or folder of the reference data."""
    path = REFERENCE / "data" / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path
