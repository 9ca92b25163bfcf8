"""The layouts: what each does as the plans of different areas do, and how a plan is laid out in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .laid import FILLS, HEADER_FILL, SHADES, Box, Grid, Laid, Para, Text, box
from .truth import Action, Milestone, Outcome, Truth, Workstream, with_ratings

FORMS = ("docx", "xlsx", "ods", "csv", "pdf", "paper")
"""``pdf`` is the Word file through LibreOffice; ``paper`` a PDF through WeasyPrint, which needs no LibreOffice."""
WORDS = {"blue": "Complete", "green": "On track", "amber": "Behind schedule", "red": "Not started"}


@dataclass(frozen=True)
class Layout:
    """``columns`` are pairs of a meaning and its heading, in order.

    ``milestones`` is "rows" (one each) or "cell" (all of an action in one cell, deadlines beside them paragraph by paragraph).
    ``merging`` is how what holds for several rows stands: "merged", "blank" below the first, or "repeated".
    ``ratings`` is "name", "word", "colour" (with the date where complete), or "name and date".
    ``impacts`` is "in outcome", "column" or "none"; ``outcomes`` "column" or "banner" (a row across the table).
    """

    key: str
    columns: tuple[tuple[str, str, int], ...]
    milestones: str = "rows"
    merging: str = "merged"
    ratings: str = "name and date"
    impacts: str = "in outcome"
    outcomes: str = "column"
    landscape: bool = True
    headers_again: int = 0
    bullets: bool = False
    curly: bool = False
    soft_hyphens: bool = False
    tracked_and_noted: bool = False
    heading: str = "Workstream {ref}: {statement}"
    weakness: str = "Significant weakness: {weakness}"

    def has(self, meaning: str) -> bool:
        return any(name == meaning for name, _, _ in self.columns)

    def truth(self, plan: Truth) -> Truth:
        """What this layout can say of a plan."""
        keeps = self.milestones == "rows"

        def kept(_: int, action: Action, m: Milestone) -> Milestone:
            owners = m.owners if self.has("owner") else ()
            complete = "" if self.ratings == "word" else m.complete
            return replace(m, owners=owners, complete=complete, resource=m.resource if keeps else "")

        return with_ratings(plan).each_milestone(kept)

    def lay(self, plan: Truth) -> Laid:
        """``plan`` is the truth of this layout."""
        blocks: list[Text | Grid] = [Text(Para(plan.title), 1), Text(Para("The ratings mean:")), *self._legend()]
        for workstream in plan.workstreams:
            blocks += self._head(workstream)
            blocks.append(Grid(tuple(self._rows(workstream)), tuple(w for _, _, w in self.columns)))
        return Laid(plan.title, tuple(_dressed(b, self) for b in blocks), self.landscape)

    def _legend(self) -> Iterator[Text | Grid]:
        if self.ratings != "colour":
            yield from (
                Text(Para(f"{name.capitalize()} – {word.lower()}", bullet=True)) for name, word in WORDS.items()
            )
            return
        key = [(box("Colour", header=True), box("Meaning", header=True))]
        key += [(Box(fill=SHADES[name]), box(f"{name.capitalize()}: {word.lower()}")) for name, word in WORDS.items()]
        yield Grid(tuple(key), (20, 80))

    def _head(self, w: Workstream) -> Iterator[Text]:
        yield Text(Para(self.heading.format(ref=w.ref, statement=w.statement)), 2)
        yield Text(Para("Senior accountable sponsor: " + " / ".join(w.accountable)))
        yield Text(Para("Delivery partners: " + "; ".join(w.delivery)))
        yield Text(Para(self.weakness.format(weakness=w.weakness)))

    def _rows(self, w: Workstream) -> Iterator[tuple[Box | None, ...]]:
        header = tuple(Box((Para(heading, bold=True),), HEADER_FILL, header=True) for _, heading, _ in self.columns)
        yield header
        count = 0
        for outcome in w.outcomes:
            if self.outcomes == "banner":
                across = box(f"Outcome {outcome.ref}: {outcome.statement}", fill="DEEAF6", columns=len(self.columns))
                yield (across, *[None] * (len(self.columns) - 1))
            first = True
            for action in outcome.actions:
                if self.headers_again and count >= self.headers_again:
                    yield header
                    count = 0
                for row in self._of_action(outcome, action, first):
                    yield row
                    count += 1
                first = False

    def _of_action(self, outcome: Outcome, action: Action, first: bool) -> Iterator[tuple[Box | None, ...]]:
        together = self.milestones == "cell"
        groups = [action.milestones] if together else [(m,) for m in action.milestones]
        height = len(groups)
        whole = len(outcome.actions) if together else sum(len(a.milestones) for a in outcome.actions)
        for number, group in enumerate(groups):
            made = []
            for name, _, _ in self.columns:
                if name in ("outcome", "impact"):
                    top, rows = first and number == 0, whole
                    cell = self._outcome(outcome) if name == "outcome" else self._impacts(outcome)
                elif name in ("ref", "action"):
                    top, rows = number == 0, height
                    cell = box(action.ref) if name == "ref" else self._action(action)
                elif name == "resource":
                    top, rows, cell = self._resource(action, number, together)
                else:
                    top, rows, cell = True, 1, self._of_milestones(name, group)
                made.append(self._placed(cell, top, rows))
            yield tuple(made)

    def _placed(self, cell: Box, top: bool, rows: int) -> Box | None:
        if self.merging == "merged":
            return replace(cell, rows=rows) if top else None
        return cell if top or self.merging == "repeated" else Box()

    def _outcome(self, outcome: Outcome) -> Box:
        paras = [Para(outcome.ref, bold=True), Para(outcome.statement)]
        if self.impacts == "in outcome" and outcome.impacts:
            paras += [Para("Impact", bold=True), *(Para(i, bullet=True) for i in outcome.impacts)]
        return Box(tuple(paras))

    def _impacts(self, outcome: Outcome) -> Box:
        return Box(tuple(Para(i, bullet=self.bullets) for i in outcome.impacts))

    def _action(self, action: Action) -> Box:
        return box(action.statement if self.has("ref") else f"{action.ref} {action.statement}")

    def _resource(self, action: Action, number: int, together: bool) -> tuple[bool, int, Box]:
        """A milestone with a resource of its own has a cell of its own, and the action's ends above it."""
        if together:
            return True, 1, box(action.resource)
        own = [bool(m.resource) for m in action.milestones]
        above = number == 0 or own[number] or own[number - 1]
        height = 1
        while not own[number] and number + height < len(own) and not own[number + height]:
            height += 1
        return above, height, box(action.milestones[number].resource or action.resource)

    def _of_milestones(self, name: str, group: tuple[Milestone, ...]) -> Box:
        if name == "milestone":
            return Box(tuple(Para(m.statement, bullet=self.bullets) for m in group))
        if name == "deadline":
            return box(*(m.deadline for m in group))
        if name == "owner":
            return box(*(o for m in group for o in m.owners))
        return self._rating(group)

    def _rating(self, group: tuple[Milestone, ...]) -> Box:
        if self.ratings == "word":
            return box(*(WORDS[m.rating] for m in group))
        if self.ratings == "name":
            return box(*(" ".join(filter(None, (m.rating.capitalize(), m.complete))) for m in group))
        (m,) = group
        if self.ratings == "colour":
            return box(*filter(None, (m.complete,)), fill=SHADES[m.rating])
        return box(m.rating.capitalize(), *filter(None, (m.complete,)), fill=FILLS[m.rating])


