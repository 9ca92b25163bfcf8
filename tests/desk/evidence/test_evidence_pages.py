"""Giving, reading and reviewing evidence, as people do it."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.people.clock import today
from milepost.plan.models import Row
from milepost.progress import actions
from milepost.progress.models import Draft, Evidence, Review, Update, Verdict
from milepost.rules.brag import Brag
from tests.sources.files import PDF, given

PLAN = "/desk/plans/exampleshire/"
UPDATE = PLAN + "milestones/1.1a.5/update/"


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def opened(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()  # type: ignore[no-any-return]


def evidence(public: bool, verdict: str = "") -> Evidence:
    """A file with an update on 1.1a.5, and what became of the update."""
    from milepost.people.models import User

    by = {name: User.objects.get(email=f"{name}@example.org") for name in ("owner", "officer")}
    proof = actions.NewEvidence("What we saw", file=given("names.pdf"), public=public)
    new = actions.NewUpdate(Brag.GREEN, "Seen.", evidence=(proof,))
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    update = actions.post_update(milestone=milestone, new=new, by=by["owner"])
    if verdict:
        actions.check_update(update=update, kind=Verdict.Kind(verdict), reason="No.", by=by["officer"])
    return update.evidence.get()


def test_an_owner_gives_a_file_and_everyone_at_the_desk_may_save_it(as_: Any) -> None:
    data = {
        "rating": "green",
        "happened": "Seen.",
        "evidence_title": "Minutes",
        "evidence_file": given("M.pdf"),
        "seen": 0,
    }
    assert as_("owner").post(UPDATE, data).status_code == 302
    kept = Evidence.objects.latest("pk")
    path = f"{PLAN}evidence/{kept.pk}/file/"
    assert path in opened(as_("board"), PLAN + "milestones/1.1a.5/")
    response = as_("board").get(path)
    assert body(response) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="M.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    for who in ("nobody", "public"):
        assert as_(who).get(path).status_code in (302, 404)
    assert as_("board").get(f"/desk/plans/peterborough-2019/evidence/{kept.pk}/file/").status_code == 404


def test_a_file_that_is_not_taken_is_said_beside_the_field_and_the_words_are_kept(as_: Any, cast: Any) -> None:
    bad = given("minutes.pdf", b"MZ\x90\x00")
    data = {"rating": "green", "happened": "Seen.", "evidence_title": "Minutes", "evidence_file": bad, "seen": 0}
    page = as_("owner").post(UPDATE, data).content.decode()
    assert 'href="#id_evidence_file"' in page
    assert "Choose the file again" in page
    assert Draft.objects.get(user=cast("owner")).fields["happened"] == "Seen."
    assert not Update.objects.filter(milestone__ref="1.1a.5").exists()


@pytest.mark.parametrize("given_", [{"evidence_url": "https://example.org/x"}, {"evidence_file": given()}])
def test_evidence_says_what_it_is(given_: Any, as_: Any) -> None:
    data = {"rating": "green", "happened": "Seen.", "seen": 0, **given_}
    assert "Say what the evidence is" in as_("owner").post(UPDATE, data).content.decode()


@pytest.mark.parametrize(
    ("public", "verdict", "status"),
    [(True, "accepted", 200), (True, "", 404), (True, "sent_back", 404), (False, "accepted", 404)],
)
def test_the_public_sees_a_file_only_when_it_is_marked_and_accepted(
    public: bool, verdict: str, status: int, as_: Any, db: Any
) -> None:
    kept = evidence(public, verdict)
    response = as_("public").get(f"/plans/exampleshire/evidence/{kept.pk}/")
    assert response.status_code == status
    page = opened(as_("public"), "/plans/exampleshire/promise/1.1a.5/")
    assert ("What we saw" in page) is (status == 200)
    if status == 200:
        assert body(response) == PDF
        assert response["Content-Disposition"] == 'attachment; filename="What we saw.pdf"'


def test_the_index_shows_what_there_is_and_what_is_missing(as_: Any) -> None:
    page = opened(as_("lead"), PLAN + "evidence/")
    assert "Board minutes" in page
    gaps = opened(as_("lead"), PLAN + "evidence/?show=gaps")
    assert "Complete, and no evidence shows it" in gaps
    assert "all of its evidence has run out" in gaps
    assert "Board minutes" not in gaps
    assert "There is no evidence yet" in opened(as_("lead"), "/desk/plans/peterborough-2019/evidence/?as_at=2019-01-01")


def test_the_keeper_is_reminded_before_evidence_runs_out(as_: Any) -> None:
    page = opened(as_("owner"), "/desk/")
    assert "Evidence that is running out" in page
    assert "“Staff list” ran out on" in page
    assert "Evidence that is running out" not in opened(as_("board"), "/desk/")


def test_evidence_is_added_to_what_stands(as_: Any) -> None:
    path = PLAN + "milestones/1.1a.2/evidence/"
    assert as_("owner").post(path, {"evidence_title": "A newer list"}).status_code == 302
    assert "A newer list" in opened(as_("lead"), PLAN + "milestones/1.1a.2/")
    assert "Say what the evidence is" in as_("owner").post(path, {}).content.decode()
    assert as_("owner2").get(path).status_code == 404
    assert as_("owner").get(PLAN + "milestones/1.1a.5/evidence/").status_code == 404


def test_an_officer_reviews_what_was_completed(as_: Any) -> None:
    path = PLAN + "milestones/1.1a.1/review/"
    on = today()
    data = {"held_on-day": on.day, "held_on-month": on.month, "held_on-year": on.year, "finding": "embedded"}
    page = as_("officer").post(path, data).content.decode()
    assert "Say what shows that the change is still there" in page
    assert as_("officer").post(path, {**data, "evidence_title": "Still on the agenda"}).status_code == 302
    assert Review.objects.latest("pk").finding == "embedded"
    page = opened(as_("board"), PLAN + "milestones/1.1a.1/")
    assert "Blue, embedded" in page
    assert "Still on the agenda" in page
    assert "Blue, embedded" in opened(as_("public"), "/plans/exampleshire/promise/1.1a.1/")
    for who, where in (("owner", path), ("officer2", path), ("officer", PLAN + "milestones/1.1a.5/review/")):
        assert as_(who).get(where).status_code == 404


def test_a_lost_file_is_not_found(as_: Any) -> None:
    kept = evidence(public=False)
    kept.file.storage.delete(kept.file.name)
    assert as_("board").get(f"{PLAN}evidence/{kept.pk}/file/").status_code == 404


@pytest.mark.parametrize(
    ("who", "path"),
    [("owner", UPDATE), ("owner", PLAN + "milestones/1.1a.2/evidence/"), ("officer", PLAN + "milestones/1.2.1/review/"),
     ("officer", PLAN + "milestone/1.1a.3/risk/"), ("owner", PLAN + "risks/1/change/")],
)  # fmt: skip
def test_a_form_that_is_only_opened_shows_no_problem(who: str, path: str, as_: Any) -> None:
    page = opened(as_(who), path)
    assert "There is a problem" not in page
    assert "<title>Error" not in page
