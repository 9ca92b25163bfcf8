"""Milestones and history as tables: the same in both forms, and the same as the pages on any day."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.api.opendata.fields import Field, Holds
from milepost.api.opendata.history import HISTORY
from milepost.api.opendata.milestones import MILESTONES
from milepost.api.opendata.writing import csv_text, json_lines
from milepost.people.clock import today
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.models import Update, Verdict
from milepost.rules.brag import Brag
from milepost.rules.spreadsheet import from_cell
from tests.judgement.test_in_time import promised_later
from tests.rules.test_spreadsheet import NASTY

from .asking import PLANS, TABLES, cells, get, lines

FIELDS = {"milestones": MILESTONES, "history": HISTORY}


def as_csv_has_it(value: Any) -> str:
    """What a cell holds once the apostrophe is off."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("slug", PLANS)
@pytest.mark.parametrize("table", TABLES)
def test_both_forms_say_the_same(slug: str, table: str, client: Any, db: Any) -> None:
    found, in_csv = lines(client, slug, table), cells(client, slug, table)
    assert len(found) > 10
    assert list(found[0]) == list(in_csv[0]) == [f.name for f in FIELDS[table]]
    assert [{k: from_cell(v) for k, v in row.items()} for row in in_csv] == [
        {k: as_csv_has_it(v) for k, v in row.items()} for row in found
    ]


def test_every_milestone_is_a_row_in_the_plans_order(client: Any, db: Any) -> None:
    for slug in PLANS:
        refs = list(Row.objects.filter(plan__slug=slug, kind="milestone").values_list("ref", flat=True))
        assert [row["ref"] for row in lines(client, slug, "milestones")] == refs


def test_a_row_says_what_is_known(client: Any, db: Any) -> None:
    rows = {row["ref"]: row for row in lines(client, "exampleshire", "milestones")}
    moved = rows["2.1a.2"]
    assert moved["first_deadline"] not in (None, moved["deadline"])
    assert (moved["declared"], moved["being_checked"]) == ("green", True)
    late = rows["1.1a.3"]
    assert late["overdue"]
    assert late["days_late"] == (today() - date.fromisoformat(late["due"])).days > 0
    assert (late["declared"], late["rating"]) == ("green", "amber")
    done = rows["1.1b.2"]
    assert (done["rating"], done["complete_precision"], done["forum_stance"]) == ("blue", "day", "disagrees")
    assert (rows["1.1a.4"]["rhythm"], rows["1.1a.4"]["due"]) == ("monthly", None)
    published = {row["ref"]: row for row in lines(client, "peterborough-2019", "milestones")}
    assert (published["2.1.1"]["complete_on"], published["2.1.1"]["complete_precision"]) == ("2019-08-01", "month")
    # Its own resource, else its action's.
    assert (published["5.1b.3"]["resource"], published["5.1b.1"]["resource"]) == ("AR", "ER")


@pytest.mark.parametrize("ago", [0, 20, 100, 220, 400])
def test_a_row_is_what_the_page_shows_on_that_day(ago: int, client: Any, db: Any) -> None:
    on = today() - timedelta(days=ago)
    rows = lines(client, "exampleshire", "milestones", on)
    assert bool(rows) == (ago < 300)
    for row in rows:
        page = client.get(f"/plans/exampleshire/promise/{row['ref']}/?as_at={on}").content.decode()
        shown = html.unescape(page.split("How it is going")[1].split("What families say")[0])
        if row["rating"] or row["reasons"]:
            assert f"mp-rating--{row['rating'] or 'none'}" in shown, row
            assert row["reasons"][0].lower() in shown.lower()
        assert f"Promised by: {row['deadline']}" in shown
        assert row["being_checked"] == ("being checked" in shown)
        assert row["faded"] == ("mp-rating--stale" in shown)
        assert row["embedded"] == (", embedded" in shown)


