"""What a search looks through is kept only until something is written."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from milepost.judgement import shelf as kept
from milepost.judgement.shelf import shelf
from milepost.people.actions.save import save_record
from milepost.people.models import Area, Organisation


@pytest.fixture
def gathered(db: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often everything was gathered, one entry a time."""
    settings.FIND_KEEPS = True
    monkeypatch.setattr(kept, "_SHELVES", {})
    return []


def look(gathered: list[int], reader: str = "desk") -> None:
    def everything() -> list[Any]:
        gathered.append(1)
        return []

    shelf(reader, everything)


def test_it_is_gathered_again_only_after_a_write(gathered: list[int], cast: Any) -> None:
    look(gathered)
    look(gathered)
    assert len(gathered) == 1
    area = Area.objects.get(name="Exampleshire")
    save_record(row=Organisation(area=area, name="A new school", kind="education"), by=cast("administrator"))
    look(gathered)
    look(gathered)
    assert len(gathered) == 2


def test_it_is_gathered_again_on_another_day_and_for_other_readers(gathered: list[int]) -> None:
    look(gathered)
    look(gathered, "public")
    assert len(gathered) == 2
    with time_machine.travel("2099-01-01"):
        look(gathered)
    assert len(gathered) == 3


def test_something_blanked_is_gone_with_the_next_search(gathered: list[int], client: Any, cast: Any) -> None:
    from milepost.progress.actions import redact
    from milepost.progress.models import Update

    asked = {"q": "caseworkers post"}
    said = Update.objects.get(happened="All eight caseworkers are in post.")
    assert "All eight" in client.get("/find/", asked).content.decode()
    redact(said=said, field="happened", why="It should not be here", by=cast("lead"))
    page = client.get("/find/", asked).content.decode()
    assert "All eight" not in page
    assert "Words removed" not in page
