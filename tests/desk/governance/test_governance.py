"""The map of a plan's bodies, and the page of each body, post and organisation."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.clock import today
from milepost.people.models import Area, Body, BodyMembership, Holding, Organisation, Partnership, Post, ReportingLine
from milepost.plan.models import Plan
from tests.desk.test_pages import double, html

OURS, PUBLISHED = "/desk/plans/exampleshire/governance/", "/desk/plans/peterborough-2019/governance/"


def page_of(thing: Body | Post | Organisation) -> str:
    word = {Body: "bodies", Post: "posts", Organisation: "organisations"}[type(thing)]
    return f"/desk/{word}/{thing.pk}/"


def text(page: str) -> str:
    """What is read, without the tags and their spacing."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_map_draws_every_body_and_says_every_line(as_: Any) -> None:
    for path, name in ((OURS, "Exampleshire"), (PUBLISHED, "Peterborough")):
        page = html(as_("board").get(path))
        drawing, lists = page.split("The same in words")
        bodies = Body.objects.filter(area__name=name)
        assert drawing.count('class="mp-map__box"') == bodies.count()
        assert drawing.count("marker-end=") == ReportingLine.objects.filter(body__area__name=name).count()
        for body in bodies:
            assert f'<a href="{page_of(body)}">' in drawing
            assert f'href="{page_of(body)}">{body.name.replace(chr(39), "&#39;")}</a>' in lists
        assert "style=" not in page


def test_the_map_says_how_often_and_where_a_concern_goes(as_: Any) -> None:
    page = text(html(as_("owner").get(OURS)))
    board, above = "Exampleshire SEND Improvement Board", "Exampleshire Health and Wellbeing Board"
    assert f"Reports to {above} every three months" in page
    assert f"Escalates to {above} : commissioning and delivery" in page.replace(":", " :").replace("  ", " ")
    assert f"Commissioning and delivery. From {board} to {above}" in page
    published = text(html(as_("owner").get(PUBLISHED)))
    assert "Children's mental health remedial action plan meetings" in published.replace("&#39;", "'")
    assert "meets every two weeks" in published
    assert "Bodies with no line recorded" in published
    assert "Add a reporting line" not in published


def test_a_circle_is_said_and_drawn(as_: Any) -> None:
    top = Body.objects.get(name="Exampleshire Health and Wellbeing Board")
    low = Body.objects.get(name="Exampleshire SEND Partnership Group")
    ReportingLine.objects.create(body=top, to=low, kind="reports")
    page = html(as_("lead").get(OURS))
    assert "these lines go round in a circle" in page
    assert page.count("marker-end=") == ReportingLine.objects.filter(body__area=top.area).count()


def test_the_map_is_of_today_and_says_so(as_: Any) -> None:
    page = html(as_("lead").get(OURS, {"as_at": (today() - timedelta(days=90)).isoformat()}))
    assert "This is how the bodies stand today" in page
    assert "This is what was recorded by the end" not in page
    assert "This is how" not in html(as_("lead").get(OURS))


def test_an_area_without_bodies_is_told_what_to_do(as_: Any) -> None:
    empty = Area.objects.create(name="Emptyshire")
    Plan.objects.filter(slug="exampleshire").update(area=empty)
    Partnership.objects.update(area=empty)
    assert "Add the boards and groups" in html(as_("administrator").get(OURS))
    page = html(as_("board").get(OURS))
    assert "An administrator can add them" in page
    assert "<svg" not in page
    people = html(as_("board").get("/desk/people/"))
    for words in ("No posts yet.", "No bodies yet.", "No organisations yet."):
        assert words in people
    Body.objects.create(area=empty, name="Only board")
    assert "Nothing says yet where a concern goes" in html(as_("board").get(OURS))


