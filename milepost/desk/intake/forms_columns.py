"""What people say each column and each colour of a document holds. Tables that are alike are asked about once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from django import forms

from milepost.sources.corrections import Change
from milepost.sources.draft import Column, Draft
from milepost.sources.understanding import MEANT

from .forms_review import RATINGS

Group = tuple[int, ...]
"""The numbers of tables that are asked about together."""


def alike(columns: Iterable[Column]) -> list[Group]:
    """Tables with the same headings, taken for the same, in one group each, in the order of the document."""
    tables: dict[int, list[tuple[int, str, str]]] = {}
    for c in columns:
        tables.setdefault(c.table, []).append((c.column, c.heading, c.meaning))
    groups: dict[tuple[tuple[int, str, str], ...], list[int]] = {}
    for table in sorted(tables):
        groups.setdefault(tuple(tables[table]), []).append(table)
    return [tuple(group) for group in groups.values()]


def named(group: Group) -> str:
    """
    >>> named((1,)), named((2, 3, 4, 5)), named((2, 4, 5, 6, 9))
    ('Table 1', 'Tables 2 to 5', 'Tables 2, 4 to 6 and 9')
    """
    runs = [[group[0]]]
    for before, table in pairwise(group):
        if table == before + 1:
            runs[-1].append(table)
        else:
            runs.append([table])
    words = [f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(map(str, run)) for run in runs]
    told = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"Table {told}" if len(group) == 1 else f"Tables {told}"


class ColumnsForm(forms.Form):
    """What each column of these groups of tables was taken for and, where ``colours`` are asked for, each colour of the ratings.

    A field is called after the first table of its group. What was not sent stays as it is: meanwhile somebody may have made a
    table differ from its group.
    """

    def __init__(self, draft: Draft, groups: Sequence[Group], *args: Any, colours: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = {table: group[0] for group in groups for table in group}
        self.groups = {group[0]: group for group in groups}
        self.names = {c: f"column-{first[c.table]}-{c.column}" for c in draft.columns if c.table in first}
        self.fills = draft.colours if colours else {}
        meanings = [(key, words.capitalize()) for key, words in MEANT.items()]
        for c, name in self.names.items():
            if c.table in self.groups:
                heading = c.heading or f"Column {c.column}, which has no heading"
                self.fields[name] = forms.ChoiceField(
                    label=heading, choices=meanings, initial=c.meaning, required=False, widget=forms.Select
                )
        for fill, rating in self.fills.items():
            self.fields[f"colour-{fill}"] = forms.ChoiceField(
                label=f"Colour {fill}", choices=RATINGS, initial=rating, required=False, widget=forms.Select
            )

    def tables(self) -> list[tuple[str, str, list[Any]]]:
        """Each group with its name, the place of its first table and its fields."""
        found: dict[int, tuple[str, list[Any]]] = {}
        for c, name in self.names.items():
            if c.table in self.groups:
                found.setdefault(c.table, (c.place.words, []))[1].append(self[name])
        return [(named(self.groups[table]), place, fields) for table, (place, fields) in found.items()]

    def colours(self) -> list[tuple[str, Any]]:
        return [(fill, self[f"colour-{fill}"]) for fill in self.fills]

    def changes(self) -> list[Change]:
        d = {name: value for name, value in self.cleaned_data.items() if name in self.data}
        columns = [
            Change("column", "", {"table": c.table, "column": c.column, "meaning": d[name]})
            for c, name in self.names.items()
            if d.get(name, c.meaning) != c.meaning
        ]
        colours = [
            Change("colour", "", {"colour": fill, "rating": d[f"colour-{fill}"]})
            for fill, rating in self.fills.items()
            if d.get(f"colour-{fill}", rating) != rating
        ]
        return [*columns, *colours]
