"""Packs as people use them: looked at, frozen, taken away, published, and words removed from them."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from milepost.board.files import files_of
from milepost.board.models import Publication, ReportPack
from milepost.design.report import Words
from milepost.people.clock import today
from milepost.progress.actions.redact import REDACTED
from milepost.progress.models import Update
from tests.board.decisions import making
from tests.board.packs.packing import frozen, kept, the_meeting, the_plan

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _documents(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_ROOT = tmp_path / "documents"


def opened(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()  # type: ignore[no-any-return]


def draft() -> str:
    return f"/desk/meetings/{the_meeting().pk}/pack/"


def sent(**changes: Any) -> dict[str, Any]:
    as_at, since = today() - DAY, today() - 60 * DAY
    boxes = {
        f"{n}-{p}": getattr(d, p) for n, d in (("as_at", as_at), ("since", since)) for p in ("day", "month", "year")
    }
    return {"plan": "exampleshire", **boxes, **changes}


def test_a_reader_chooses_the_day_of_a_draft(as_: Any) -> None:
    page = opened(as_("board"), f"{draft()}?as_at={(today() - 30 * DAY).isoformat()}")
    assert f'value="{(today() - 30 * DAY).isoformat()}"' in page
    assert "What stands out" in page
    assert "Freeze the pack" not in page
    assert "Freeze the pack" in opened(as_("secretary"), draft())


@pytest.mark.parametrize("asked", ["as_at=tomorrow", "as_at=2999-01-01", f"since={today().isoformat()}"])
def test_a_day_that_cannot_be_is_said(asked: str, as_: Any) -> None:
    page = opened(as_("board"), f"{draft()}?{asked}")
    assert any(words in page for words in ("is not a date", "is still to come", "from an earlier day"))


def test_the_secretary_freezes_and_everybody_takes_it_away(as_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # A PDF takes seconds, and is tried where it is drawn.
    monkeypatch.setattr("milepost.board.files.pdf", lambda report, address: b"%PDF")
    response = as_("secretary").post(f"{draft()}freeze/", sent())
    pack = ReportPack.objects.get()
    assert response["Location"] == f"/desk/packs/{pack.pk}/"
    page = opened(as_("board"), response["Location"])
    for words in ("Frozen", "Sam Secretary", pack.digest, "It is not public", "Learnt since"):
        assert words in page
    assert all(kept.ready for kept in files_of(pack))
    client = as_("board")
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        given = client.get(f"/desk/packs/{pack.pk}/file/{ending}/")
        assert given.content.startswith(begins)
        assert given["Content-Disposition"].endswith(f'.{ending}"')
    assert "Summary" in load_workbook(io.BytesIO(given.content)).sheetnames
    assert client.get(f"/desk/packs/{pack.pk}/file/exe/").status_code == 404


def test_a_file_that_is_gone_is_made_again(as_: Any) -> None:
    pack = kept()
    client = as_("board")
    first = client.get(f"/desk/packs/{pack.pk}/file/xlsx/")
    files_of(pack)[2].path.unlink()
    assert client.get(f"/desk/packs/{pack.pk}/file/xlsx/").status_code == first.status_code == 200
    assert files_of(pack)[2].ready


def test_while_it_is_made_the_page_says_so(as_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = kept()
    asked = []
    monkeypatch.setattr(
        "milepost.board.files.make_pack_file", type("Task", (), {"enqueue": lambda *a: asked.append(a)})
    )
    for _ in range(2):
        assert "waits for its turn" in opened(as_("board"), f"/desk/packs/{pack.pk}/file/pdf/")
    assert len(asked) == 1
    assert "waiting to be made" in opened(as_("board"), f"/desk/packs/{pack.pk}/")


TODAY = {f"as_at-{part}": getattr(today(), part) for part in ("day", "month", "year")}


@pytest.mark.parametrize(
    ("field", "changes"),
    [("as_at", TODAY), ("since", {"since-year": today().year + 1}), ("plan", {"plan": "peterborough-2019"})],
)
def test_what_cannot_be_frozen_is_said(field: str, changes: dict[str, Any], as_: Any) -> None:
    page = as_("secretary").post(f"{draft()}freeze/", sent(**changes)).content.decode()
    assert f'href="#id_{field}' in page
    assert not ReportPack.objects.exists()


@pytest.mark.parametrize("key", ["board", "owner", "officer", "auditor"])
def test_who_may_not_freeze_or_publish(key: str, as_: Any) -> None:
    pack = kept()
    assert as_(key).post(f"{draft()}freeze/", sent()).status_code == 404
    assert as_(key).post(f"/desk/packs/{pack.pk}/publish/").status_code == 404
    assert not Publication.objects.exists()


def test_a_pack_is_published_after_looking_at_it_and_taken_back(as_: Any) -> None:
    pack = kept()
    client, path = as_("secretary"), f"/desk/packs/{pack.pk}/publish/"
    assert "This is what everyone would read" in opened(client, path)
    assert client.post(path).status_code == 302
    found = opened(client, f"/desk/packs/{pack.pk}/")
    assert "Everyone can read its public part" in found
    assert f"/boards/packs/{pack.pk}/" in found
    assert all(kept.ready for kept in files_of(pack, open_only=True))
    assert "Say why it is taken back" in client.post(path, {}).content.decode()
    assert client.post(path, {"why": "A figure was wrong"}).status_code == 302
    assert "It is not public" in opened(client, f"/desk/packs/{pack.pk}/")


def test_a_removal_shows_on_the_pack_and_its_files_go(as_: Any, django_capture_on_commit_callbacks: Any) -> None:
    update = Update.objects.filter(milestone__plan=the_plan()).exclude(happened="").latest("pk")
    pack = kept(Words(update.happened, source=f"update:{update.pk}:happened"))
    client = as_("lead")
    client.get(f"/desk/packs/{pack.pk}/file/xlsx/")
    old = files_of(pack)[2].path
    assert old.exists()
    gone = {"field": "happened", "why": "It named a child"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/desk/plans/exampleshire/redact/update/{update.pk}/", gone)
    page = opened(as_("board"), f"/desk/packs/{pack.pk}/")
    assert "It named a child" in page
    assert REDACTED in page
    assert update.happened not in page
    assert pack.digest in page
    assert not old.exists()


def test_words_of_a_board_are_removed_for_good(as_: Any) -> None:
    of = making.decision(making.item(the_meeting()), words="Zebedee was late")
    path = f"/desk/boards/redact/decision/{of.pk}/"
    assert "Zebedee was late" in opened(as_("lead"), path)
    assert "Say why" in as_("lead").post(path, {"field": "words"}).content.decode()
    assert as_("lead").post(path, {"field": "words", "why": "It named a child"}).status_code == 302
    of.refresh_from_db()
    assert of.words == REDACTED
    for key in ("board", "secretary"):
        assert as_(key).get(path).status_code == 404
    for wrong in ("update", "user", "nothing"):
        assert as_("lead").get(f"/desk/boards/redact/{wrong}/1/").status_code == 404


def test_private_words_are_removed_unseen(as_: Any) -> None:
    of = making.decision(making.item(the_meeting()), words="Zebedee was late", private=True)
    asked = making.follow_up(of, what="Ask Zebedee")
    for what, pk in (("decision", of.pk), ("follow-up", asked.pk)):
        page = opened(as_("lead"), f"/desk/boards/redact/{what}/{pk}/")
        assert "Zebedee" not in page
        assert "are not shown here" in page
    as_("lead").post(f"/desk/boards/redact/decision/{of.pk}/", {"field": "words", "why": "It named a child"})
    of.refresh_from_db()
    assert of.words == REDACTED


def test_what_was_learnt_since_and_the_packs_of_a_body(as_: Any) -> None:
    pack = frozen()
    assert "the pack says exactly the same" in opened(as_("board"), f"/desk/packs/{pack.pk}/since/")
    assert f"/desk/packs/{pack.pk}/" in opened(as_("board"), f"/desk/bodies/{pack.body_id}/packs/")


@pytest.mark.parametrize("kind", ["officer-quarterly", "officer-annual", "easy-read"])
def test_a_report_of_a_plan_is_looked_at(kind: str, as_: Any) -> None:
    assert "Draft" in opened(as_("board"), f"/desk/plans/exampleshire/reports/{kind}/")


@pytest.mark.parametrize("kind", ["stocktake", "newsletter"])
def test_a_report_of_a_plan_is_looked_at_and_frozen(kind: str, as_: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.desk.packs.reports.make_files", lambda *args: None)
    path = f"/desk/plans/exampleshire/reports/{kind}/"
    assert path in opened(as_("board"), "/desk/plans/exampleshire/reports/")
    assert "Draft" in opened(as_("board"), f"{path}?since=soon")
    boxes = {name: value for name, value in sent().items() if name != "plan"}
    assert as_("board").post(f"{path}freeze/", boxes).status_code == 404
    opened(as_("lead"), f"{path}freeze/")
    assert 'href="#id_as_at' in as_("lead").post(f"{path}freeze/", boxes | TODAY).content.decode()
    response = as_("lead").post(f"{path}freeze/", boxes)
    page = opened(as_("board"), response["Location"])
    assert ("Everything with its evidence" in page) is (kind == "stocktake")
    assert ("/publish/" in opened(as_("lead"), response["Location"])) is (kind == "newsletter")


def test_there_is_no_report_of_another_kind(as_: Any) -> None:
    for kind in ("board", "nothing"):
        assert as_("lead").get(f"/desk/plans/exampleshire/reports/{kind}/").status_code == 404
