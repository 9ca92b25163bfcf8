"""The published 2019 plan is whole and its facts are exact."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from milepost.config.env import ROOT
from milepost.people.models import Area
from milepost.plan.carrying import parties
from milepost.plan.planfile import PlanFile, read_plan_file

SEED = ROOT.parent / "shared" / "seed"
# Transcribed by hand from the document, action by action: resource, then each milestone's deadline as printed;
# "=" and a month where it was complete, "/" and letters where it has a resource of its own.
TABLE = """
1.1a ER | Nov 2019=Nov 2019; Jan 2020; April 2020; June 2020; June 2020 to April 2021
1.1b ER | June 2020; July 2021/ER
1.1c ER | Feb 2020; Feb 2020; April 2020
1.2 AR | Nov 2019; Jan 2020; April 2020; Oct 2020
1.2b ER | Dec 2019; May 2020
1.2c AR | April 2020; Dec 2020; Dec 2020
1.2d ER | Oct 2020
1.3 ER | Sept 2019=Sept 2019; Jan 2020; Jan 2020; From Feb 2020; April 2020; April 2021
1.4a ER | Oct 2019=Oct 2019; Oct 2019=Oct 2019; Dec 2019; Dec 2019; Jan 2020; Jan 2020; From Feb 2020; Feb 2020; March 2020; Sept 2020
2.1 AR | Sept 2019=Aug 2019; Feb 2020; Feb 2020; March 2020; March 2020
2.2a ER | Nov 2019-=Nov 2019; Dec 2019=Nov 2019; March 2020; March 2020; March 2020; April 2020; April 2020
2.2b AR | Dec 2019; March 2020
2.3 ER | Feb 2020; Feb 2020
2.4 ER | Sept 2019=Sept 2019; Feb 2020; Feb 2020; July 2020; July 2020
3.1 AR | Oct 2019=Oct 2019; Oct 2019=Oct 2019; Nov 2019; Dec 2019; Dec 2019; March 2020
3.2 ER | Nov 2019; Nov 2019; Dec 2019; Jan 2020; Feb 2020; Feb 2020
3.3 ER | May 2020; May 2020
4.1a ER | August 2020; Sept 2020; July 2021
4.1b ER | March 2020; March 2020
4.2 ER | April 2020; April 2020; April 2020; April 2020
4.3a ER | Dec 2019; March 2020; Ongoing from March 2020; April 2020; Dec 2020; April 2021
4.3b ER | Jan 2020; Aug 2020; April 2020; April 2021; April 2021
4.3c ER | Dec 2019; March 2020; July 2020; Sept 2020
5.1a ER | Feb 2020; Sept 2020; Sept 2020
5.1b ER | Feb 2020; April 2020; April 2020/AR
5.2a ER | Nov 2019=Nov 2019; January 2020; June 2020; April 2021
5.2b AR | March 2020; July 2020
"""  # noqa: E501


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    path = ROOT / "demo" / "plans" / "peterborough-2019.yaml"
    return read_plan_file(path.read_text("utf-8"), path.name)


def test_it_is_whole(plan: PlanFile) -> None:
    kinds = Counter(r.kind for r in plan.rows())
    assert (kinds["workstream"], kinds["outcome"], kinds["action"], kinds["milestone"]) == (5, 16, 27, 107)
    assert kinds["impact"] == 40
    assert sum(r.completed is not None for r in plan.rows()) == 11


def test_every_milestone_is_as_printed(plan: PlanFile) -> None:
    printed = {}
    for line in TABLE.strip().splitlines():
        head, _, cells = line.partition(" | ")
        ref, _, resource = head.partition(" ")
        printed[ref] = (resource, cells.split("; "))
    rows = {(r.kind, r.ref): r for r in plan.rows()}
    assert {ref for kind, ref in rows if kind == "action"} == set(printed)
    for ref, (resource, deadlines) in printed.items():
        action = rows[("action", ref)]
        assert action.resource == resource
        shown = []
        for m in (c for c in action.children if c.kind == "milestone"):
            assert m.timescale is not None
            month = f"={m.completed[0]:%b %Y}".replace("Sep ", "Sept ") if m.completed else ""
            shown.append(m.timescale.as_written + month + (f"/{m.resource}" if m.resource else ""))
        assert shown == deadlines


def test_two_were_a_month_early(plan: PlanFile) -> None:
    early = [
        r.ref
        for r in plan.rows()
        if r.completed and r.timescale and r.completed[0].month < (r.timescale.due or date.max).month
    ]
    assert early == ["2.1.1", "2.2a.2"]


def test_every_figure_is_there(plan: PlanFile) -> None:
    figures = {
        (r.ref, f.get("from"), f.get("to", f.get("change")), f["unit"], f.get("at_least", False), f.get("by", ""))
        for r in plan.rows()
        for f in r.figures
    }
    assert figures == {
        ("1.3.5", None, 85, "%", False, "April 2020"),
        ("2.2-i1", None, 80, "%", True, ""),
        ("2.2-i2", None, 85, "%", True, ""),
        ("2.2-i2", None, 90, "%", True, ""),
        ("2.4-i2", None, -30, "%", False, "July 2021"),
        ("2.4.5", None, -30, "%", False, ""),
        ("3.3-i1", 39, 50, "%", False, "April 2021"),
        ("3.3-i2", 55, 75, "%", False, "April 2021"),
        ("4.3b.3", None, 18, "weeks", False, "April 2020"),
        ("4.3b.4", None, 12, "weeks", False, "April 2021"),
    }


def test_cross_references_point_somewhere_but_for_the_one_that_does_not(plan: PlanFile) -> None:
    sees = {s.as_written: (s.to, bool(s.note)) for r in plan.rows() for s in r.see}
    assert sees == {
        "(1.2)": ("1.2", False),
        "see 4.3": ("4.3", False),
        "see 2.3 e": ("", True),
        "(c,d,e and f)": ("5.1a", False),
    }


def test_every_row_has_its_words_for_families(plan: PlanFile) -> None:
    assert [f"{r.kind} {r.ref}" for r in plan.rows() if not r.plain] == []
    milestones = [r for r in plan.rows() if r.kind == "milestone"]
    assert [r.ref for r in milestones if " will " not in f" {r.plain} "] == [], "a promise is not yet a fact"


def test_what_the_document_says_comes_round(plan: PlanFile) -> None:
    open_ended = {r.ref: r.timescale.rhythm for r in plan.rows() if r.timescale and r.timescale.shape == "from"}
    assert open_ended == {"1.3.4": "bi_monthly", "1.4a.7": None, "4.3a.3": "monthly"}
    meets = {key: body["meets"] for key, body in plan.bodies.items() if "meets" in body}
    assert meets == {"send_exec": "bi_monthly", "contract_meetings": "monthly", "remedial": "two_weekly"}


def test_what_bodies_receive_is_as_the_document_says(plan: PlanFile) -> None:
    """It names nobody who sends the reports to the executive board and to the partnership group."""
    assert [(r["to"], r.get("from", ""), r["rhythm"], r["what"][-6:]) for r in plan.reports] == [
        ("cot", "dco", "quarterly", " (3.1)"),
        ("cot", "dco", "annual", " (3.1)"),
        ("send_exec", "", "quarterly", "(1.1c)"),
        ("partnership", "", "monthly", " (2.1)"),
    ]


def test_what_bodies_receive_is_written_as_it_was_read(plan: PlanFile, db: None) -> None:
    found, _ = parties(Area.objects.get(name="Peterborough"))
    written = [(r["what"], found["bodies"][r["to"]]["name"], r.get("from", "")) for r in found["reports"]]
    officer = "designated_clinical_officer"
    read = [(r["what"], plan.bodies[r["to"]]["name"], officer if "from" in r else "") for r in plan.reports]
    assert written == read


def test_a_concern_goes_where_the_document_sends_it(plan: PlanFile) -> None:
    ways = [(line["to"], line["concern"]) for line in plan.reporting if line["kind"] == "escalates"]
    assert [to for to, _ in ways] == ["commissioning", "child_exec"]
    assert all("the plan does not say" in concern for _, concern in ways)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def names_in(document: str) -> set[str]:
    """Names of people where the document prints them: accountable officers, delivery partners, inspectors, councillor."""
    name = r"[A-Z][A-Za-z]+(?: [A-Z][a-z]+)? [A-Z][A-Za-z-]+"
    found = set(re.findall(rf"({name}) (?:HMI|CQC|DCO)\b|({name}), (?:Ofsted|CQC|Cabinet)", document))
    names = {n.removeprefix("Councillor ") for pair in found for n in pair if n}
    for team in re.findall(r"Senior Accountable sponsor:(.*?)Significant area", document):
        names |= {n for n in re.findall(rf"({name}) ?\(", team)}
        sponsors, _ = team.split("Delivery partners")
        names |= {n.strip() for n in re.split(r"[/(]| DCS", sponsors) if re.fullmatch(name, n.strip())}
    return names - {"Family Voice", "Health Advisory Group"}


@pytest.mark.skipif(not SEED.exists(), reason="the document itself is not part of this repository")
def test_nobody_the_document_names_is_named() -> None:
    document = " ".join(next(SEED.glob("*.txt")).read_text("utf-8").split())
    names = names_in(document)
    assert len(names) >= 30
    ours = (ROOT / "demo" / "plans" / "peterborough-2019.yaml").read_text("utf-8")
    said = {n for n in names if n in ours or re.search(rf"\b{n.split()[-1]}\b", ours)}
    assert said == set()


@pytest.mark.skipif(not SEED.exists(), reason="the document itself is not part of this repository")
def test_the_wording_is_ours(plan: PlanFile) -> None:
    """Eight words in a row may be a title or a figure with its group; nine are a sentence taken over."""
    theirs = " ".join(words(next(SEED.glob("*.txt")).read_text("utf-8")))
    texts = [text for r in plan.rows() for text in (r.statement, r.plain, r.weakness, r.weakness_plain)]
    taken = [
        " ".join(run)
        for found in map(words, texts)
        for run in (found[i : i + 9] for i in range(len(found) - 8))
        if f" {' '.join(run)} " in f" {theirs} "
    ]
    assert taken == []


def test_the_file_exists_in_every_clone() -> None:
    assert Path(ROOT / "demo" / "plans" / "peterborough-2019.yaml").stat().st_size > 20_000
