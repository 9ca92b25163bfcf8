"""The desk's search, as people use it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from milepost.plan.models import Plan, Row
from milepost.progress.actions import keep_draft, redact
from milepost.progress.actions.check import withdraw_update
from milepost.progress.actions.load import load_whole_plan
from milepost.progress.models import Evidence, ForumView, Update
from milepost.rules.permissions import Role, Verb, may
from tests.plan.test_planfile_refusals import GOOD

FIND = "/desk/find/"


def look(client: Any, q: str, **asked: str) -> str:
    response = client.get(FIND, {"q": q, **asked})
    assert response.status_code == 200
    return unescape(response.content.decode())


def count(page: str) -> str:
    found = re.search(r'id="answer">\s*(.*?) for ', page, re.S)
    return " ".join(found[1].split()) if found else ""


def links(page: str) -> list[str]:
    """Where the results lead, in order."""
    return re.findall(r'<a class="govuk-link" href="(/desk/[^"]+)"', page.split("<ol", 1)[1]) if "<ol" in page else []


def test_a_ref_finds_its_row_first_however_it_is_typed(as_: Any) -> None:
    for typed in ("1.1a.3", "1.1A 3", "1.1a.3."):
        assert links(look(as_("board"), typed))[0] == "/desk/plans/exampleshire/milestones/1.1a.3/"
    assert links(look(as_("board"), "1.1a", plan="exampleshire"))[0] == "/desk/plans/exampleshire/actions/1.1a/"


@pytest.mark.parametrize(
    ("typed", "words", "link"),
    [
        ("backlgo of plans", "<mark>backlog</mark>", "/desk/plans/exampleshire/milestones/1.1a.3/"),
        ("hired write", "<mark>hired</mark>", "/desk/plans/exampleshire/milestones/1.1a.2/"),  # plain words
        ("quality varies", "<mark>varies</mark>", "/desk/plans/exampleshire/workstreams/1/"),  # weakness
        ("bidder withdrawn", "<mark>bidder</mark>", "/desk/plans/exampleshire/milestones/2.1a.2/"),  # being checked
        ("64 overdue", "<mark>64</mark>", "/desk/plans/exampleshire/milestones/1.1a.3/"),  # sent back
        ("psychologist slow", "<mark>psychologist</mark>", "/desk/plans/exampleshire/milestones/1.1a.3/"),  # at risk
        (
            "members north report",
            "<mark>members</mark>",
            "/desk/plans/exampleshire/workstreams/2/",
        ),  # forum, on an impact
        ("older ones wait", "<mark>Older</mark>", "/desk/plans/exampleshire/actions/1.1a/"),  # forum, on an action
        ("staff list", "<mark>Staff</mark>", "/desk/plans/exampleshire/milestones/1.1a.2/"),  # evidence
        ("posts being advertised", "<mark>advertised</mark>", "/desk/plans/exampleshire/milestones/1.1a.2/"),  # review
        ("locums shared", "<mark>locums</mark>", "/desk/plans/exampleshire/risks/1/"),
        ("chief nurse", "<mark>Chief</mark>", "/desk/posts/"),
        ("wellbeing board", "<mark>Wellbeing</mark>", "/desk/bodies/"),
        ("children's nhs trust", "<mark>Trust</mark>", "/desk/organisations/"),
        ("SALT therapies", "<mark>speech and language therapy</mark>", "/desk/plans/exampleshire/workstreams/2/"),
    ],
)
def test_each_kind_of_words_is_found_marked_and_leads_to_its_page(typed: str, words: str, link: str, as_: Any) -> None:
    page = look(as_("board"), typed)
    assert words in page
    assert any(found.startswith(link) for found in links(page))


def test_a_result_says_where_it_is_and_its_rating_in_words(as_: Any, cast: Any) -> None:
    page = look(as_("lead"), "backlog cleared")
    assert count(page) == "1 result"
    for said in ("Milestone", ">Amber<", "past its deadline", "Exampleshire priority action plan · 1 Education"):
        assert said in page
    waiting = look(as_("lead"), "template quicker")
    assert "said to be Amber, behind schedule, being checked" in waiting
    assert "sent back" in look(as_("lead"), "64 overdue")
    withdraw_update(update=Update.objects.get(happened__contains="quicker"), by=cast("owner"))
    assert ", withdrawn</p>" in look(as_("lead"), "template quicker")
    assert ", disagrees</p>" in look(as_("lead"), "members north report")


def test_filters_count_what_each_choice_leaves_and_stay_in_the_address(as_: Any) -> None:
    client = as_("lead")
    page = look(client, "plans")
    options = dict(re.findall(r'<option value="([^"]+)">[^<]*\((\d+)\)</option>', page))
    assert {"milestone", "exampleshire", "peterborough-2019", "exampleshire/1", "red", "none"} <= set(options)
    for name, value in (
        ("kind", "milestone"),
        ("plan", "exampleshire"),
        ("workstream", "exampleshire/1"),
        ("rating", "red"),
    ):
        left = look(client, "plans", **{name: value})
        assert count(left).startswith(f"{options[value]} of "), (name, count(left))
        assert f'<option value="{value}" selected>' in left
    both = look(client, "plans", kind="milestone", plan="exampleshire")
    assert all("/exampleshire/milestones/" in link for link in links(both))
    assert "Nothing is left with these choices" in look(client, "plans", kind="unicorn")


def test_results_come_in_pages_and_each_is_on_one(as_: Any) -> None:
    client = as_("lead")
    total = int(count(look(client, "plan")).split()[0])
    pages = [look(client, "plan", page=str(n)) for n in range(1, -(-total // 20) + 1)]
    results = [result for page in pages for result in re.findall(r"<li><p.*?</li>", page, re.S)]
    assert len(pages) > 2
    assert len(set(results)) == len(results) == total
    assert 'href="?q=plan&page=2"' in pages[0]
    assert 'start="21"' in pages[1]
    assert "?q=plan&kind=milestone&page=2" in look(client, "plan", kind="milestone")
    for wrong in ("0", "-1", "x", "99999999999"):
        assert "results for" in look(client, "plan", page=wrong)


def test_nothing_found_says_what_to_do(as_: Any) -> None:
    client = as_("lead")
    page = look(client, "thrapy")
    assert "Nothing has “thrapy”. These have words that are nearly the same: therapies, therapy." in page
    page = look(client, "thrpy backlog")
    assert "Nothing here has “thrpy”" in page
    assert 'href="?q=therapy+backlog">therapy</a>' in page
    assert 'href="?q=backlog">backlog</a>' in page
    assert "No one thing has all of these words" in look(client, "caseworker tender")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("?!", "Enter a word or a number to look for"),
        ("of the", "Enter a word that says more"),
        ("plan " * 50, "Search for 200 letters or fewer"),
    ],
)
def test_what_cannot_be_looked_for_is_an_error_as_elsewhere(typed: str, said: str, as_: Any) -> None:
    page = look(as_("lead"), typed)
    assert "<title>Error: Search" in page
    assert page.count(said) == 2
    assert 'href="#q"' in page


def test_words_are_shown_as_words(as_: Any) -> None:
    page = as_("lead").get(FIND, {"q": "<b>backlog\x00"}).content.decode()
    assert "<b>" not in page
    assert "&lt;b&gt;backlog" in page


def test_the_empty_page_offers_views_of_each_live_plan(as_: Any) -> None:
    client = as_("lead")
    page = unescape(client.get(FIND).content.decode())
    views = re.findall(r'href="(/desk/plans/exampleshire/[^"]*)"', page)
    shown = {view: client.get(view).content.decode() for view in views}
    gaps = "/desk/plans/exampleshire/evidence/?show=gaps"
    assert "no evidence shows it" in shown.pop(gaps)
    assert len(shown) == 4
    for view, plan in shown.items():
        assert re.search(r"Showing [1-9]\d* of 19 milestones", plan), view
        assert "Clear filters" in plan
    assert "There is a problem" not in page


def test_archived_and_draft_plans_are_found_and_say_so(as_: Any, cast: Any) -> None:
    client = as_("lead")
    page = look(client, "peterborough written statement")
    assert "Example from Peterborough, only to read" in page
    load_whole_plan(text=GOOD, name="small.yaml", by=cast("lead"))
    assert Plan.objects.filter(slug="small").exists()
    page = look(client, "small plan", kind="plan")
    assert "<strong>Draft</strong>" in page
    assert "/desk/plans/small/" in page
    client.logout()
    assert "/plans/small/" not in client.get("/find/", {"q": "small plan"}).content.decode()


def test_a_draft_update_is_never_found(as_: Any, cast: Any) -> None:
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    keep_draft(milestone=milestone, fields={"happened": "Zebras everywhere"}, by=cast("owner"))
    assert count(look(as_("owner"), "zebras")) == "0 results"


def test_words_that_were_removed_are_never_found(as_: Any, cast: Any) -> None:
    said = (
        (Update.objects.get(happened="Five caseworkers have started."), "happened", "five caseworkers started"),
        (Evidence.objects.get(title="Staff list"), "title", "staff list"),
        (ForumView.objects.get(row__ref="1.1b.1"), "words", "wrote half proud"),
    )
    for thing, field, typed in said:
        assert count(look(as_("lead"), typed)) == "1 result"
        redact(said=thing, field=field, why="Names a child", by=cast("lead"))
        assert count(look(as_("lead"), typed)) == "0 results"
    assert count(look(as_("lead"), "words removed")) == "0 results"


def test_every_page_offers_the_search_its_reader_may_use(as_: Any) -> None:
    for who, path, search in (
        ("public", "/", "/find/"),
        ("lead", "/", "/find/"),
        ("lead", "/desk/", FIND),
        ("nobody", "/desk/", "/find/"),
        ("public", "/no-such-page/", "/find/"),
    ):
        page = as_(who).get(path).content.decode()
        assert page.count('role="search"') == 1, path
        assert f'action="{search}" role="search"' in page, (who, path)
    for path in ("/find/", FIND):
        assert as_("lead").get(path).content.decode().count('role="search"') == 1


def test_all_who_share_what_the_desk_searches_may_read_all_of_it() -> None:
    plans, people = ({role for role in Role if may([role], verb)} for verb in (Verb.READ_PLAN, Verb.READ_PEOPLE))
    assert plans == people