def test_a_body_says_who_sits_where_it_reports_and_what_it_delivers(as_: Any, cast: Any) -> None:
    board = Body.objects.get(name="Exampleshire SEND Improvement Board")
    BodyMembership.objects.create(
        body=board,
        user=cast("lead"),
        seat="chair",
        from_on=today() - timedelta(days=9),
        until_on=today() - timedelta(1),
    )
    page = text(html(as_("owner").get(page_of(board))))
    for words in ("Watches over this plan.", "Every two months", "Bo Board, member,", "Leo Lead, chair", "every month",
                  "Escalates to Exampleshire Health and Wellbeing Board", "It is in no delivery team"):  # fmt: skip
        assert words in page, words
    top = text(html(as_("owner").get(page_of(Body.objects.get(name="Exampleshire Health and Wellbeing Board")))))
    assert "Commissioning and delivery. From Exampleshire SEND Improvement Board" in top
    assert "Nobody sits on it yet" in top
    group = text(html(as_("owner").get(page_of(Body.objects.get(name="Exampleshire SEND Partnership Group")))))
    assert "In the delivery team of Workstream 1" in group


def test_a_post_says_who_holds_it_and_what_it_answers_for(as_: Any, cast: Any) -> None:
    director, head = Post.objects.get(title="Director of Children's Services"), Post.objects.get(title="Head of SEND")
    day = lambda n: today() + timedelta(days=n)  # noqa: E731
    Holding.objects.create(post=head, user=cast("lead"), from_on=day(-900), until_on=day(-800))
    Holding.objects.create(post=head, user=cast("nobody"), from_on=day(20))
    page = text(html(as_("board").get(page_of(director)))).replace("&#39;", "'")
    for words in ("Exampleshire Council", "Orla Officer Since", "Deputy Head of SEND", "Accountable for Workstream 1"):
        assert words in page, words
    page = html(as_("board").get(page_of(head)))
    said = text(page).replace("&#39;", "'")
    for words in ("Stands in for Director of Children's Services", "Nobody stands in for it yet", "Owns 11 milestones",
                  "the dates say Amber", "In the delivery team of Workstream 1"):  # fmt: skip
        assert words in said, words
    now, later = said.split("Who takes it next")
    assert "Owen Owner" in now.split("Who holds it")[1]
    assert "Noor Nobody" in later.split("Who held it before")[0]
    assert "Leo Lead" in later.split("Who held it before")[1]
    assert "mp-rating--blue" in page
    assert "Fill it" not in page


def test_a_vacant_post_is_said_to_be_and_an_administrator_may_fill_it(as_: Any) -> None:
    post = Post.objects.get(title="Head of Children's Therapies")
    assert "Vacant: nobody holds it today" in html(as_("board").get(page_of(post)))
    assert f"/desk/people/posts/{post.pk}/hand-over/" in html(as_("administrator").get(page_of(post)))


def test_an_organisation_says_its_kind_its_posts_and_its_parts(as_: Any) -> None:
    forum = text(html(as_("board").get(page_of(Organisation.objects.get(name="Exampleshire Parent Carer Forum")))))
    assert "Kind Parent carer forum" in forum
    assert "No post is in it" in forum
    assert "Workstream 1" in forum
    assert "Workstream 2" in forum
    trust = text(html(as_("board").get(page_of(Organisation.objects.get(name="Exampleshire Children's NHS Trust")))))
    assert "Head of Children&#39;s Therapies Vacant" in trust
    assert "It is in no delivery team itself" in trust


def test_another_areas_example_has_its_pages_and_no_names(as_: Any) -> None:
    client = as_("administrator")
    for thing, words in (
        (Post.objects.get(title__startswith="Director", area__name="Peterborough"), "Accountable for"),
        (Body.objects.get(name="Child Health Executive Board"), "In the delivery team of"),
        (Organisation.objects.get(name="Family Voice Peterborough"), "In the delivery team of"),
    ):
        page = html(client.get(page_of(thing)))
        assert words in page
        assert "Peterborough is another area" in page
        assert "read as at 15 November 2019" in page
        for absent in ("Meets next", "Plan meetings", "Vacant", "Nobody sits", "Deputy", "Fill it", "Change "):
            assert absent not in text(page), (thing, absent)
        assert f'href="{page_of(thing)}"' not in html(client.get("/desk/people/"))


