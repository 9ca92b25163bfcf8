"""A plan taken out with its whole history and brought back is the same plan, on every day of its life."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test.utils import CaptureQueriesContext

from milepost.judgement.planfile import plan_file
from milepost.judgement.queries import JudgedPlan, judged_plan
from milepost.people.clock import day_of, now, today
from milepost.people.models import AuditEvent, Post, User
from milepost.people.system import loader
from milepost.plan.actions.agree import record_took_part
from milepost.plan.actions.needs import NewNeed, add_need
from milepost.plan.models import LookedAt, Need, Plan, Row, SignOff, Version
from milepost.plan.planfile import PlanFileProblems, read_plan_file
from milepost.plan.planfile.text import to_json, to_yaml
from milepost.progress.actions import redact
from milepost.progress.actions.load import load_whole_plan
from milepost.progress.carrying.lists import WHOLE
from milepost.progress.models import Evidence, Redaction, Update

SLUGS = ["exampleshire", "peterborough-2019"]


def taken(plan: Plan, on: date | None = None, *, history: bool = True) -> dict[str, Any]:
    return plan_file(judged_plan(plan, on=on or plan.read_as_at or today()), history=history)


def lined(values: Any) -> str:
    return to_json(values, indent=1)


def brought(values: dict[str, Any], write: Any = lined) -> Plan:
    """Loaded under another name, beside the one it came from."""
    again = json.loads(json.dumps(values))
    again["plan"]["slug"] = "again"
    return load_whole_plan(text=write(again), name="again", by=loader())


def as_read(judged: JudgedPlan) -> list[Any]:
    """What the plan's pages show of every row: wording, deadlines with their moves, parts, ratings, words and views."""
    found: list[Any] = [judged.life.status, judged.life.live_on, judged.life.open_from]
    for w in judged.workstreams:
        found += [w.line.ref, w.line.statement, w.line.weakness, parts(w.line), w.rollup.counts]
        for o in w.outcomes:
            found += [o.line.ref, o.line.statement, *[(i.line.statement, views(i)) for i in o.impacts]]
            for a in o.actions:
                found += [a.line.ref, a.line.statement, a.line.resource, views(a), a.rollup.rating]
                found += [(i.line.statement, i.line.figures, views(i)) for i in a.impacts]
                for m in a.milestones:
                    found += [m.line.ref, m.line.statement, deadlines(m.line), parts(m.line), m.line.references]
                    found += [m.judged, views(m), m.being_checked, m.line.added_on, m.line.changed_on]
                    found += [
                        (r.at, r.by, r.rating, r.happened, r.next, r.at_risk, r.verdict, r.verdict_by, r.reason)
                        for r in m.said
                    ]
                    found += [(r.at, r.by, r.held_on, r.lasted, r.words) for r in m.reviews]
    return found


def parts(line: Any) -> list[Any]:
    return [(p.part, p.name, p.from_on, p.until_on, p.recorded_on) for p in line.parts]


def deadlines(line: Any) -> list[Any]:
    """Less the number a revision has in the database."""
    return [replace(d, revision_id=None) for d in line.deadlines]


def views(row: Any) -> list[Any]:
    return [(v.at, v.stance, v.words, v.by) for v in row.voices]


@pytest.mark.parametrize("write", [to_json, lined, to_yaml])
@pytest.mark.parametrize("slug", SLUGS)
def test_out_and_in_and_out_again_is_the_same_file(slug: str, write: Any, db: Any) -> None:
    values = taken(Plan.objects.get(slug=slug))
    again = taken(brought(values, write))
    again["plan"]["slug"] = slug
    assert again == values


@pytest.mark.parametrize("slug", SLUGS)
def test_it_reads_the_same_on_every_day(slug: str, db: Any) -> None:
    plan = Plan.objects.get(slug=slug)
    copy = brought(taken(plan))
    last = plan.read_as_at or today()
    for before in (0, 20, 60, 140, 220, 260, 300):
        on = last - timedelta(days=before)
        assert as_read(judged_plan(copy, on=on)) == as_read(judged_plan(plan, on=on)), on


@pytest.mark.parametrize("slug", SLUGS)
def test_the_structure_alone_keeps_deadlines_owners_and_latest_ratings(slug: str, db: Any) -> None:
    plan = Plan.objects.get(slug=slug)
    values = taken(plan, history=False)
    assert "history" not in values
    again = taken(brought(values), history=False)
    again["plan"]["slug"] = slug
    assert again == values


