"""Boards that never met, for the folders whose tests begin so."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def never_met(request: pytest.FixtureRequest) -> None:
    """The demonstration's meetings are not there. A test that asks no database is left alone."""
    if "asks_database" in request.keywords:
        request.getfixturevalue("empty_boards")
