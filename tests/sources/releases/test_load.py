"""Loading a release: recorded with what was found, shown at once, and changing nothing where it is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.core.management import CommandError, call_command

from milepost.people.models import AuditEvent
from milepost.people.system import loader
from milepost.sources import national
from milepost.sources.actions import load_release
from milepost.sources.models import Release
from milepost.sources.national import building, opened, stock
from milepost.sources.queries import loaded_release, loaded_releases
from milepost.sources.releases import Refused

from . import made

WHOLE = Path(__file__).parents[4] / "shared" / "data" / "dfe-education-health-and-care-plans-2025.zip"


@pytest.fixture
def root(tmp_path: Path, settings: Any) -> Iterator[Path]:
    opened.close()  # What another test left open is the same figures in another folder.
    settings.NATIONAL_ROOT = tmp_path
    yield tmp_path
    opened.close()


def load(content: io.BytesIO) -> Any:
    return load_release(file=File(content, "release.zip"), by=loader())


def requests_of(place: str) -> dict[int, Any]:
    return {f.year: f.value for f in national.figures("requests", [national.place(place)])}


@pytest.mark.django_db
def test_a_release_is_recorded_and_shown_at_once(root: Path) -> None:
    before = requests_of("peterborough")
    assert before[2024] == 685
    loaded = load(made.release(made.set_cell("requests.csv", 4, "requests_decided_to_assess", "11")))
    assert loaded.new
    release = Release.objects.get()
    assert (release.edition, release.rows) == (2025, 48)
    assert release.differing == loaded.examined.differing > 0
    event = AuditEvent.objects.filter(verb="load_release").get()
    assert event.about_id == str(release.pk)
    assert release.sha256 in str(event.after)
    # The year it has is taken whole from it; the years it does not have stay as they were.
    after = requests_of("peterborough")
    assert after == before | {2024: 20}
    assert [s.shipped for s in national.standing("requests")] == [False, True]
    listed = loaded_releases()
    assert [(r.title, r.kept, r.by) for r in listed] == [(release.title, True, "Milepost loader")]
    assert loaded_release(release.pk)[1] == loaded.examined
    assert not [p for p in (root / "releases").iterdir() if p.name.startswith(".")]


@pytest.mark.django_db
def test_loading_it_again_changes_nothing(root: Path) -> None:
    whole = made.release().getvalue()
    first = load(io.BytesIO(whole))
    names = sorted(p.name for p in root.rglob("*"))
    again = load(io.BytesIO(whole))
    assert (again.new, again.release, again.examined) == (False, first.release, first.examined)
    assert sorted(p.name for p in root.rglob("*")) == names
    assert AuditEvent.objects.filter(verb="load_release").count() == 1


@pytest.mark.django_db
def test_a_refused_release_leaves_everything_as_it_was(root: Path) -> None:
    load(made.release())
    names = sorted(p.name for p in root.rglob("*"))
    with pytest.raises(Refused):
        load(made.release(made.set_cell("work_based_placements.csv", 3, "open_trainee", "?")))
    assert sorted(p.name for p in root.rglob("*")) == names
    assert Release.objects.count() == 1
    assert requests_of("peterborough")[2024] == 20


@pytest.mark.django_db
def test_a_release_that_could_not_be_written_down_is_not_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(import_module("milepost.sources.actions.load_release"), "record", fail)
    with pytest.raises(OSError, match="full"):
        load(made.release())
    assert stock.loaded_names() == []
    assert Release.objects.count() == 0
    assert requests_of("peterborough")[2024] == 685


@pytest.mark.django_db
def test_readers_follow_and_the_old_file_is_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert requests_of("england")[2024] == 154_489
    old = opened.opened()
    [first] = root.glob("national-*.duckdb")
    monkeypatch.setattr(building, "KEPT_SECONDS", -1)
    load(made.release())
    # Who was reading reads on; the next question opens the new file.
    assert old.execute("SELECT count(*) FROM requests").fetchone() == (972,)
    assert requests_of("england")[2024] == 40
    assert [p != first for p in root.glob("national-*.duckdb")] == [True]


def test_a_damaged_copy_is_made_again(root: Path) -> None:
    path = building.built()
    path.write_bytes(b"no database")
    assert requests_of("england")[2024] == 154_489


def test_figures_show_where_nothing_can_be_kept(root: Path, settings: Any) -> None:
    settings.NATIONAL_ROOT = root / "file" / "national"
    (root / "file").write_text("in the way")
    opened.close()
    assert requests_of("england")[2024] == 154_489


@pytest.mark.django_db
def test_the_command_says_what_it_found(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "release.zip"
    path.write_bytes(
        made.release(made.set_cell("timeliness_20_week.csv", 4, "PC_plans_issued_20_weeks_ex", "62.4")).getvalue()
    )
    said = io.StringIO()
    call_command("load_release", path, stdout=said)
    assert "timeliness_20_week.csv: 4 rows, 4 of them whole areas, 2024 to 2024" in said.getvalue()
    assert "Peterborough, 2024: published 62.4, counted 62.5" in said.getvalue()
    said = io.StringIO()
    call_command("load_release", path, stdout=said)
    assert "nothing was changed" in said.getvalue()
    path.write_bytes(b"PK")
    with pytest.raises(CommandError, match="figures are as they were"):
        call_command("load_release", path)
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("load_release", tmp_path / "none.zip")


def test_an_extract_holds_what_the_measures_need(tmp_path: Path) -> None:
    path = tmp_path / "release.zip"
    path.write_bytes(made.release().getvalue())
    call_command("national_extract", path, to=tmp_path / "figures", stdout=io.StringIO())
    inside = tmp_path / "figures" / "ehc-plans-2025"
    assert (inside / "ceased.csv").read_text("utf-8").splitlines()[:2] == ["year,code,ceased", "2024,E06000031,1"]
    assert "E06000031,874,Peterborough,area,E12000006,East of England,2024,2024" in (inside / "places.csv").read_text(
        "utf-8"
    )
    assert "sha256: " in (tmp_path / "figures" / "ehc-plans-2025.yaml").read_text("utf-8")


@pytest.mark.django_db
@pytest.mark.skipif(not WHOLE.exists(), reason="the release itself is not here")
def test_the_release_itself_and_the_figures_we_ship(root: Path) -> None:
    """Every published 20-week rate of every area and year comes out, and the shipped figures are those of the release."""
    shipped = {measure.id: national.figures(measure.id) for measure in national.measures()}
    with WHOLE.open("rb") as file:
        found = load_release(file=File(file, WHOLE.name), by=loader()).examined
    assert found.sha256.startswith("489583bb")
    assert {f.table: (f.rows, f.wholes) for f in found.files}["timeliness"] == (12_211, 970)
    compared = {(c.file, c.column): c for c in found.compared}
    assert compared["timeliness_20_week.csv", "in_20_weeks_rate"].wholes == 963
    assert compared["timeliness_20_week.csv", "in_20_weeks_ex_rate"].wholes == 961
    assert compared["requests.csv", "to_assess_rate"].wholes == 323
    assert compared["assessments.csv", "to_issue_rate"].wholes == 483
    assert sum(c.wholes_differing for c in found.compared) == 0
    # Ten rates of small groups lie half way and were rounded down; three counts of areas are more than their region's.
    assert found.differing == 13
    assert [(d.place, d.period, d.column) for d in found.discrepancies if d.whole] == [
        ("Yorkshire and The Humber", "2022", "new_plans"),
        ("South East", "2024/25", "number_semh"),
        ("South East", "2024/25", "number_spld"),
    ]
    assert [s.shipped for s in national.standing("requests")] == [False]
    assert {measure.id: national.figures(measure.id) for measure in national.measures()} == shipped
