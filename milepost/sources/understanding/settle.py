"""What is done once the tree is whole, after every correction: refs by position, words for what stands in, and the doubts."""

from __future__ import annotations

from .cells import flowing
from .deadlines import is_date, why_not
from .numbering import give_refs, refs_of_workstreams, refs_once
from .parts import Part, Tree


def settle(tree: Tree, title: str) -> None:
    tree.workstreams = [w for w in tree.workstreams if w.children or w.dropped or "+" in w.id]
    for workstream in tree.workstreams:
        _without_empty(workstream)
    tree.workstreams = [w for w in tree.workstreams if w.children or w.dropped or "+" in w.id]
    standing = [w for w in tree.workstreams if not w.dropped]
    refs_of_workstreams(standing)
    for workstream in standing:
        _workstream(workstream, title)
        for outcome in workstream.standing("outcome"):
            _outcome(outcome, workstream)
    give_refs(standing)
    refs_once(standing)
    for part in tree.walk():
        part.doubts = [] if part.dropped else part.doubts


def _without_empty(part: Part) -> None:
    """Take away what stood in for a missing row and has nothing under it any more."""
    for child in part.children:
        _without_empty(child)
    part.children = [c for c in part.children if not (c.stands_in and not c.children and not c.words("statement"))]


def _workstream(part: Part, title: str) -> None:
    if not part.words("statement"):
        weakness = flowing(part.words("weakness"))
        words, whence = (weakness, "the weakness") if weakness else (title, "the plan's title")
        if words:
            part.put("statement", words, None)
            said = f"The document gives this workstream no title, so the words of {whence} were taken"
            part.doubt("statement_stands_in", said, "statement")
        else:
            part.doubt("statement_missing", "This workstream has no title. Give it one", "statement", stopping=True)
    if not part.standing("outcome"):
        part.doubt("nothing_under", "Nothing stands under this workstream. Add an outcome, or drop it", stopping=True)


def _outcome(part: Part, workstream: Part) -> None:
    if not part.words("statement"):
        part.put("statement", flowing(workstream.words("statement")), None)
        if part.words("statement"):
            part.doubt("own_outcome", "No outcome stands here, so the workstream's own words were taken", "statement")
        else:
            part.doubt("statement_missing", "This outcome has no words. Write them", "statement", stopping=True)
    if not part.standing("action"):
        part.doubt("nothing_under", "Nothing will be done for this outcome. Add an action, or drop it", stopping=True)
    for impact in part.standing("impact"):
        _has_words(impact)
    for action in part.standing("action"):
        _action(action, part)


def _action(part: Part, outcome: Part) -> None:
    milestones = part.standing("milestone")
    if not part.words("statement"):
        if part.stands_in and outcome.values.get("statement") and _only(part, outcome):
            part.put("statement", flowing(outcome.words("statement")), None)
            said = "No action stands beside these milestones, so the outcome's own words were taken"
            part.doubt("own_action", said, "statement")
        else:
            several = "These milestones stand" if len(milestones) > 1 else "This milestone stands"
            said = f"{several} beside no action. Write the action, or move what is here under another"
            part.doubt("orphan", said, "statement", stopping=True)
    if not milestones:
        said = (
            "This action has no milestones, so nobody can tell when it is done. Add one with its deadline, or drop it"
        )
        part.doubt("no_milestones", said, stopping=True)
    for child in part.standing():
        _has_words(child)
        if child.kind == "milestone":
            _milestone(child)


def _only(part: Part, outcome: Part) -> bool:
    return outcome.standing("action") == [part] and not outcome.stands_in


def _has_words(part: Part) -> None:
    if not part.words("statement"):
        noun = "milestone" if part.kind == "milestone" else "impact"
        part.doubt("statement_missing", f"This {noun} has no words. Write them, or drop it", "statement", stopping=True)


def _milestone(part: Part) -> None:
    deadline, means = part.words("deadline"), part.words("means")
    if not deadline:
        part.doubt(
            "deadline_missing", "This milestone has no deadline. Say by when it will be done", "deadline", stopping=True
        )
    elif means and (why := why_not(means)):
        part.doubt("means_unread", why, "means", stopping=True)
    elif not means and (why := why_not(deadline)):
        part.doubt("deadline_unread", why, "deadline", stopping=True)
    elif len(deadline) > 120:
        part.doubt(
            "deadline_long", "A deadline is at most 120 characters. Put the rest into a note", "deadline", stopping=True
        )
    complete = part.words("complete")
    if complete and not is_date(complete):
        said = f"“{complete}” is not a date that is understood. Write it like “Nov 2019” or “30 November 2019”"
        part.doubt("complete_unread", said, "complete", stopping=True)