def test_the_published_plan_says_what_its_bodies_receive(as_: Any) -> None:
    team = Body.objects.get(name__startswith="Chief Operating Team")
    page = text(html(as_("board").get(page_of(team))))
    assert "Annual report on progress with SEND (3.1) , every year From Designated Clinical Officer" in page
    executive = text(html(as_("board").get(page_of(Body.objects.get(name="SEND Executive Board")))))
    assert "(1.1c) , every three months From whom is not said" in executive
    assert "Meets next" not in executive


@pytest.mark.parametrize("key", ["public", "nobody"])
def test_only_those_who_work_here_see_who(key: str, as_: Any) -> None:
    paths = [OURS, PUBLISHED, *(page_of(m.objects.latest("pk")) for m in (Body, Post, Organisation))]
    for path in paths:
        response = as_(key).get(path)
        assert response.status_code == (302 if key == "public" else 404), path


def test_what_no_plan_reaches_is_not_found(as_: Any) -> None:
    far = Area.objects.create(name="Farshire")
    things = (
        Body.objects.create(area=far, name="Far board"),
        Post.objects.create(area=far, title="Far post"),
        Organisation.objects.create(area=far, name="Far council", kind="council"),
    )
    for thing in things:
        assert as_("administrator").get(page_of(thing)).status_code == 404
        assert as_("administrator").get(page_of(thing).replace(str(thing.pk), "0")).status_code == 404
    Partnership.objects.update(area=None)
    for thing in things:
        assert html(as_("administrator").get(page_of(thing)))


def test_names_at_the_desk_lead_to_their_pages(as_: Any) -> None:
    ours = Area.objects.get(name="Exampleshire")
    head, director = (ours.posts.get(title=title) for title in ("Head of SEND", "Director of Children's Services"))
    forum = ours.organisations.get(name="Exampleshire Parent Carer Forum")
    group = ours.bodies.get(name="Exampleshire SEND Partnership Group")
    plan = "/desk/plans/exampleshire/"
    for path, things in (
        (plan, (director,)),
        (plan + "workstreams/1/", (director, head, forum, group)),
        (plan + "actions/1.1a/", (head,)),
        (plan + "milestones/1.1a.1/", (head,)),
        ("/desk/people/", (director, head, forum, group)),
    ):
        page = html(as_("board").get(path))
        for thing in things:
            assert f'href="{page_of(thing)}"' in page, (path, thing)


@pytest.mark.parametrize("which", ["map", "body", "post", "organisation"])
def test_twice_the_rows_take_the_same_number_of_queries(which: str, as_: Any, cast: Any) -> None:
    head, board = Post.objects.get(title="Head of SEND"), Body.objects.get(name="Exampleshire SEND Improvement Board")
    council = head.organisation
    assert council is not None
    path = {"map": OURS, "body": page_of(board), "post": page_of(head), "organisation": page_of(council)}[which]
    client = as_("administrator")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(path))
        return len(queries)

    count()
    before = count()
    double("exampleshire")
    for n in range(8):
        body = Body.objects.create(area=board.area, name=f"Body {n}", rhythm="monthly")
        ReportingLine.objects.create(body=body, to=board, kind="reports")
        ReportingLine.objects.create(body=body, to=board, kind="escalates", concern=f"Concern {n}")
        ReportingLine.objects.create(body=board, to=body, kind="supports")
        BodyMembership.objects.create(body=board, user=cast("lead"), from_on=today() - timedelta(days=n))
        post = Post.objects.create(area=board.area, title=f"Post {n}", organisation=council, deputy=head)
        for held in (post, head):
            Holding.objects.create(post=held, user=cast("owner"), from_on=today() - timedelta(days=n))
    assert count() == before
