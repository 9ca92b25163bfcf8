"""One database with the demonstration in it, and its cast."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import hypothesis
import pytest

# How long a case takes says how busy the machine is, and nothing of the rule.
# CI looks at the same cases each time, so that what it says is about the change; everyone else looks for new ones.
hypothesis.settings.register_profile("any machine", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis.settings.load_profile("any machine")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks a database, so that the tests on a second database are those alone."""
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db"):
            item.add_marker("asks_database")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: Any, django_db_blocker: Any) -> None:
    """The demonstration is loaded once; every test rolls back what it does."""
    from demo.load import load_demo

    with django_db_blocker.unblock():
        load_demo()


@pytest.fixture
def cast(db: Any) -> Callable[[str], Any]:
    """A member of the cast by key."""
    from milepost.people.models import User

    return lambda key: User.objects.get(email=f"{key}@example.org")


@pytest.fixture
def as_(client: Any, cast: Callable[[str], Any]) -> Callable[[str], Any]:
    """The client signed in as a member of the cast; "public" for nobody."""

    def sign_in(key: str) -> Any:
        client.logout()
        if key != "public":
            client.force_login(cast(key), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def _no_second_factor(settings: Any, request: pytest.FixtureRequest) -> None:
    """The cast has no phones; tests of the second factor ask for it with their own mark."""
    settings.DEMO = "second_factor" not in request.keywords


@pytest.fixture
def empty_boards(db: Any) -> None:
    """Boards that never met: what the demonstration tells of them is taken away for one test."""
    from tests.board.meeting import never_met

    never_met()
