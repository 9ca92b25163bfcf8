"""A bad plan file is told its line and its fix, and changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milepost.people.system import loader
from milepost.plan.models import Plan
from milepost.plan.planfile import PlanFileProblems, read_plan_file
from milepost.progress.actions.load import load_whole_plan

GOOD = """\
plan: {slug: small, title: Small plan, kind: other}
area: {name: Smallshire}
posts:
  head: {title: Head of SEND}
workstreams:
  - ref: "1"
    statement: One thing
    accountable: [head]
    outcomes:
      - ref: "1.1"
        statement: It is better
        actions:
          - ref: 1.1a
            statement: Do it
            milestones:
              - {statement: Done, deadline: Nov 2026, owners: [head]}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(PlanFileProblems) as caught:
        read_plan_file(text, "plan.yaml")
    return [str(p) for p in caught.value.problems]


def test_a_small_file_is_enough() -> None:
    assert [r.ref for r in read_plan_file(GOOD, "plan.yaml").rows()] == ["1", "1.1", "1.1a", "1.1a.1"]


def test_a_deadline_that_cannot_be_read_keeps_its_words_and_the_dates_of_what_it_means() -> None:
    text = GOOD.replace("Nov 2026", "within 6 weeks of the report, means: 15 Nov 2026")
    timescale = read_plan_file(text, "plan.yaml").rows()[-1].timescale
    assert timescale is not None
    assert (timescale.as_written, timescale.due) == ("within 6 weeks of the report", date(2026, 11, 15))


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("deadline: Nov 2026", "deadline: some day"), 16, "“some day” is not a timescale"),
        (("owners: [head]", "owners: [tail]"), 16, "No post has the key “tail”"),
        (("Nov 2026,", "Nov 2026, rhythm: monthly,"), 16, "keep the rhythm as a note"),
        (("Nov 2026,", "Nov 2026, complete: yesterday,"), 16, "“yesterday” is not"),
        (("statement: One thing", "statment: One thing"), 7, "“statment” is not known here"),
        (("kind: other", "kind: [other]"), 1, "must be text"),
        (("kind: other", "kind: wish_list"), 1, "is not a kind of plan"),
        (("slug: small", "slug: load"), 1, "is the address of another page"),
        (("area: {name: Smallshire}\n", ""), 1, "“area” is missing"),
        (("statement: Do it", "statement: Do it\n            resource: XR"), 15, "must be one of AR, ER"),
        (
            ("statement: Do it", 'statement: Do it\n            see: [{as_written: see 9, to: "9"}]'),
            15,
            "Nothing in the plan",
        ),
        (("  head:", "  head: {title: Twice}\n  head:"), 5, "given twice"),
        (("Small plan", "*anchor"), 1, "references are not read"),
        (("title: Small plan", 'title: "open'), 6, "cannot be read here"),
        (("title: Small plan", "title: &a Small plan"), 1, "references are not read"),
        (("title: Small plan", "title: !!python/none x"), 1, "is not a value"),
        (("title: Small plan", 'title: "nothing \\0 stores this"'), 1, "cannot be stored"),
        (("title: Small plan", 'title: "half of a pair \\uD83D"'), 1, "cannot be stored"),
        (("Smallshire", "Small\x07shire"), 2, "cannot be read"),
        (("title: Small plan", "title: " + "[" * 30 + "]" * 30), 1, "nested too deeply"),
        (("title: Small plan", f"title: {'long ' * 50}"), 1, "too long. Keep it to 200"),
        (("title: Small plan", "title: Small, plan"), 1, "put the whole of that text in quotes"),
        (("title: Small plan", "title:"), 1, "has nothing after it"),
        (("area: {name", "area: {<<: {ons_code: E06000031}, name"), 2, "“<<” is not known here"),
        (("area: {name: Smallshire}", "area: {name: Smallshire}\n? [a, list]\n: x"), 3, "A name must be a word"),
        (("statement: One thing", "statment: One thing"), 7, "Did you mean “statement”?"),
        (('"1.1"', "1.1"), 10, "“ref” must be text; put it in quotes"),
        (("ref: 1.1a", "ref: 1.1/a"), 13, "not in the form needed for “ref”"),
        (("ref: 1.1a", "ref: 1.1a.and.then.some"), 13, "too long. Keep it to 12"),
        (("{statement: Done, deadline: Nov 2026, owners: [head]}", "Done"), 16, "Item 1 must be a group"),
        (("owners: [head]", "owners: [head, head]"), 16, "names one twice"),
        (("owners: [head]", "complete: true"), 16, "“complete” must be text"),
        (("owners: [head]", 'figures: [{of: a, unit: "%", to: .nan}]'), 16, "“to” must be a number"),
        (("owners: [head]", 'figures: [{of: a, unit: "%", to: 5, by: soon}]'), 16, "“soon” is not a timescale"),
        (("Nov 2026,", "tbc, means: later,"), 16, "“later” is not a timescale"),
        (("Nov 2026,", "Nov 2026, means: Dec 2026,"), 16, "“Nov 2026” can be read, as “November 2026”, and “Dec 2026”"),
    ],
)
def test_each_problem_names_its_line(change: tuple[str, str], line: int, words: str) -> None:
    assert change[0] in GOOD
    found = problems(GOOD.replace(*change, 1))
    assert any(p.startswith(f"line {line}") and words in p for p in found), found


