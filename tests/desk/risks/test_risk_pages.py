"""The register of risks, as people use it."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.people.models import Post
from milepost.progress.models import Risk, RiskVersion

PLAN = "/desk/plans/exampleshire/"


def opened(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()  # type: ignore[no-any-return]


def form(**changes: Any) -> dict[str, Any]:
    post = Post.objects.get(title="Head of SEND", area__name="Exampleshire")
    usual = {
        "statement": "Nobody applies", "likelihood": 4, "impact": 4, "mitigation": "Advertise early", "likelihood_after": 2,
        "impact_after": 4, "owner": post.pk, "review_on-day": 1, "review_on-month": 3, "review_on-year": 2030,
    }  # fmt: skip
    return usual | changes


@pytest.mark.parametrize(
    ("who", "kind", "ref"),
    [("owner", "milestone", "1.1a.5"), ("officer", "action", "1.1a"), ("officer", "workstream", "1"),
     ("lead", "outcome", "2.1"), ("officer", "impact", "1.1-i1")],
)  # fmt: skip
def test_a_risk_is_raised_on_any_row(who: str, kind: str, ref: str, as_: Any) -> None:
    response = as_(who).post(f"{PLAN}{kind}/{ref}/risk/", form())
    assert response.status_code == 302
    page = opened(as_("board"), response["Location"])
    assert "Nobody applies" in page
    assert f"{kind.capitalize()} {ref}" in page
    assert "Likely (4) × large (4)" in page
    assert "Medium, 8" in page
    assert "Nobody applies" in opened(as_("board"), PLAN + "risks/")


@pytest.mark.parametrize(
    ("who", "path"),
    [("owner", "action/1.1a/risk/"), ("owner", "milestone/2.1a.1/risk/"), ("officer", "milestone/2.1a.1/risk/"),
     ("board", "milestone/1.1a.5/risk/"), ("auditor", "milestone/1.1a.5/risk/"), ("lead", "nothing/1.1a.5/risk/"),
     ("board", "risks/1/change/"), ("owner2", "risks/1/change/"), ("lead", "risks/99/")],
)  # fmt: skip
def test_who_may_not(who: str, path: str, as_: Any) -> None:
    before = Risk.objects.count()
    assert as_(who).post(PLAN + path, form()).status_code == 404
    assert Risk.objects.count() == before


def test_what_is_missing_is_said(as_: Any) -> None:
    page = as_("owner").post(PLAN + "milestone/1.1a.5/risk/", {}).content.decode()
    for words in ("Say what could go wrong", "Choose how likely it is now", "Choose the post that looks after it"):
        assert page.count(words) == 2
    worse = as_("owner").post(PLAN + "milestone/1.1a.5/risk/", form(likelihood_after=5)).content.decode()
    assert 'href="#id_likelihood_after"' in worse


def test_a_change_keeps_what_was_said_and_a_second_writer_is_told(as_: Any) -> None:
    client = as_("owner")
    seen = RiskVersion.objects.filter(risk__number=1, risk__plan__slug="exampleshire").latest("pk").pk
    changed = form(status="open", note="More came", seen=seen, statement="Mine")
    assert client.post(PLAN + "risks/1/change/", changed).status_code == 302
    page = as_("officer").post(PLAN + "risks/1/change/", {**changed, "statement": "Yours"}).content.decode()
    assert "Somebody changed this risk while you were writing" in page
    assert "Mine" in page
    assert "Yours" in page
    assert RiskVersion.objects.filter(risk__number=1).latest("pk").statement == "Mine"


def test_closing_needs_a_reason_and_leaves_the_open_list(as_: Any) -> None:
    seen = RiskVersion.objects.filter(risk__number=1).latest("pk").pk
    closing = form(status="closed", seen=seen, statement="The old one")
    assert "Say why the risk is over" in as_("owner").post(PLAN + "risks/1/change/", closing).content.decode()
    assert as_("owner").post(PLAN + "risks/1/change/", {**closing, "note": "It passed"}).status_code == 302
    assert "The old one" not in opened(as_("lead"), PLAN + "risks/")
    assert "The old one" in opened(as_("lead"), PLAN + "risks/?show=closed")


def test_the_register_by_workstream_and_what_is_silent(as_: Any) -> None:
    page = opened(as_("officer2"), PLAN + "risks/?workstream=2")
    assert "No provider bids" in page
    assert "educational psychologists" not in page
    assert "Red, and no risk is written down" in page
    assert "milestone/2.2.1/risk/" in page
    assert "milestone/2.2.1/risk/" not in opened(as_("board"), PLAN + "risks/")
    assert "Overdue" in opened(as_("lead"), PLAN + "risks/?show=review")


def test_an_empty_register_says_what_to_do(as_: Any) -> None:
    assert "No risk is written down yet" in opened(as_("lead"), "/desk/plans/peterborough-2019/risks/")
    assert "No risk matches" in opened(as_("lead"), PLAN + "risks/?show=closed&workstream=2")
    assert as_("lead").get("/desk/plans/peterborough-2019/milestone/1.1a.1/risk/").status_code == 409


def test_red_without_a_risk_is_asked_about_where_it_is_seen(as_: Any) -> None:
    assert "no risk is written down" in opened(as_("owner2"), PLAN + "milestones/2.2.1/")
    assert "no risk is written down" in opened(as_("owner2"), "/desk/")
    assert "no risk is written down" not in opened(as_("owner"), PLAN + "milestones/1.1a.3/")


def test_words_of_a_risk_can_be_removed(as_: Any) -> None:
    version = RiskVersion.objects.filter(risk__number=1).latest("pk")
    path = f"{PLAN}redact/risk_version/{version.pk}/"
    data = {"field": "statement", "why": "It named a child"}
    assert as_("lead").post(path, data).status_code == 302
    version.refresh_from_db()
    assert version.statement == "[Words removed]"
    assert as_("officer").post(path, data).status_code == 404
