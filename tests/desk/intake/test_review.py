"""Looking through what was understood of a document, putting it right, and making a draft plan of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.desk.intake.views import whole
from milepost.people.models import AuditEvent
from milepost.plan.models import Origin, Plan, Row
from milepost.progress.models import Update
from milepost.sources.carrying import to_json
from milepost.sources.document import Table
from milepost.sources.draft import Node
from milepost.sources.models import Correction, Intake
from milepost.sources.queries import understood

from .documents import HEADINGS, ROWS, a_document, an_intake_to_look_through
from .test_bringing import at, html


@pytest.fixture
def intake(db: Any) -> Intake:
    return an_intake_to_look_through()


def node(intake: Intake, words: str) -> Node:
    return next(n for n in understood(intake).draft.walk() if words in n.words("statement"))


def page_of(intake: Intake, words: str) -> str:
    return f"{at(intake)}rows/{node(intake, words).id}/"


def values(n: Node, **changed: str) -> dict[str, str]:
    from milepost.sources.draft import FIELDS

    return {name: n.words(name) for name in FIELDS[n.kind]} | changed


def put_right(client: Any, intake: Intake, words: str, seen: int = 0, **changed: str) -> Any:
    n = node(intake, words)
    return client.post(page_of(intake, words), {"seen": str(seen), "do": "set", **values(n, **changed)})


def answered(client: Any, intake: Intake) -> None:
    assert put_right(client, intake, "Both caseworkers", means="March 2027").status_code == 302


def test_the_overview_says_what_was_found_and_what_must_be_answered(as_: Any, intake: Intake) -> None:
    page = html(as_("lead").get(at(intake)))
    for words in ("<b>2</b> actions", "<b>3</b> milestones", "<b>3</b> deadlines", "1 question must be answered"):
        assert words in page
    assert "when the money comes" in page
    assert "Begin to look through it" in page
    assert "Newshire priority action plan" in page


def test_a_document_without_a_title_is_looked_through_all_the_same(as_: Any, db: Any) -> None:
    whole = a_document()
    untitled = an_intake_to_look_through(replace(whole, blocks=whole.blocks[-1:]))
    assert "title" not in understood(untitled).draft.head
    assert "No title was found" in html(as_("lead").get(at(untitled)))
    assert "Make the draft plan" in html(as_("lead").get(f"{at(untitled)}make/"))


def test_each_row_stands_beside_the_cells_it_came_from(as_: Any, intake: Intake) -> None:
    workstream = understood(intake).draft.workstreams[0]
    page = html(as_("lead").get(f"{at(intake)}workstreams/{workstream.id}/"))
    assert "Recruit two more caseworkers" in page
    assert "Table 1, row 3, column 5" in page
    assert "To answer:" in page
    assert page.index("Both caseworkers") < page.index("it depends on") < page.index("A duty rota")


def test_a_deadline_is_given_its_meaning_and_the_plan_is_made(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    assert "must be answered first" in html(client.get(at(intake) + "make/"))
    assert "must be answered first" in html(client.post(at(intake) + "make/", {"seen": "0"}))
    assert not Plan.objects.filter(title__startswith="Newshire").exists()
    answered(client, intake)
    sent = {"seen": str(understood(intake).count), "seen_doubts": "on"}
    response = client.post(at(intake) + "make/", sent)
    assert response.status_code == 302, re.findall(r"summary.*", response.content.decode())
    plan = Plan.objects.get(title="Newshire priority action plan")
    assert response["Location"] == f"/desk/plans/{plan.slug}/"
    milestone = plan.rows.get(kind="milestone", ref="1.1a.2")
    version = milestone.versions.get()
    assert (version.deadline, str(version.due)) == ("when the money comes", "2027-03-31")
    stood = {o.field: (o.place, o.words) for o in Origin.objects.filter(row=milestone)}
    assert stood["statement"] == ("table 1, row 3, column 5", "Both caseworkers have started")
    assert stood["deadline"] == ("table 1, row 3, column 7", "when the money comes")
    assert Update.objects.filter(milestone__plan=plan, rating="red", milestone=milestone).exists()
    assert AuditEvent.objects.filter(verb="load_plan", about_id=str(plan.pk)).count() == 1
    page = html(client.get(f"/desk/plans/{plan.slug}/milestones/1.1a.2/"))
    assert "Table 1, row 3, column 7" in page


def test_what_stays_doubtful_has_to_be_seen_or_left_as_it_is(as_: Any) -> None:
    odd = (*ROWS[0][:3], "Money", *ROWS[0][4:])
    intake = an_intake_to_look_through(a_document((odd,)))
    client = as_("lead")
    page = html(client.get(at(intake) + "make/"))
    assert "neither AR nor ER" in page
    assert "Tick that you have seen" in html(client.post(at(intake) + "make/", {"seen": "0"}))
    path = page_of(intake, "Recruit two")
    left = {"do": "leave", "field": "resource", "code": "resource_unread", "seen": "0"}
    assert client.post(path, left)["Location"] == path
    assert "neither AR nor ER" not in html(client.get(at(intake) + "make/"))
    assert client.post(at(intake) + "make/", {"seen": "1"}).status_code == 302


def test_what_must_be_answered_cannot_be_left(as_: Any, intake: Intake) -> None:
    left = {"do": "leave", "field": "deadline", "code": "deadline_unread", "seen": "0"}
    page = html(as_("lead").post(page_of(intake, "Both caseworkers"), left))
    assert "has to be answered" in page
    assert not Correction.objects.exists()


def test_what_is_put_right_is_added_and_never_overwrites(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    put_right(client, intake, "The posts are advertised", statement="The posts are in the paper")
    put_right(client, intake, "The posts are in", seen=1, statement="The posts are on the web")
    assert [c.values["words"] for c in Correction.objects.all()] == [
        "The posts are in the paper",
        "The posts are on the web",
    ]
    assert AuditEvent.objects.filter(verb="correct_document").count() == 2
    assert not AuditEvent.objects.filter(summary__contains="paper").exists()
    page = html(client.get(at(intake)))
    assert "2 corrections, newest first" in page
    assert client.post(at(intake), {"do": "undo", "seen": "2"}).status_code == 302
    assert node(intake, "The posts are in the paper")
    client.post(at(intake), {"do": "undo", "seen": "3"})
    assert node(intake, "The posts are advertised")
    assert "nothing left to undo" in html(client.post(at(intake), {"do": "undo", "seen": "4"}, follow=True))


def test_rows_are_dropped_brought_back_merged_split_moved_and_added(as_: Any, intake: Intake) -> None:
    client = as_("lead")

    def do(words: str, **sent: str) -> None:
        sent |= {"seen": str(understood(intake).count)}
        assert client.post(page_of(intake, words), sent).status_code == 302

    do("A duty rota", do="drop")
    assert node(intake, "A duty rota").dropped
    do("A duty rota", do="restore")
    assert not node(intake, "A duty rota").dropped
    do("The posts are", do="split", pieces="The posts are written\n\nThe posts are advertised")
    assert node(intake, "The posts are written")
    assert node(intake, "The posts are advertised")
    do("The posts are advertised", do="merge")
    assert "written" in node(intake, "advertised").words("statement")
    do("A duty rota", do="move", under=node(intake, "Recruit two").id)
    assert "A duty rota" in [c.words("statement") for c in node(intake, "Recruit two").children][-1]
    do("Write a plan", do="add", kind="milestone", statement="The plan is written")
    added = node(intake, "The plan is written")
    assert added.kind == "milestone"
    do("The plan is written", do="set", **values(added, deadline="May 2027"))
    assert node(intake, "The plan is written").words("deadline") == "May 2027"


def test_two_at_once_on_the_same_row(as_: Any, intake: Intake) -> None:
    put_right(as_("administrator"), intake, "The posts are advertised", owners="Ada's post")
    page = html(put_right(as_("lead"), intake, "The posts are advertised", seen=0, deadline="May 2027"))
    assert "Somebody else has put this right" in page
    assert "Ada Administrator" in page
    assert 'value="May 2027"' in page
    assert Correction.objects.count() == 1
    assert put_right(as_("lead"), intake, "The posts are", seen=1, deadline="May 2027").status_code == 302


def test_two_at_once_on_different_rows_hinder_nobody(as_: Any, intake: Intake) -> None:
    put_right(as_("administrator"), intake, "The posts are advertised", owners="Another post")
    assert put_right(as_("lead"), intake, "A duty rota", seen=0, deadline="May 2027").status_code == 302
    assert Correction.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"means": "one fine day"}, "one fine day"),
        ({"statement": " "}, "Write its words"),
        ({"complete": "soon"}, "is not a date"),
        ({}, "Nothing was changed"),
    ],
)
def test_what_cannot_be_put_right_says_why(changed: dict[str, str], told: str, as_: Any, intake: Intake) -> None:
    page = html(put_right(as_("lead"), intake, "The posts are advertised", **changed))
    assert told in page
    assert "There is a problem" in page
    assert not Correction.objects.exists()


def test_the_plans_own_values(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    head = {"title": "Our plan", "kind": "other", "area": "Newshire", "slug": "exampleshire", "seen": "0"}
    assert "There is a page at this address already" in html(client.post(at(intake) + "plan/", head))
    assert "is not a day" in html(client.post(at(intake) + "plan/", head | {"slug": "ours", "due": "soon"}))
    assert client.post(at(intake) + "plan/", head | {"slug": "ours", "due": "30 November 2026"}).status_code == 302
    found = understood(intake).draft.head
    assert (found["slug"].words, found["due"].words) == ("ours", "2026-11-30")


def test_a_column_is_taken_for_something_else(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    fields = {f"column-{c.table}-{c.column}": c.meaning for c in understood(intake).draft.columns}
    number = HEADINGS.index("Lead") + 1
    sent = fields | {f"column-1-{number}": "note", "seen": "0"}
    assert client.post(at(intake) + "columns/", sent).status_code == 302
    assert node(intake, "The posts are advertised").words("owners") == ""
    assert node(intake, "The posts are advertised").words("note") == "Head of SEND"
    assert Correction.objects.get().values["column"] == number


def test_going_on_where_one_was(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    workstream = understood(intake).draft.workstreams[0]
    path = f"{at(intake)}workstreams/{workstream.id}/"
    assert client.post(path, {"seen": "0"})["Location"] == at(intake)
    page = html(client.get(at(intake)))
    assert "Looked through" in page
    assert "Begin to look" not in page
    assert "Workstream 1 is looked through" in page


def test_a_workstream_is_added(as_: Any, intake: Intake) -> None:
    sent = {"kind": "workstream", "statement": "Joint commissioning", "seen": "0"}
    assert as_("lead").post(at(intake) + "workstreams/add/", sent)["Location"] == at(intake)
    assert node(intake, "Joint commissioning").kind == "workstream"


@pytest.mark.parametrize("who", ["owner", "officer", "board", "auditor", "nobody"])
def test_others_find_nothing_and_change_nothing(who: str, as_: Any, intake: Intake) -> None:
    workstream = understood(intake).draft.workstreams[0].id
    client = as_(who)
    for path in ("", "plan/", "columns/", "unused/", "make/", "workstreams/add/", f"workstreams/{workstream}/"):
        assert client.get(at(intake) + path).status_code == 404
        assert client.post(at(intake) + path, {"seen": "0", "do": "drop"}).status_code == 404
    assert client.post(page_of(intake, "A duty rota"), {"seen": "0", "do": "drop"}).status_code == 404
    assert not Correction.objects.exists()


@pytest.mark.parametrize("state", ["waiting", "refused", "made", "removed"])
def test_only_what_was_read_is_looked_through(state: str, as_: Any, intake: Intake) -> None:
    path = page_of(intake, "A duty rota")
    Intake.objects.update(state=state)
    assert as_("lead").get(path).status_code == 404
    assert as_("lead").post(path, {"seen": "0", "do": "drop"}).status_code == 404


def test_a_row_that_is_not_there(as_: Any, intake: Intake) -> None:
    client = as_("lead")
    assert client.get(at(intake) + "rows/t9.r9.c9/").status_code == 404
    assert client.get(at(intake) + "workstreams/nothing/").status_code == 404


def test_twice_the_rows_make_no_more_queries(as_: Any) -> None:
    client = as_("lead")

    def asked(many: int) -> list[int]:
        rows = tuple((*row[:4], f"{row[4]} {n}", *row[5:]) for n in range(many) for row in ROWS)
        intake = an_intake_to_look_through(a_document(rows), file_sha256=str(many) * 32)
        workstream = understood(intake).draft.workstreams[0].id
        found = []
        for path in ("", f"workstreams/{workstream}/", "make/", "columns/"):
            client.get(at(intake) + path)
            with CaptureQueriesContext(connection) as queries:
                html(client.get(at(intake) + path))
            found.append(len(queries))
        return found

    assert asked(4) == asked(8)


def test_a_long_workstream_has_pages(as_: Any) -> None:
    rows = tuple((*row[:4], f"{row[4]} {n}", *row[5:]) for n in range(70) for row in ROWS)
    intake = an_intake_to_look_through(a_document(rows))
    workstream = understood(intake).draft.workstreams[0]
    path = f"{at(intake)}workstreams/{workstream.id}/"
    first, second = html(as_("lead").get(path)), html(as_("lead").get(path + "?page=2"))
    assert "page=2" in first
    assert first.count('class="mp-beside mp') == 151
    assert 'id="' + workstream.id + '"' not in second


def test_a_problem_of_the_plan_file_is_told_at_its_row(as_: Any, intake: Intake, monkeypatch: Any) -> None:
    """What only the plan file's own rules see is told where it stands."""
    client = as_("lead")
    answered(client, intake)
    put_right(client, intake, "A duty rota", seen=1, complete="May 2090", rating="blue")
    sent = {"seen": str(understood(intake).count), "seen_doubts": "on"}
    page = html(client.post(at(intake) + "make/", sent))
    assert "Nothing was made: 1 thing to put right" in page
    assert "still to come" in page
    assert f'href="{page_of(intake, "A duty rota")}"' in page
    assert not Row.objects.filter(plan__title__startswith="Newshire").exists()


