"""A workbook that owners have written in: shown first, posted only as chosen, never silently and never twice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from milepost.people.clock import today
from milepost.people.models import AuditEvent
from milepost.plan.models import Row, Version
from milepost.progress.actions import NewUpdate, check_update, post_update, redact
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag

PLAN = "/desk/plans/exampleshire/"
BRING = PLAN + "bring-updates/"
Sheet = dict[str, dict[str, Any]]


@pytest.fixture
def workbook(as_: Any) -> Callable[..., bytes]:
    """The plan's workbook as somebody took it; ``edits`` are by milestone and heading."""
    taken = as_("lead").get(PLAN + "take-away/plan.xlsx").content

    def edited(edits: Sheet, also: Callable[[Any, dict[str, int]], None] | None = None) -> bytes:
        book = load_workbook(io.BytesIO(taken))
        sheet = book["Plan"]
        columns = {str(cell.value): n for n, cell in enumerate(sheet[1], start=1)}
        for row in sheet.iter_rows(min_row=2):
            for heading, value in edits.get(str(row[columns["Milestone ref"] - 1].value), {}).items():
                row[columns[heading] - 1].value = value
        if also:
            also(sheet, columns)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return edited


def brought(client: Any, content: bytes, said_by: str = "", name: str = "plan.xlsx") -> str:
    file = SimpleUploadedFile(name, content)
    response = client.post(BRING, {"file": file, "said_by": said_by})
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def tickets(page: str) -> list[str]:
    return re.findall(r'name="update" value="([^"]+)"', page)


NEWS: Sheet = {
    "1.1a.3": {"Rating": "Amber", "What happened": "Two meetings & a report", "Your name or post": "Head of SEND"}
}


def test_nothing_is_posted_before_somebody_chooses_and_then_it_waits_to_be_checked(
    as_: Any, cast: Any, workbook: Any
) -> None:
    client = as_("lead")
    before = Update.objects.count(), AuditEvent.objects.count()
    page = brought(client, workbook(NEWS))
    assert (Update.objects.count(), AuditEvent.objects.count()) == before
    assert "Said by Head of SEND" in page
    assert "was “Green”, becomes “Amber”" in page
    assert "Two meetings &amp; a report" in page
    assert len(tickets(page)) == 1
    assert client.post(BRING, {"send": "1", "update": tickets(page)}).status_code == 302
    update = Update.objects.latest("pk")
    assert (update.milestone.ref, update.rating, update.happened) == ("1.1a.3", "amber", "Two meetings & a report")
    assert (update.said_by, update.recorded_by) == ("Head of SEND", cast("lead"))
    assert not Verdict.objects.filter(update=update).exists()
    assert AuditEvent.objects.count() == before[1] + 1
    # Whoever brought it cannot accept it; the officer can.
    assert client.get(f"{PLAN}updates/{update.pk}/check/").status_code == 404
    check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    page = client.get(f"{PLAN}milestones/1.1a.3/").content.decode()
    assert "Head of SEND (brought by Leo Lead)" in page


def test_the_same_workbook_posts_nothing_twice(as_: Any, workbook: Any) -> None:
    client = as_("lead")
    content = workbook(NEWS)
    chosen = tickets(brought(client, content))
    client.post(BRING, {"send": "1", "update": chosen})
    count = Update.objects.count()
    again = brought(client, content)
    assert tickets(again) == []
    assert "nothing new" in again
    client.post(BRING, {"send": "1", "update": chosen})  # pressed twice
    assert Update.objects.count() == count


def test_a_workbook_nobody_changed_proposes_nothing(as_: Any, workbook: Any) -> None:
    page = brought(as_("lead"), workbook({}))
    assert tickets(page) == []
    assert "Not taken" not in page
    assert "19 rows with nothing new" in page