def test_history_tells_what_was_accepted_and_not_who(client: Any, db: Any) -> None:
    found = lines(client, "exampleshire", "history")
    assert [e["at"] for e in found] == sorted(e["at"] for e in found)
    updates = Update.objects.filter(milestone__plan__slug="exampleshire", verdict__kind="accepted")
    assert sum(e["what"] == "update" for e in found) == updates.count()
    assert [(e["status"], e["about"]) for e in found if e["what"] == "plan_step"] == [("live", "plan")]
    assert {(e["about"], e["ref"]) for e in found if e["what"] == "forum_view"} == {
        ("milestone", "1.1b.2"), ("milestone", "1.1b.1"), ("milestone", "2.1b.1"), ("action", "1.1a"), ("impact", "2.1-i1"),
    }  # fmt: skip
    moved = next(e for e in found if e["what"] == "deadline_moved")
    row = next(r for r in lines(client, "exampleshire", "milestones") if r["ref"] == "2.1a.2")
    assert (moved["ref"], moved["deadline_from"], moved["deadline_to"]) == (
        "2.1a.2",
        row["first_deadline"],
        row["deadline"],
    )


def test_an_update_enters_when_it_is_accepted_and_a_past_day_stays(client: Any, cast: Any) -> None:
    yesterday = today() - timedelta(days=1)
    before = {t: get(client, f"plans/exampleshire/{t}.jsonl", yesterday).content for t in TABLES}
    count = len(lines(client, "exampleshire", "history"))
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    new = actions.NewUpdate(Brag.RED, happened="=HYPERLINK(1)\nTwo lines; one “quote”")
    update = actions.post_update(milestone=milestone, new=new, by=cast("owner"))
    assert len(lines(client, "exampleshire", "history")) == count
    actions.check_update(update=update, kind=Verdict.Kind.ACCEPTED, by=cast("officer"))
    assert lines(client, "exampleshire", "history")[-1]["happened"] == new.happened
    assert cells(client, "exampleshire", "history")[-1]["happened"] == "'" + new.happened
    assert before == {t: get(client, f"plans/exampleshire/{t}.jsonl", yesterday).content for t in TABLES}


def test_a_promise_made_later_is_a_milestone_and_no_row_of_history(client: Any, cast: Any) -> None:
    before = lines(client, "exampleshire", "history")
    promised_later(Plan.objects.get(slug="exampleshire"), cast("lead"))
    assert "1.1a.6" in {row["ref"] for row in lines(client, "exampleshire", "milestones")}
    assert lines(client, "exampleshire", "history") == before


def test_redacted_words_are_gone_from_every_file_and_day(client: Any, cast: Any) -> None:
    update = Update.objects.get(happened="The backlog is down to 120.")
    actions.redact(said=update, field="happened", why="Names a child", by=cast("lead"))
    for on in (None, today() - timedelta(days=1)):
        text = get(client, "plans/exampleshire/history.csv", on).content.decode()
        assert "The backlog is down" not in text
        assert "[Words removed]" in text


WORDS: Field[str] = Field("words", Holds.TEXT, "", lambda row: row)


@given(st.lists(NASTY, min_size=1))
def test_any_words_come_back_from_both_forms(rows: list[str]) -> None:
    text = csv_text((WORDS, WORDS), rows)
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [[from_cell(cell) for cell in row] for row in found[1:]] == [[words, words] for words in rows]
    read = [json.loads(line) for line in json_lines((WORDS,), rows).splitlines()]
    assert [line["words"] or "" for line in read] == rows


def test_csv_is_as_rfc_4180_and_excel_have_it() -> None:
    assert csv_text((WORDS,), ['a,"b"', "c\nd", "é"]) == '\ufeffwords\r\n"a,""b"""\r\n"c\nd"\r\né\r\n'
    assert re.match(rb"\xef\xbb\xbfwords\r\n", csv_text((WORDS,), []).encode())
