"""A folder of definitions that a test may change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from milepost.measures.definitions import every


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Where measures are defined, with none in it."""
    here = tmp_path / "definitions"
    (here / "measures").mkdir(parents=True)
    shutil.copytree(settings.DEFINITIONS / "schemas", here / "schemas")
    shutil.copytree(settings.DEFINITIONS / "policies", here / "policies")
    shutil.copy(settings.DEFINITIONS / "calendar.yaml", here)
    settings.DEFINITIONS = here
    every.cache_clear()
    yield here / "measures"
    every.cache_clear()
