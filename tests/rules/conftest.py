"""Rules know no Django, and neither do their tests: ``pytest tests/rules -p no:django -W ignore::pytest.PytestConfigWarning``."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_second_factor() -> None:
    """Takes the place of the fixture of that name for app tests, which needs Django's settings."""