def test_cells_that_cannot_be_read_are_named_with_the_fix(as_: Any, workbook: Any) -> None:
    page = brought(
        as_("lead"),
        workbook({
            "1.1a.3": {"Rating": "Purple", "Your name or post": "Head"},
            "1.1b.1": {"Completed on": "soon", "Your name or post": "Head"},
            "1.2.2": {"Completed on": "Oct 2026", "Your name or post": "Head"},
            "1.2.3": {"What is next": "More"},
        }),
    )  # fmt: skip
    assert tickets(page) == []
    cells = dict(re.findall(r"<li><strong>(\w+)</strong> \(milestone [\w.]+\): (.*?)</li>", page))
    assert cells["R4"] == "“Purple” is not a rating. Choose Blue, Green, Amber or Red."
    assert cells["S7"].startswith("“soon” is not a date")
    assert any("Only what is Blue has a date completed" in words for words in cells.values())
    assert any("Say who says so" in words for words in cells.values())
    assert len(tickets(brought(as_("lead"), workbook({"1.2.3": {"What is next": "More"}}), "Owen"))) == 1


def test_wording_is_not_taken_and_unknown_rows_are_left_aside(as_: Any, workbook: Any) -> None:
    def twice(sheet: Any, columns: dict[str, int]) -> None:
        for row, ref in ((21, "9.9z.1"), (22, "1.1a.1")):
            for column in columns.values():
                sheet.cell(row, column).value = sheet.cell(2, column).value
            sheet.cell(row, columns["Milestone ref"]).value = ref
        sheet.cell(24, columns["Milestone"]).value = "Please ring me"

    page = brought(as_("lead"), workbook({"1.1a.3": {"Deadline": "Dec 2030", "Milestone": "Less"}}, twice))
    assert (
        "<strong>N4</strong>: “Deadline” of 1.1a.3 is not what the plan says. It is not taken: ask for a revision"
        in page
    )
    assert "<strong>L4</strong>: “Milestone” of 1.1a.3" in page
    assert "“9.9z.1” is not a milestone of this plan now" in page
    assert "“1.1a.1” stands in the workbook twice" in page
    assert "<strong>L24</strong>: “Please ring me” stands outside the rows of the plan" in page
    assert tickets(page) == []


def test_rows_below_an_empty_line_are_read_too(as_: Any, workbook: Any) -> None:
    page = brought(as_("lead"), workbook(NEWS, lambda sheet, columns: sheet.insert_rows(3)))
    assert len(tickets(page)) == 1
    assert "18 rows with nothing new" in page
    assert "row 5" in page


def test_what_was_said_since_is_marked_and_is_not_undone(as_: Any, cast: Any, workbook: Any) -> None:
    content = workbook({"1.1a.3": {"What is next": "Hire two more", "Your name or post": "Head of SEND"}})
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.3")
    post_update(milestone=milestone, new=NewUpdate(Brag.RED, "It stopped", "", "Money"), by=cast("owner"))
    client = as_("lead")
    page = brought(client, content)
    assert "Said since the workbook was made: Owen Owner posted Red" in page
    assert " checked" not in page.split('name="update"')[1].split(">")[0]
    client.post(BRING, {"send": "1", "update": tickets(page)})
    update = Update.objects.latest("pk")
    # Only the cell that was changed is news; the rest is what stands now.
    assert (update.rating, update.happened, update.next, update.at_risk) == (
        "red",
        "It stopped",
        "Hire two more",
        "Money",
    )


def test_somebody_posting_between_the_look_and_the_sending_is_told(as_: Any, cast: Any, workbook: Any) -> None:
    client = as_("lead")
    chosen = tickets(brought(client, workbook(NEWS)))
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.3")
    post_update(milestone=milestone, new=NewUpdate(Brag.RED, "It stopped"), by=cast("owner"))
    count = Update.objects.count()
    response = client.post(BRING, {"send": "1", "update": chosen})
    assert response.status_code == 409
    assert "Milestone 1.1a.3: somebody posted while you were looking" in response.content.decode()
    assert Update.objects.count() == count


def test_a_row_that_was_reworded_since_says_so(as_: Any, workbook: Any) -> None:
    content = workbook(NEWS)
    version = Version.objects.filter(row__ref="1.1a.3", row__kind="milestone", row__plan__slug="exampleshire").latest(
        "pk"
    )
    version.pk, version.statement = None, "Another wording"
    version.save()
    page = brought(as_("lead"), content)
    assert "wording or deadline has changed since the workbook was made" in page
    assert "Not taken" not in page