def with_a_second_table(intake: Intake) -> None:
    """The same table once more."""
    document = a_document()
    table = document.blocks[-1]
    assert isinstance(table, Table)
    two = replace(document, blocks=(*document.blocks, replace(table, place=replace(table.place, table=2))))
    intake.document = to_json(two)
    intake.save()


def test_many_tables_have_pages(as_: Any, intake: Intake, monkeypatch: Any) -> None:
    with_a_second_table(intake)
    monkeypatch.setattr(whole, "TABLES", 1)
    first, second = (html(as_("lead").get(f"{at(intake)}columns/?apart=1&page={n}")) for n in (1, 2))
    assert 'name="column-1-1"' in first
    assert 'name="column-2-1"' not in first
    assert 'name="column-2-1"' in second
    assert "apart=1" in first.split("Next")[0].rsplit("<a", 1)[1]


def test_tables_that_are_alike_are_asked_about_once(as_: Any, intake: Intake) -> None:
    with_a_second_table(intake)
    client = as_("lead")
    path = at(intake) + "columns/"
    page = html(client.get(path))
    assert "Tables 1 and 2" in page
    assert "column-2-" not in page
    number = HEADINGS.index("Lead") + 1
    fields = {f"column-1-{c.column}": c.meaning for c in understood(intake).draft.columns}
    assert client.post(path, fields | {f"column-1-{number}": "note", "seen": "0"}).status_code == 302
    taken = {(c.table, c.meaning) for c in understood(intake).draft.columns if c.column == number}
    assert taken == {(1, "note"), (2, "note")}


def test_one_table_of_many_that_are_alike_is_taken_otherwise(as_: Any, intake: Intake) -> None:
    with_a_second_table(intake)
    client = as_("lead")
    path = at(intake) + "columns/"
    assert 'name="column-2-1"' in html(client.get(path + "?apart=1"))
    number = HEADINGS.index("Lead") + 1
    client.post(path + "?apart=1", {f"column-2-{number}": "note", "seen": "0"})
    (only,) = Correction.objects.all()
    assert (only.values["table"], only.values["column"]) == (2, number)
    page = html(client.get(path))
    assert "Table 1</h2>" in page
    assert "Table 2</h2>" in page
    assert "apart=1" not in page
