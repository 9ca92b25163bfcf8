"""docs/how-to/add-a-measure.md takes an analyst from nothing to a measure: its own words are followed here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from milepost.config.env import ROOT
from milepost.measures.checks import definitions_are_right
from milepost.measures.definitions import every, of_plan
from milepost.measures.definitions.against_plan import not_in_plan
from milepost.measures.definitions.records import Measure
from milepost.plan.models import Plan

PAGE = (ROOT / "docs" / "how-to" / "add-a-measure.md").read_text("utf-8")


def blocks() -> list[str]:
    """The YAML the page asks to write, its indent taken off."""
    found = re.findall(r"^   ```yaml\n(.*?)^   ```$", PAGE, re.DOTALL | re.MULTILINE)
    return [re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in found]


def follow(folder: Path, text: str) -> Measure:
    name = re.search(r"`definitions/measures/([a-z0-9/-]+\.yaml)`", PAGE)
    assert name
    path = folder / name[1]
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    every.cache_clear()
    return every()[path.stem]


@pytest.mark.django_db
def test_following_the_page_makes_a_measure_of_the_plan(folder: Path) -> None:
    whole, _ = blocks()
    measure = follow(folder, whole)
    assert of_plan("exampleshire") == (measure,)
    assert len(measure.targets) == 2
    assert measure.open
    assert definitions_are_right() == []
    assert not_in_plan(Plan.objects.get(slug="exampleshire")) == ()
    call_command("check_measures")


@pytest.mark.django_db
def test_and_one_that_providers_send(folder: Path) -> None:
    measure = follow(folder, "".join(blocks()))
    assert len(measure.collected_from) == 2
    assert not_in_plan(Plan.objects.get(slug="exampleshire")) == ()


def test_every_word_of_a_file_on_the_page_is_in_the_schema() -> None:
    schema = json.loads((settings.DEFINITIONS / "schemas" / "measure.schema.json").read_text("utf-8"))
    named = {key for block in blocks() for key in re.findall(r"^([a-z_]+):", block, re.MULTILINE)}
    assert named <= set(schema["properties"])
    assert len(named) == 18
    words = {key: part["description"] for key, part in schema["properties"].items()}
    assert all(text.endswith(".") for text in words.values())
