"""What is tested here begins with boards that never met."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _empty(empty_boards: None) -> None:
    """The demonstration's meetings are not there."""
