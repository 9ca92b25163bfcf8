"""What a secretary sends to record a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from milepost.board.actions.decide import NewDecision, NewDissent, NewFollowUp
from milepost.board.queries.about import AboutRead
from milepost.board.subjects import Subject
from milepost.design.forms import DateField
from milepost.design.forms import words as text
from milepost.desk.naming import new_deadlines, understood, written
from milepost.measures import definitions
from milepost.people.models import Area, Organisation, Post
from milepost.plan.access import with_status
from milepost.plan.models import Plan
from milepost.rules.board import DecisionKind
from milepost.rules.moves import Status

from .forms import NO_NAMES

FIRST, ROWS = 1, 3
"""How many blank rows there are for dissent and for follow-ups at first, and how many more come at a time."""
MOST = 30
KIND_HINTS = {
    DecisionKind.CHALLENGE: "Somebody must answer it, by a clock",
    DecisionKind.ESCALATE: "Then say to whom, on the next page",
    DecisionKind.REBASELINE: "The only way a board moves a deadline. The plan lead carries it out",
}


class DecideForm(forms.Form):
    kind = forms.ChoiceField(
        label="What kind of decision is it?", widget=forms.RadioSelect, choices=[(k.value, k.label) for k in DecisionKind],
        error_messages={"required": "Choose what kind of decision it is"},
    )  # fmt: skip
    words = text("What was decided?", NO_NAMES, needed="Say what was decided")
    reasons = text("Why? (optional)", "Needed for a re-baseline: everyone can read it with the revision")
    proposer = forms.CharField(label="Who proposed it? (optional)", required=False, max_length=200)
    refs = forms.CharField(
        label="Which rows and risks is it about?", required=False, max_length=1000,
        help_text="Refs of a live plan with commas between, like 1.1a.2, 2.1b, risk 3",
    )  # fmt: skip
    deadlines = text(
        "For a re-baseline: milestones and their new deadlines", "One on each line, like 1.1a.2: Mar 2028", rows=3
    )
    answerer = forms.ModelChoiceField(
        Post.objects.none(), label="For a challenge: who must answer it?", required=False,
        empty_label="Whoever is accountable for what it is about",
    )  # fmt: skip
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST, required=False)

    def __init__(self, *args: Any, area: Area, rows: int = FIRST, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = rows
        self.live: list[Plan] = list(with_status(Status.LIVE).filter(area=area))
        self.fields["rows"].initial = rows
        self.fields["kind"].item_hints = {k.value: hint for k, hint in KIND_HINTS.items()}  # type: ignore[attr-defined]
        posts = Post.objects.filter(area=area)
        self.fields["answerer"].queryset = posts  # type: ignore[attr-defined]
        self._measures()
        for n in range(1, rows + 1):
            self._row(n, posts, Organisation.objects.filter(area=area))

    def _measures(self) -> None:
        slugs = [p.slug for p in self.live]
        measures = [(m.id, m.name) for m in definitions.every().values() if m.plan in slugs]
        self.fields["measures"] = forms.MultipleChoiceField(
            label="Measures it is about", choices=measures, required=False, widget=forms.CheckboxSelectMultiple
        )

    def _row(self, n: int, posts: Any, organisations: Any) -> None:
        optional: dict[str, Any] = {"required": False}
        self.fields |= {
            f"dissent_{n}_organisation": forms.ModelChoiceField(
                organisations,
                label="Which organisation did not agree?",
                empty_label="Nobody, or somebody else",
                **optional,
            ),
            f"dissent_{n}_who": forms.CharField(label="Or who, in words", max_length=200, **optional),
            f"dissent_{n}_words": text("Why they did not agree", rows=2),
            f"ask_{n}_what": text("What is to be done", NO_NAMES if n == 1 else "", rows=2),
            f"ask_{n}_owner": forms.ModelChoiceField(
                posts, label="By which post", empty_label="Choose a post", **optional
            ),
            f"ask_{n}_due_on": DateField(what="the day it is due", label="By when", **optional),
        }

    def begins_with(self, about: Sequence[AboutRead]) -> None:
        """What the item is about stands there already."""
        self.initial.update(refs=written(about, self.live), measures=[a.measure for a in about if a.measure])

    @property
    def main(self) -> list[forms.BoundField]:
        """The fields that are not in a group of their own on the page."""
        apart = ("measures", "dissent_", "ask_")
        return [self[n] for n in self.fields if not n.startswith(apart)]

    def rows_of(self, group: str) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """The fields of "dissent" or of "ask", row by row."""
        for n in range(1, self.count + 1):
            yield n, [self[name] for name in self.fields if name.startswith(f"{group}_{n}_")]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        for name, read in (("refs", understood), ("deadlines", new_deadlines)):
            try:
                found[f"read_{name}"] = read(found.get(name, ""), self.live)
            except forms.ValidationError as error:
                self.add_error(name, error)
        for n in range(1, self.count + 1):
            self._whole(n, "ask", ("what", "owner", "due_on"), found)
            self._dissent_whole(n, found)
        return found

    def _whole(self, n: int, group: str, parts: Sequence[str], found: dict[str, Any]) -> None:
        """A follow-up that was begun says what, who and when."""
        needed = {"what": "Say what is to be done", "owner": "Choose the post that does it", "due_on": "Say by when"}
        names = {part: f"{group}_{n}_{part}" for part in parts}
        if any(found.get(name) for name in names.values()):
            for part, name in names.items():
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, needed[part])

    def _dissent_whole(self, n: int, found: dict[str, Any]) -> None:
        who = found.get(f"dissent_{n}_organisation") or found.get(f"dissent_{n}_who")
        said = found.get(f"dissent_{n}_words")
        if who and not said:
            self.add_error(f"dissent_{n}_words", "Say why they did not agree")
        if said and not who:
            self.add_error(
                f"dissent_{n}_organisation", "Choose the organisation that did not agree, or write who it was"
            )

    def decision(self) -> NewDecision:
        d = self.cleaned_data
        return NewDecision(
            kind=DecisionKind(d["kind"]), words=d["words"], reasons=d["reasons"], proposer=d["proposer"],
            about=tuple(self._about(d)), answerer=d["answerer"],
            dissents=tuple(
                NewDissent(d[f"dissent_{n}_words"], d[f"dissent_{n}_organisation"], d[f"dissent_{n}_who"])
                for n in range(1, self.count + 1) if d[f"dissent_{n}_words"]
            ),
            follow_ups=tuple(
                NewFollowUp(d[f"ask_{n}_what"], d[f"ask_{n}_owner"], d[f"ask_{n}_due_on"])
                for n in range(1, self.count + 1) if d[f"ask_{n}_what"]
            ),
        )  # fmt: skip

    def _about(self, d: dict[str, Any]) -> Iterator[Subject]:
        moved = {row.pk for row, _ in d["read_deadlines"]}
        yield from (Subject(row=row, deadline=deadline) for row, deadline in d["read_deadlines"])
        yield from (s for s in d["read_refs"] if s.row is None or s.row.pk not in moved)
        yield from (Subject(measure=measure) for measure in d["measures"])