def test_every_problem_at_once() -> None:
    bad = GOOD.replace("Nov 2026", "later").replace("accountable: [head]", "accountable: [nobody]")
    assert len(problems(bad)) == 2


def test_each_missing_and_each_unknown_name_is_told() -> None:
    told = problems(GOOD.replace("slug: small, title: Small plan", "slog: small, name: Small plan"))
    assert [p.split(":")[1].split("”")[0] for p in told] == [" “name", " “slog", " “slug", " “title"]


def test_a_completion_is_not_after_the_day_the_plan_is_read_as_at() -> None:
    archived = GOOD.replace("kind: other", 'kind: other, archived: true, read_as_at: "2026-11-15"')
    assert read_plan_file(archived.replace("2026,", "2026, complete: Nov 2026,"), "p").rows()[-1].completed
    assert "line 16" in problems(archived.replace("2026,", "2026, complete: Dec 2026,"))[0]


def test_what_is_still_to_come_has_not_happened() -> None:
    today = date(2026, 11, 25)
    archived = GOOD.replace("kind: other", 'kind: other, archived: true, read_as_at: "2099-01-01"')
    for text, words in (
        (archived, "line 1: “read_as_at” is still to come"),
        (GOOD.replace("2026,", "2026, complete: Dec 2026,"), "line 16, milestone 1.1a.1: “Dec 2026” is still to come"),
    ):
        with pytest.raises(PlanFileProblems) as caught:
            read_plan_file(text, "p", today=today)
        assert words in str(caught.value.problems[0])
    assert read_plan_file(GOOD.replace("2026,", "2026, complete: Nov 2026,"), "p", today=today)


def test_a_body_does_not_report_to_itself() -> None:
    line = "bodies: {board: {name: Board}}\nreporting:\n  - {from: board, to: board, kind: reports}\n"
    assert problems(GOOD + line) == ["line 19, reporting: A body cannot report to itself. Name another in “to”"]


def test_a_report_goes_from_one_that_is_there_to_another_body() -> None:
    lines = "bodies: {board: {name: Board}}\nreports:\n  - {to: board, what: How it goes, from: %s}\n"
    assert read_plan_file(GOOD + lines % "head", "p").reports == (
        {"to": "board", "what": "How it goes", "from": "head"},
    )
    assert problems(GOOD + lines % "nobody") == ["line 19, report: No body or post has the key “nobody”"]
    assert problems(GOOD + lines % "board") == [
        "line 19, report: A body cannot report to itself. Name another in “from”"
    ]
    to_a_post = lines.replace("to: board", "to: head") % "board"
    assert problems(GOOD + to_a_post) == ["line 19, report: No body has the key “head”"]


@pytest.mark.parametrize(
    ("deputy", "words"),
    [
        ("nobody", "No post has the key “nobody”"),
        ("head", "A post cannot stand in for itself"),
        ("[head]", "must be text"),
    ],
)
def test_a_deputy_is_another_post_of_the_file(deputy: str, words: str) -> None:
    found = problems(GOOD.replace("{title: Head of SEND}", f"{{title: Head of SEND, deputy: {deputy}}}"))
    assert len(found) == 1
    assert found[0].startswith("line 4, post")
    assert words in found[0]


def test_deputies_are_loaded_in_any_order_and_change_nothing_that_is_there(db: Any) -> None:
    text = GOOD.replace("Head of SEND}", "Head of SEND, deputy: second}\n  second: {title: Second, deputy: head}")
    area = load_whole_plan(text=text, name="p", by=loader()).area
    assert set(area.posts.values_list("title", "deputy__title")) == {
        ("Head of SEND", "Second"),
        ("Second", "Head of SEND"),
    }
    again = text.replace("slug: small", "slug: again").replace(", deputy: second", "").replace("head}", "third}")
    load_whole_plan(text=again.replace("workstreams:", "  third: {title: Third}\nworkstreams:"), name="p", by=loader())
    assert area.posts.get(title="Second").deputy == area.posts.get(title="Head of SEND")


def test_words_that_look_like_something_else_stay_words() -> None:
    text = GOOD.replace("Small plan", "0b_").replace("Smallshire", "no").replace("Do it", "2026-11-24")
    found = read_plan_file("\ufeff" + text, "p")
    assert (found.plan["title"], found.area["name"], found.rows()[2].statement) == ("0b_", "no", "2026-11-24")


@pytest.mark.parametrize("text", ["", "just words", "[1, 2", "{" * 3000, "x" * 2_000_001])
def test_hostile_or_empty_files(text: str) -> None:
    assert problems(text)


def test_a_plan_is_never_overwritten_and_nothing_is_half_loaded(db: Any) -> None:
    load_whole_plan(text=GOOD, name="plan.yaml", by=loader())
    with pytest.raises(PlanFileProblems, match=r"line 3: .*Choose another slug"):
        load_whole_plan(text="# Again\n\n" + GOOD, name="plan.yaml", by=loader())
    with pytest.raises(PlanFileProblems):
        load_whole_plan(text=GOOD.replace("small", "other-plan").replace("Nov 2026", "later"), name="p", by=loader())
    assert Plan.objects.filter(slug="small").count() == 1
    assert not Plan.objects.filter(slug="other-plan").exists()
