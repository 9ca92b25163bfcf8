"""The desk, as people use it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.actions.save import fingerprint
from milepost.people.clock import today
from milepost.people.models import RoleGrant, User
from milepost.plan.models import Plan, Row, RowPost, Version
from milepost.progress.models import Draft, Update, Verdict

PLAN = "/desk/plans/exampleshire/"
UPDATE = PLAN + "milestones/1.1a.5/update/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def test_the_whole_plan_on_one_page_in_at_most_16_queries_with_its_measures(as_: Any) -> None:
    for who, slug, count in (("owner", "exampleshire", 19), ("lead", "peterborough-2019", 107)):
        client = as_(who)
        client.get(PLAN)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = html(client.get(f"/desk/plans/{slug}/"))
        asked = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "UPDATE", "BEGIN"))]
        assert len(asked) <= 16, "\n".join(asked)
        assert f"Showing {count} of {count} milestones" in page


def double(slug: str) -> None:
    """Every row of a plan again, under refs of its own."""
    plan = Plan.objects.get(slug=slug)
    new: dict[int, Row] = {}
    rows = list(plan.rows.order_by("position"))
    for row in rows:
        copy = Row.objects.create(
            plan=plan, kind=row.kind, ref="X" + row.ref, parent=new.get(row.parent_id or 0), position=row.position + 10_000,
            recorded_at=row.recorded_at, recorded_by=row.recorded_by,
        )  # fmt: skip
        new[row.pk] = copy
        for model, name in ((Version, "row"), (RowPost, "row"), (Update, "milestone")):
            for old in model._default_manager.filter(**{name: row.pk}):
                old.pk = None
                setattr(old, name, copy)
                old.save()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("lead", PLAN), ("lead", PLAN + "workstreams/1/"), ("owner", "/desk/"), ("owner", "/desk/mine/"),
        ("owner", "/desk/mine/update/"), ("officer", "/desk/mine/update/?workstream=1"), ("officer", PLAN + "reassign/"),
        ("lead", "/desk/waiting/"), ("administrator", "/desk/people/"), ("administrator", "/desk/people/posts/"),
        ("auditor", "/desk/trail/"), ("public", "/"), ("public", "/plans/exampleshire/"),
        ("public", "/plans/exampleshire/weakness/1/"), ("public", "/plans/exampleshire/changes/"),
        ("lead", PLAN + "timeline/"), ("lead", PLAN + "calendar/"), ("lead", PLAN + "calendar.ics"),
        ("lead", PLAN + "changes/?since=2020-01-01"), ("public", "/plans/exampleshire/timeline/"),
        ("public", "/plans/exampleshire/calendar.ics"), ("public", "/plans/exampleshire/changes.atom"),
        ("lead", "/desk/find/?q=backlgo"), ("public", "/find/?q=backlgo"),
        ("public", "/plans/exampleshire/promises/"),
    ],
)  # fmt: skip
def test_twice_the_rows_take_the_same_number_of_queries(who: str, path: str, as_: Any, cast: Any) -> None:
    client = as_(who)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(path))
        return len(queries)

    count()
    before = count()
    double("exampleshire")
    for n in range(8):
        user = User.objects.create_user(email=f"extra{n}@example.org", name=f"Extra {n}")
        RoleGrant.objects.create(user=user, role="forum", from_on=today())
    assert count() == before


def test_filters_say_how_many_and_keep_what_was_asked(as_: Any) -> None:
    page = html(as_("lead").get(PLAN, {"rating": "blue"}))
    assert "Showing 7 of 19 milestones" in page
    assert 'value="blue" selected' in page
    assert "No milestone matches" in html(as_("lead").get(PLAN, {"due_by": "2001-01-01"}))
    assert "must be a real date" in html(as_("lead").get(PLAN, {"due_by": "soon"}))
    assert "1.1b.2" in html(as_("lead").get(PLAN, {"forum": "1"}))


def test_as_at_shows_what_was_recorded_by_then_and_today_is_no_as_at(as_: Any) -> None:
    client = as_("lead")
    then = (today() - timedelta(days=200)).isoformat()
    page = html(client.get(PLAN + "milestones/1.1a.2/", {"as_at": then}))
    assert "All eight caseworkers" not in page
    assert "As at" in page
    now_page, today_page = html(client.get(PLAN)), html(client.get(PLAN, {"as_at": today().isoformat()}))
    body = lambda p: p.split("</h1>")[1].split("<form")[0]  # noqa: E731
    assert body(now_page) == body(today_page)
    assert "is still to come" in html(client.get(PLAN, {"as_at": (today() + timedelta(days=1)).isoformat()}))
    assert "is not a date" in html(client.get(PLAN, {"as_at": "yesterday"}))


def test_a_milestone_tells_its_whole_history(as_: Any) -> None:
    page = html(as_("owner").get(PLAN + "milestones/1.1a.3/"))
    for words in (
        "Update sent back",
        "so this cannot be Green",
        "64 overdue plans",
        "Promised, with the deadline",
        "sent back",
    ):
        assert words in page


def test_the_published_plan_shows_its_own_ratings_and_the_reference_that_points_nowhere(as_: Any) -> None:
    page = html(as_("board").get("/desk/plans/peterborough-2019/milestones/2.1.1/"))
    assert "Complete: August 2019" in page
    assert "Post an update" not in page
    plan = html(as_("board").get("/desk/plans/peterborough-2019/"))
    assert "read as at 15 November 2019" in plan
    assert "11</b> Blue" in plan
    # The document's other cells are blank, and stay so.
    assert plan.count("mp-rating--") == 11
    assert "Nothing of this plan was recorded by 1 January 2019" in html(
        as_("board").get("/desk/plans/peterborough-2019/", {"as_at": "2019-01-01"})
    )


def test_an_owner_posts_an_update_and_the_officer_sends_it_back(as_: Any) -> None:
    said = {"rating": "green", "happened": "Two months above 75%.", "seen": "0"}
    said |= {"evidence_title": "The monthly report", "evidence_url": "https://example.org/report"}
    response = as_("owner").post(UPDATE, said)
    assert response["Location"] == PLAN + "milestones/1.1a.5/"
    update = Update.objects.latest("pk")
    check = f"{PLAN}updates/{update.pk}/check/"
    assert as_("owner").get(check).status_code == 404
    page = html(as_("officer").post(check, {"kind": "sent_back", "reason": ""}))
    assert 'href="https://example.org/report"' in page
    assert "Say what needs to change" in page
    assert as_("officer").post(check, {"kind": "sent_back", "reason": "Show the figures."}).status_code == 302
    assert "was recorded" in html(as_("lead").post(check, {"kind": "accepted"}))
    assert Verdict.objects.get(update=update).kind == "sent_back"
    assert "Show the figures." in html(as_("owner").get("/desk/mine/"))


def test_a_bad_update_keeps_the_words_and_says_where(as_: Any, cast: Any) -> None:
    bad = {"rating": "green", "happened": "Precious words", "completed-month": "13", "completed-year": "2026"}
    page = html(as_("owner").post(UPDATE, bad))
    assert "There is a problem" in page
    assert "must be a real date" in page
    assert "Precious words" in page
    assert 'href="#id_completed-day"' in page
    assert Draft.objects.get(user=cast("owner")).fields["happened"] == "Precious words"
    assert Update.objects.filter(milestone__ref="1.1a.5", milestone__plan__slug="exampleshire").count() == 0


def test_a_draft_is_kept_shown_and_dropped(as_: Any) -> None:
    client = as_("owner")
    client.post(UPDATE, {"happened": "Half a thought", "draft": "1"})
    assert "Half a thought" in html(client.get(UPDATE))
    assert "Half a thought" not in html(as_("officer").get(UPDATE))
    as_("owner").post(UPDATE, {"drop": "1"})
    assert "Half a thought" not in html(client.get(UPDATE))


def test_two_people_posting_the_second_sees_the_firsts_words(as_: Any) -> None:
    as_("officer").post(UPDATE, {"rating": "amber", "happened": "From the officer", "seen": "0"})
    page = html(as_("owner").post(UPDATE, {"rating": "green", "happened": "From the owner", "seen": "0"}))
    assert "Somebody posted while you were writing" in page
    assert "From the officer" in page
    assert "From the owner" in page
    seen = Update.objects.latest("pk").pk
    assert (
        as_("owner").post(UPDATE, {"rating": "green", "happened": "From the owner", "seen": str(seen)}).status_code
        == 302
    )


@pytest.mark.parametrize("path", ["milestones/1.1a.1/update/", "milestones/1.1a.1/owner/"])
def test_only_a_live_plan_takes_what_is_said(path: str, as_: Any, cast: Any) -> None:
    from milepost.plan.actions.move import move_plan
    from milepost.rules.moves import Status

    move_plan(plan=Plan.objects.get(slug="exampleshire"), status=Status.CLOSED, on=today(), by=cast("lead"))
    response = as_("officer").get(PLAN + path)
    assert response.status_code == 409
    assert "takes no updates" in response.content.decode()


def test_the_forum_disagrees_beside_the_officers_rating(as_: Any) -> None:
    path = PLAN + "milestone/2.1b.2/forum/"
    assert "Say what families see" in html(as_("forum").post(path, {"stance": "disagrees", "words": ""}))
    as_("forum").post(path, {"stance": "disagrees", "words": "There was none near us."})
    for who, page in (("officer2", PLAN), ("public", "/plans/exampleshire/promise/2.1b.2/")):
        assert "There was none near us." in html(as_(who).get(page))
    assert as_("forum").get(PLAN + "outcome/2.1/forum/").status_code == 404


def test_an_administrator_invites_and_the_person_comes_in(as_: Any, client: Any) -> None:
    admin = as_("administrator")
    assert "name@example.org" in html(admin.post("/desk/people/person/new/", {"name": "X", "email": "no"}))
    admin.post("/desk/people/person/new/", {"name": "Ines Invited", "email": "ines@example.org"})
    link = next(word for word in mail.outbox[0].body.split() if "/invitation/" in word).replace("http://testserver", "")
    client.logout()
    assert "at least 12" in html(client.post(link, {"password": "short"})).lower()
    assert client.post(link, {"password": "correct horse battery"}).status_code == 302
    assert client.get("/desk/").status_code == 200
    client.logout()
    assert client.get(link).status_code == 410


def test_records_are_saved_with_dates_and_say_what_is_wrong(as_: Any) -> None:
    admin = as_("administrator")
    new = "/desk/people/holders/new/"
    assert "Enter the first day" in html(admin.post(new, {"seen": ""}))
    holder = RoleGrant.objects.filter(role="forum").get()
    bad = {"user": holder.user_id, "role": "forum", "from_on-day": "2", "from_on-month": "3", "from_on-year": "2026",
           "until_on-day": "1", "until_on-month": "3", "until_on-year": "2026"}  # fmt: skip
    assert "There is a problem" in html(admin.post("/desk/people/roles/new/", bad))


def test_the_last_administrator_keeps_the_role(as_: Any) -> None:
    grant = RoleGrant.objects.get(role="administrator")
    ends = {"user": grant.user_id, "role": "administrator", "from_on-day": "1", "from_on-month": "1", "from_on-year": "2026",
            "until_on-day": "1", "until_on-month": "2", "until_on-year": "2026", "seen": fingerprint(grant)}  # fmt: skip
    page = html(as_("administrator").post(f"/desk/people/roles/{grant.pk}/", ends))
    assert "Make somebody else an administrator first" in page
    grant.refresh_from_db()
    assert grant.until_on is None


def test_a_forgotten_password_is_reset_by_e_mail(client: Any, cast: Any) -> None:
    user = cast("owner")
    user.set_password("correct horse battery")
    user.save()
    assert client.post("/account/password/reset/", {"email": user.email}).status_code == 302
    link = next(w for w in mail.outbox[0].body.split() if "/password/reset/key/" in w).replace("http://testserver", "")
    page = client.get(link, follow=True)
    assert "Choose a new password" in html(page)
    told = client.post(
        page.request["PATH_INFO"], {"password1": "three random words", "password2": "three random words"}
    )
    assert told.status_code == 302
    user.refresh_from_db()
    assert user.check_password("three random words")


def test_loading_a_bad_plan_names_the_line_and_changes_nothing(as_: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    bad = SimpleUploadedFile("plan.yaml", b"plan: {slug: a, title: b}\narea: {name: c}\nworkstreams: []\n")
    page = html(as_("lead").post("/desk/plans/load/", {"file": bad}, follow=True))
    assert "Nothing was made of it" in page
    assert "Line 3" in page
    assert Plan.objects.count() == 2


def test_sign_in_by_password_and_closed_sign_up(client: Any, cast: Any) -> None:
    user = cast("owner")
    user.set_password("correct horse battery")
    user.save()
    assert "There is a problem" in html(client.post("/account/login/", {"login": user.email, "password": "wrong"}))
    response = client.post("/account/login/", {"login": user.email, "password": "correct horse battery"})
    assert response["Location"] == "/desk/"
    client.logout()
    assert "People are invited" in html(client.get("/account/signup/"))


def test_a_post_handed_on_opens_nothing_more(as_: Any, cast: Any) -> None:
    client = as_("owner")
    assert client.get(UPDATE).status_code == 200
    holding = cast("owner").holdings.get()
    holding.until_on = today() - timedelta(days=1)
    holding.save()
    assert client.get(UPDATE).status_code == 404
    assert client.get(PLAN).status_code == 404
    assert "nobody has given you a role" in html(client.get("/desk/"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"rating": "blue"}, "Enter the date completed"),
        (
            {"evidence_until-year": "2027", "evidence_until-month": "1", "evidence_until-day": "1"},
            "Say what the evidence is",
        ),
        ({"happened": "x" * 5000}, "“What happened” must be 4,000 letters or fewer"),
    ],
)
def test_what_would_be_lost_or_unclear_is_refused(typed: dict[str, str], told: str, as_: Any) -> None:
    page = html(as_("owner").post(UPDATE, {"rating": "green", "happened": "It moved on.", "seen": "0", **typed}))
    assert page.count("govuk-error-message") == 1
    assert told in page
    assert not Update.objects.filter(milestone__ref="1.1a.5").exists()


def test_every_cross_reference_is_shown_and_the_one_that_points_nowhere_says_so(as_: Any) -> None:
    page = html(as_("board").get("/desk/plans/peterborough-2019/"))
    for words in ("see 2.3 e", "see 4.3"):
        assert f"The plan says “{words}”" in page
    assert "see 2.3 e" not in html(as_("public").get("/plans/peterborough-2019/weakness/3/"))
