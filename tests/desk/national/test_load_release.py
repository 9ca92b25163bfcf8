"""Loading a release at the desk, and seeing what was found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from milepost.desk.national import waiting
from milepost.people.models import AuditEvent
from milepost.sources.models import Release
from milepost.sources.national import opened
from tests.public.national.test_area_page import words
from tests.sources.releases import made

LOAD = "/desk/england/load/"


@pytest.fixture(autouse=True)
def _root(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.NATIONAL_ROOT = tmp_path
    yield
    opened.close()


def send(client: Any, content: io.BytesIO, name: str = "release.zip", **options: Any) -> Any:
    return client.post(LOAD, {"file": SimpleUploadedFile(name, content.read())}, **options)


def test_a_release_is_loaded_and_its_figures_are_shown(as_: Any) -> None:
    client = as_("lead")
    changed = made.set_cell("requests.csv", 4, "requests_decided_to_assess", "11")
    response = send(client, made.release(changed), follow=True)
    release = Release.objects.get()
    assert response.redirect_chain[-1][0] == f"/desk/england/{release.pk}/"
    page = words(response)
    assert "The release is loaded. Its figures are shown from now on" in page
    assert release.sha256 in page
    assert "Loaded by Leo Lead" in page
    assert "timeliness_20_week.csv" in page
    assert "Peterborough 2024 to_assess_rate 50 55.0 requests.csv, line 4" in page
    assert "In 2024 the figure for Peterborough was 20." in words(client.get("/england/requests/peterborough/"))
    listed = words(client.get("/desk/england/"))
    assert "Leo Lead" in listed
    assert release.sha256[:12] in listed
    assert AuditEvent.objects.filter(verb="load_release", by__name="Leo Lead").count() == 1


def test_a_release_with_mistakes_is_refused_with_every_place(as_: Any) -> None:
    response = send(
        as_("lead"), made.release(made.set_cell("requests.csv", 5, "requests_withdrawn", "12a")), follow=True
    )
    page = words(response)
    assert "The release was not loaded" in page
    assert "Nothing was changed" in page
    assert "requests.csv 5 requests_withdrawn" in page
    assert not Release.objects.exists()
    assert list(waiting._folder().glob("*.zip")) == []


def test_just_the_same_release_changes_nothing(as_: Any) -> None:
    client = as_("lead")
    whole = made.release().getvalue()
    send(client, io.BytesIO(whole))
    client.get("/desk/england/")
    first = send(client, io.BytesIO(whole))
    assert "Just this release was loaded before" in words(client.get(first["Location"], follow=True))
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty"),
        (b"time_period,la_name\n", "This is not a ZIP file. Choose the file as it was downloaded"),
    ],
)
def test_what_is_no_release_is_told_beside_its_field(content: bytes, told: str, as_: Any) -> None:
    response = send(as_("lead"), io.BytesIO(content), "release.csv")
    body = response.content.decode()
    assert told in body
    assert "There is a problem" in body
    assert "<title>Error: " in body


def test_too_large_a_file_is_told(as_: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("milepost.desk.national.forms.MOST_PACKED", 10)
    assert "must be smaller than" in words(send(as_("lead"), made.release()))


def test_nothing_chosen_is_told(as_: Any) -> None:
    assert "Choose the ZIP file of the release" in words(as_("lead").post(LOAD, {}))


def test_it_waits_until_the_worker_has_looked(as_: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(type(waiting.load_brought), "enqueue", lambda *args, **kwargs: None)
    client = as_("lead")
    path = send(client, made.release())["Location"]
    page = client.get(path).content.decode()
    assert "data-look-again" in page
    assert "Look again" in page
    assert as_("administrator").get(path).status_code == 404
    monkeypatch.setattr(waiting, "GIVEN_UP", -1)
    assert "It should have been ready by now" in words(as_("lead").get(path))
    monkeypatch.setattr(waiting, "KEPT", -1)
    assert as_("lead").get(path).status_code == 404


def test_what_was_not_expected_is_told_without_its_details(as_: Any, monkeypatch: Any) -> None:
    def breaks(**_: Any) -> None:
        raise RuntimeError("secret place")

    monkeypatch.setattr(waiting, "load_release", breaks)
    page = words(send(as_("lead"), made.release(), follow=True))
    assert "Something in this file was not expected" in page
    assert "secret place" not in page


def test_what_was_brought_is_tidied_away(as_: Any, monkeypatch: Any) -> None:
    client = as_("lead")
    send(client, io.BytesIO(b"PK\x03\x04"))
    monkeypatch.setattr(waiting, "KEPT", -5)
    send(client, io.BytesIO(b"PK\x03\x04"))
    assert len(list(waiting._folder().iterdir())) == 1


@pytest.mark.parametrize("key", ["board", "owner", "officer", "forum"])
def test_who_may_not_load_finds_no_page(key: str, as_: Any) -> None:
    client = as_(key)
    assert send(client, made.release()).status_code == 404
    assert client.get("/desk/england/").status_code == 404
    assert not Release.objects.exists()


def test_an_analyst_may(as_: Any, cast: Any) -> None:
    from milepost.people.actions.save import save_record
    from milepost.people.models import RoleGrant

    save_record(
        row=RoleGrant(user=cast("nobody"), role="analyst", from_on=timezone.localdate()), by=cast("administrator")
    )
    assert "Nobody has loaded a release here yet" in words(as_("nobody").get("/desk/england/"))


def test_the_desk_leads_there_for_those_who_may(as_: Any) -> None:
    assert 'href="/desk/england/"' in as_("lead").get("/desk/").content.decode()
    assert 'href="/desk/england/"' not in as_("board").get("/desk/").content.decode()


def test_no_such_release(as_: Any) -> None:
    assert as_("lead").get("/desk/england/999/").status_code == 404
