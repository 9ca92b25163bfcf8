"""The licences: the shipped ones, and a bad file told its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from milepost.api.opendata.licences import licence_for, read_licences
from milepost.plan.models import Plan

SHIPPED = settings.DEFINITIONS / "open_data.yaml"


@pytest.mark.parametrize(
    ("slug", "status", "name"),
    [
        ("ours-2026", "live", "Open Government Licence v3.0"),
        ("ours-2020", "closed", "Open Government Licence v3.0"),
        ("elsewhere", "archived", "The terms its source states"),
        ("peterborough-2019", "archived", "MIT"),
    ],
)
def test_each_plan_has_its_licence(slug: str, status: str, name: str) -> None:
    plan = Plan(slug=slug)
    plan.status = status  # type: ignore[attr-defined]
    assert licence_for(plan).name == name


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: MIT", "nam: MIT", "line 12: give each of plans, name, address, terms once"),
        ("plans: peterborough-2019", "plans: ours", "line 12: “ours” has a licence already"),
        ("plans: examples", "plans: others", "line 1: add a licence for plans: examples"),
        ("name: MIT", "name: 5", "line 12: name must be text"),
        ("name: MIT", 'name: " "', "line 12: name must be text"),
        ("https://opensource", "opensource", "line 12: address must begin with https://"),
        ("licences:", "licenses:", "line 1: write one list named licences"),
    ],
)
def test_a_bad_file_is_told_its_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = tmp_path / "open_data.yaml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ImproperlyConfigured) as caught:
        read_licences(path)
    assert str(caught.value).startswith("open_data.yaml, " + said)


@pytest.mark.parametrize("text", ["", "licences: none\n", "licences: [a]\n"])
def test_an_empty_file_is_told_too(text: str, tmp_path: Path) -> None:
    (tmp_path / "open_data.yaml").write_text(text, "utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"open_data.yaml, line 1"):
        read_licences(tmp_path / "open_data.yaml")