def test_as_at_a_past_day_it_holds_nothing_that_came_later(db: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    on = today() - timedelta(days=100)
    values = taken(plan, on)
    moments = [r["at"] for name, records in values["history"].items() if name != "plan" for r in records if "at" in r]
    assert max(moments) <= on.isoformat() + "T99"
    copy = brought(values)
    assert as_read(judged_plan(copy, on=on)) == as_read(judged_plan(plan, on=on))


def test_one_audit_event_and_authors_who_cannot_sign_in(db: Any, cast: Any) -> None:
    values = taken(Plan.objects.get(slug="exampleshire"))
    events, people = AuditEvent.objects.count(), User.objects.count()
    copy = brought(values)
    assert AuditEvent.objects.count() == events + 1
    assert AuditEvent.objects.latest("pk").summary.endswith("with their history")
    new = User.objects.order_by("pk")[people:]
    owner = next(u for u in new if u.name == cast("owner").name)
    assert all(u.is_system and not u.is_active and not u.has_usable_password() for u in new)
    assert Update.objects.filter(milestone__plan=copy, recorded_by=owner).exists()
    assert not Update.objects.filter(milestone__plan=copy, recorded_by=cast("owner")).exists()


def test_two_people_of_one_name_stay_two(db: Any, cast: Any) -> None:
    User.objects.filter(pk=cast("officer").pk).update(name=cast("owner").name)
    values = taken(Plan.objects.get(slug="exampleshire"))
    name = cast("owner").name
    assert {f"{name}", f"{name} (2)"} <= {r["by"] for key in ("updates", "verdicts") for r in values["history"][key]}
    again = taken(brought(values))
    assert again["history"] == values["history"]


def test_removed_words_are_gone_and_the_removal_is_told(db: Any, cast: Any) -> None:
    plan = Plan.objects.get(slug="exampleshire")
    update = Update.objects.filter(milestone__plan=plan).exclude(happened="").first()
    assert update
    version = Version.objects.filter(row__plan=plan, row__kind="milestone").first()
    assert version
    words, wording = update.happened, version.statement
    redact(said=update, field="happened", why="It named a child", by=cast("lead"))
    redaction = redact(said=version, field="statement", why="It named Sam Example", by=cast("lead"))
    redact(said=redaction, field="why", why="The reason named them too", by=cast("lead"))
    values = taken(plan)
    text = to_json(values)
    assert words not in text
    assert wording not in text
    assert "Sam Example" not in text
    assert [r["why"] for r in values["history"]["redactions"]][-3:] == [
        "It named a child", "[Words removed]", "The reason named them too",
    ]  # fmt: skip
    past = to_json(taken(plan, day_of(update.recorded_at)))
    assert words not in past
    again = taken(brought(values))
    assert again["history"]["redactions"] == values["history"]["redactions"]


def test_every_removal_is_told_whatever_it_was_of(db: Any, cast: Any) -> None:
    plan, lead = Plan.objects.get(slug="exampleshire"), cast("lead")
    row = Row.objects.get(plan=plan, kind="milestone", ref="1.1a.3")
    need = add_need(row=row, new=NewNeed(Need.Kind.MONEY, "For Zebedee", Need.State.ASKED), by=lead)
    took = record_took_part(plan=plan, who="Zebedee", how="Wrote", changed="", on=today(), by=lead)
    post = Post.objects.filter(area=plan.area).first()
    stamp = {"plan": plan, "on": today(), "recorded_at": now(), "recorded_by": lead}
    signed = SignOff.objects.create(post=post, words="Zebedee", **stamp)
    looked = LookedAt.objects.create(kind="revisit", finding="Zebedee", **stamp)
    before = len(taken(plan)["history"].get("redactions", []))
    for said, field in ((need, "what"), (took, "who"), (signed, "words"), (looked, "finding")):
        redact(said=said, field=field, why="It named a child", by=lead)
    file = taken(plan)
    assert len(file["history"]["redactions"]) == before + 4
    assert "Zebedee" not in lined(file)
    assert Redaction.objects.filter(need__row__plan=brought(file)).count() == 1


def test_a_file_of_evidence_is_named_and_not_held(db: Any, client: Any, as_: Any) -> None:
    copy = brought(taken(Plan.objects.get(slug="exampleshire")))
    elsewhere = Evidence.objects.filter(update__milestone__plan=copy).exclude(file_kind="")
    assert [e.file.name for e in elsewhere] == [""] * len(elsewhere)
    assert all(e.file_sha256 and e.file_name and e.file_size for e in elsewhere)
    page = as_("lead").get("/desk/plans/again/evidence/").content.decode()
    assert "was not brought with the plan" in page


def test_every_record_of_a_plan_is_carried_or_named_as_left_behind() -> None:
    left = {"Plan", "Inspection", "Brought", "Origin", "Draft", "Gathered"}
    models = {m.__name__ for app in ("plan", "progress") for m in apps.get_app_config(app).get_models()}
    assert models == {each.model.__name__ for each in WHOLE} | left


def test_as_many_queries_however_long_the_history(db: Any) -> None:
    from django.db import connection

    plan = Plan.objects.get(slug="exampleshire")
    taken(plan)  # a plan remembers its area once asked
    with CaptureQueriesContext(connection) as before:
        taken(plan)
    for update in Update.objects.filter(milestone__plan=plan):
        update.pk = None
        update.save()
    with CaptureQueriesContext(connection) as after:
        taken(plan)
    assert len(after) == len(before)


CHANGES = [
    (lambda h: h["updates"][0].update(rating="green", completed_on="2026-01-01"), "contradicts itself"),
    (lambda h: h["updates"][0].update(at="2999-01-01T00:00:00+00:00"), "still to come"),
    (lambda h: h["updates"][0].update(milestone="milestone 9.9z.1"), "No row before it is"),
    (lambda h: h["verdicts"][0].update(update=9999), "There is no number 9999"),
    (lambda h: h["verdicts"][1].update(update=h["verdicts"][0]["update"]), "contradicts itself or another"),
    (lambda h: h["parts"][0].update(post="nobody"), "No post, organisation or body is"),
    (lambda h: h["versions"][1].update(statement="Another promise"), "says something else"),
    (lambda h: h["steps"][0].update(on="2026-02-31"), "is not a date in the calendar"),
    (lambda h: h["rows"].pop(), "the history does not have it"),
    (lambda h: h["updates"][0].update(by=""), "is empty"),
    (lambda h: h["updates"][0].update(shout="loud"), "“shout” is not known here"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_a_history_that_does_not_hold_together_changes_nothing(change: Any, words: str, db: Any) -> None:
    values = json.loads(json.dumps(taken(Plan.objects.get(slug="exampleshire"))))
    change(values["history"])
    before = Plan.objects.count(), User.objects.count(), Row.objects.count(), AuditEvent.objects.count()
    with pytest.raises(PlanFileProblems) as caught:
        brought(values)
    assert words in str(caught.value)
    assert all(p.line > 1 for p in caught.value.problems)
    assert (Plan.objects.count(), User.objects.count(), Row.objects.count(), AuditEvent.objects.count()) == before


def test_refs_need_not_follow_one_another() -> None:
    from tests.plan.test_planfile_refusals import GOOD

    text = GOOD.replace("- {statement: Done,", "- {ref: 1.1a.3, statement: Done,")
    assert read_plan_file(text, "x").rows()[-1].ref == "1.1a.3"
    for ref, words in (("1.1b.3", "like 1.1a.3"), ("1.1a.x", "like 1.1a.3"), ("1.1a.0", "like 1.1a.3")):
        with pytest.raises(PlanFileProblems, match=words):
            read_plan_file(text.replace("1.1a.3", ref), "x")
    twice = text + "              - {ref: 1.1a.3, statement: Again, deadline: Nov 2026}\n"
    with pytest.raises(PlanFileProblems, match="given twice"):
        read_plan_file(twice, "x")


def test_a_rating_in_the_file_is_an_accepted_update(db: Any) -> None:
    from tests.plan.test_planfile_refusals import GOOD

    text = GOOD.replace("owners: [head]}", "owners: [head], rating: amber}")
    plan = load_whole_plan(text=text, name="x", by=loader())
    update = Update.objects.get(milestone__plan=plan)
    assert (update.rating, update.verdict.kind) == ("amber", "accepted")  # type: ignore[attr-defined]
    with pytest.raises(PlanFileProblems, match="What is complete is blue"):
        read_plan_file(text.replace("rating: amber", "rating: amber, complete: Oct 2026"), "x")
