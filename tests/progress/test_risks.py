"""Risks are numbered once, versions are only added, and two people never overwrite each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.judgement.queries import judged_plan
from milepost.judgement.risks import red_without_risk, risk_policy
from milepost.people.clock import today
from milepost.people.models import AuditEvent, Post
from milepost.plan.models import Plan, Row
from milepost.progress import actions
from milepost.progress.actions.risks import RiskMeanwhile
from milepost.progress.models import Risk
from milepost.progress.queries import risks
from milepost.rules.risk import RiskStatus, Score, band


def row(ref: str, kind: str = "milestone") -> Row:
    return Row.objects.get(plan__slug="exampleshire", kind=kind, ref=ref)


@pytest.fixture
def new(db: Any) -> actions.NewRisk:
    post = Post.objects.get(title="Head of SEND", area__name="Exampleshire")
    return actions.NewRisk(
        "Nobody applies", Score(4, 4), Score(2, 4), post, today() + timedelta(days=30), mitigation="Advertise early"
    )


def test_numbers_go_on_and_an_audit_event_points_at_the_risk(new: Any, cast: Any) -> None:
    last = Risk.objects.filter(plan__slug="exampleshire").latest("number").number
    raised = actions.raise_risk(row=row("1.1a.5"), new=new, by=cast("owner"))
    event = AuditEvent.objects.latest("pk")
    assert raised.number == last + 1
    assert (event.verb, event.about_id, event.by) == ("raise_risk", str(raised.pk), cast("owner"))
    assert "Nobody applies" not in event.summary


def test_what_it_said_before_stays(new: Any, cast: Any) -> None:
    raised = actions.raise_risk(row=row("1.1a.5"), new=new, by=cast("owner"))
    closed = replace(new, status=RiskStatus.CLOSED, note="All posts are filled")
    actions.change_risk(risk=raised, new=closed, seen=raised.versions.get().pk, by=cast("officer"))
    read = next(r for r in risks(raised.plan, today()) if r.id == raised.pk)
    assert [v.status for v in read.versions] == [RiskStatus.OPEN, RiskStatus.CLOSED]
    assert not any(r.id == raised.pk for r in risks(raised.plan, today() - timedelta(days=1)))


def test_the_second_of_two_people_sees_the_firsts_words(new: Any, cast: Any) -> None:
    raised = actions.raise_risk(row=row("1.1a.5"), new=new, by=cast("owner"))
    seen = raised.versions.get().pk
    actions.change_risk(risk=raised, new=replace(new, statement="Mine"), seen=seen, by=cast("owner"))
    with pytest.raises(RiskMeanwhile) as told:
        actions.change_risk(risk=raised, new=replace(new, statement="Yours"), seen=seen, by=cast("officer"))
    assert told.value.latest.statement == "Mine"
    assert raised.versions.count() == 2


def test_risks_that_contradict_themselves_are_refused(new: Any, cast: Any) -> None:
    before = Risk.objects.count()
    for bad, words in (
        (replace(new, after=Score(5, 1)), "cannot make it larger"),
        (replace(new, mitigation=" "), "Say what is done"),
        (replace(new, status=RiskStatus.CLOSED), "Say why the risk is over"),
    ):
        with pytest.raises(ValidationError, match=words):
            actions.raise_risk(row=row("1.1a.5"), new=bad, by=cast("owner"))
    assert Risk.objects.count() == before
    with pytest.raises(ValueError, match="from 1 to 5"):
        Score(0, 3)


def test_a_red_milestone_without_an_open_risk_is_asked_about(new: Any, cast: Any) -> None:
    def silent() -> set[str]:
        plan = Plan.objects.get(slug="exampleshire")
        return {m.line.ref for m in red_without_risk(judged_plan(plan, on=today()), risks(plan, today()))}

    assert "2.2.1" in silent()
    raised = actions.raise_risk(row=row("2.2", "action"), new=new, by=cast("officer2"))
    assert "2.2.1" not in silent()
    closed = replace(new, status=RiskStatus.CLOSED, note="Over")
    actions.change_risk(risk=raised, new=closed, seen=raised.versions.get().pk, by=cast("officer2"))
    assert "2.2.1" in silent()


def test_every_score_has_a_band_and_a_larger_score_never_a_lower_one() -> None:
    policy = risk_policy()
    scores = sorted((Score(a, b) for a in range(1, 6) for b in range(1, 6)), key=lambda s: s.total)
    bands = [policy.bands.index(band(s, policy)) for s in scores]
    assert bands == sorted(bands)
    assert (bands[0], bands[-1]) == (0, len(policy.bands) - 1)


def test_a_wrong_policy_names_the_file_and_the_fix(tmp_path: Any, settings: Any) -> None:
    from django.core.exceptions import ImproperlyConfigured

    folder = tmp_path / "policies"
    folder.mkdir()
    good = (settings.DEFINITIONS / "policies" / "risk.yaml").read_text("utf-8")
    settings.DEFINITIONS = tmp_path
    for bad, words in (
        (good.replace("[Rare, Unlikely", "[Rare"), "“likelihood” needs 5 words"),
        (good.replace("from_score: 1}", "from_score: 2}"), "begin at 1"),
    ):
        assert bad != good
        (folder / "risk.yaml").write_text(bad, "utf-8")
        risk_policy.cache_clear()
        with pytest.raises(ImproperlyConfigured, match=f"risk.yaml: .*{words}"):
            risk_policy()
    risk_policy.cache_clear()


def test_a_risk_raised_twice_in_the_same_words_is_one(new: Any, cast: Any) -> None:
    first = actions.raise_risk(row=row("1.1a.5"), new=new, by=cast("owner"))
    assert actions.raise_risk(row=row("1.1a.5"), new=new, by=cast("owner")) == first
    assert actions.raise_risk(row=row("1.1a.5"), new=replace(new, statement="Another"), by=cast("owner")) != first