def _dressed(block: Text | Grid, layout: Layout) -> Text | Grid:
    """With the quotes, soft hyphens, tracked change and footnote that the layout has."""
    if isinstance(block, Text):
        return replace(block, para=_worn(block.para, layout))
    noted = layout.tracked_and_noted and len(block.widths) > 2
    rows = []
    for number, row in enumerate(block.rows):
        boxes = []
        for cell in row:
            if cell and cell.paras and not cell.header:
                cell = replace(cell, paras=tuple(_worn(p, layout) for p in cell.paras))
                longest = noted and number == 2 and len(cell.text) > 40
                if longest:
                    changed = replace(_changed(cell.paras[0]), footnote="Agreed at the second meeting.")
                    cell, noted = replace(cell, paras=(changed, *cell.paras[1:])), False
            boxes.append(cell)
        rows.append(tuple(boxes))
    return replace(block, rows=tuple(rows))


def _changed(para: Para) -> Para:
    """The last word was put in by a tracked change, in place of another."""
    text, _, last = para.text.rpartition(" ")
    return replace(para, text=text + " ", struck="perhaps", added=last)


def _worn(para: Para, layout: Layout) -> Para:
    text = para.text
    if layout.curly:
        text = text.replace("'", "’")
    if layout.soft_hyphens:
        text = " ".join(w[:5] + "\u00ad" + w[5:] if len(w) > 10 and w.isalpha() else w for w in text.split(" "))
    return replace(para, text=text)


LAYOUTS = {
    layout.key: layout
    for layout in (
        Layout(
            "published",
            (
                ("outcome", "Outcomes\n(what we intend to achieve)", 22),
                ("ref", "Ref", 6),
                ("action", "Implementation\n(Actions – what are we going to do)", 24),
                ("resource", "Resource Required", 9),
                ("milestone", "Key milestones\n(Action tracker)", 22),
                ("deadline", "Deadline", 9),
                ("rating", "BRAG + date", 8),
            ),
            curly=True,
        ),
        Layout(
            "cells",
            (
                ("ref", "No", 6),
                ("outcome", "What we intend to achieve", 16),
                ("action", "What we will do", 18),
                ("milestone", "Success measures", 20),
                ("deadline", "By when", 10),
                ("owner", "Lead", 14),
                ("rating", "RAG", 8),
                ("impact", "How will we know", 18),
                ("resource", "Resource", 10),
            ),
            milestones="cell",
            ratings="name",
            impacts="column",
            curly=True,
            heading="Priority {ref} – {statement}",
            weakness="Area of significant weakness: {weakness}",
        ),
        Layout(
            "banners",
            (
                ("action", "Actions", 22),
                ("owner", "Owner", 17),
                ("deadline", "Timescale", 13),
                ("milestone", "Milestone", 21),
                ("resource", "AR/ER", 8),
                ("rating", "Status", 9),
                ("impact", "Impact", 20),
            ),
            ratings="colour",
            impacts="column",
            outcomes="banner",
            landscape=False,
            bullets=True,
            weakness="Significant weakness found by inspectors: {weakness}",
        ),
        Layout(
            "plain",
            (
                ("ref", "Ref.", 7),
                ("action", "Action", 20),
                ("milestone", "Key milestone", 20),
                ("owner", "Responsible", 15),
                ("deadline", "Due date", 10),
                ("rating", "Progress", 10),
                ("outcome", "Outcome", 16),
                ("resource", "Resources", 8),
            ),
            merging="blank",
            ratings="word",
            headers_again=12,
            bullets=True,
            curly=True,
            soft_hyphens=True,
            tracked_and_noted=True,
            impacts="in outcome",
            heading="WORKSTREAM {ref}: {statement}",
        ),
    )
}