def test_removed_words_do_not_come_back_with_a_workbook(as_: Any, cast: Any, workbook: Any) -> None:
    update = Update.objects.filter(milestone__ref="1.1a.1", milestone__plan__slug="exampleshire").latest("pk")
    words = update.happened
    content = workbook({"1.1a.1": {"What is next": "Nothing more", "Your name or post": "Head"}})
    redact(said=update, field="happened", why="It named a child", by=cast("lead"))
    page = brought(as_("lead"), content)
    assert words not in page
    as_("lead").post(BRING, {"send": "1", "update": tickets(page)})
    assert words not in Update.objects.latest("pk").happened


def test_an_officer_brings_for_their_own_workstream_and_others_for_none(as_: Any, workbook: Any) -> None:
    content = workbook({
        "1.1a.3": {"Rating": "Amber", "Your name or post": "Head"}, "2.1a.1": {"Rating": "Red", "Your name or post": "Nurse"},
    })  # fmt: skip
    mine = tickets(brought(as_("officer"), content))
    assert len(mine) == 1
    assert "“2.1a.1” was changed, and it takes no update from you" in brought(as_("officer"), content)
    for key in ("owner", "board", "forum", "auditor", "nobody"):
        assert as_(key).get(BRING).status_code == 404
        assert as_(key).post(BRING, {"send": "1", "update": mine}).status_code == 404
    # A ticket is good only for whoever it was shown to.
    count = Update.objects.count()
    assert as_("lead").post(BRING, {"send": "1", "update": mine}).status_code == 409
    assert Update.objects.count() == count


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.xlsx", b"PK no workbook", "There is a problem"),
        ("x.xlsx", b"", "The file is empty"),
        ("x.docx", b"%PDF-1.7", "Choose the Excel workbook"),
        ("x.xlsx", b"0" * 5_000_001, "smaller than 5 MB"),
    ],
)
def test_other_files_are_answered_in_words(name: str, content: bytes, words: str, as_: Any) -> None:
    assert words in brought(as_("lead"), content, name=name)


def test_a_workbook_without_its_headings_says_so(as_: Any, workbook: Any) -> None:
    def behead(sheet: Any, columns: dict[str, int]) -> None:
        sheet.delete_rows(1)

    assert "with its headings" in brought(as_("lead"), workbook({}, behead))


def test_a_plan_that_is_not_live_takes_none(as_: Any) -> None:
    assert as_("lead").get("/desk/plans/peterborough-2019/bring-updates/").status_code == 409


def test_as_many_queries_however_much_was_changed(as_: Any, workbook: Any) -> None:
    client = as_("lead")

    def count(edits: Sheet) -> int:
        content = workbook(edits)
        brought(client, content)
        with CaptureQueriesContext(connection) as queries:
            brought(client, content)
        return len(queries)

    few = count(NEWS)
    refs = Row.objects.filter(plan__slug="exampleshire", kind="milestone").values_list("ref", flat=True)
    many = {ref: {"What is next": f"As at {today()}", "Your name or post": "Head"} for ref in refs}
    assert count(many) == few


def test_words_removed_while_somebody_chose_do_not_come_back_nor_does_who_said_them(
    as_: Any, cast: Any, workbook: Any
) -> None:
    row = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.3")
    first = NewUpdate(rating=Brag.GREEN, happened="Secret Child came", next="More", said_by="Mother of Secret Child")
    said = post_update(milestone=row, new=first, by=cast("owner"))
    check_update(update=said, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    client = as_("lead")
    chosen = tickets(brought(client, workbook(NEWS | {"1.1a.3": {"Rating": "Amber", "Your name or post": "Head"}})))
    assert len(chosen) == 1
    redact(said=said, field="happened", why="It named a child", by=cast("lead"))
    redact(said=said, field="said_by", why="It named a child", by=cast("lead"))
    client.post(BRING, {"send": "1", "update": chosen})
    new = Update.objects.latest("pk")
    assert (new.rating, new.happened, new.next) == ("amber", "[Words removed]", "More")
    assert "Secret Child" not in client.get(f"{PLAN}milestones/1.1a.3/").content.decode()
