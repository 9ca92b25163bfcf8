"""What is done once the tree is whole, after every correction: refs by position, words for what stands in, and the doubts."""

from __future__ import annotations

from ..plain import plain
from . import refs
from .cells import flowing
from .deadlines import is_date, is_deadline, why_not
from .parts import Part, Tree

SHARED = "the document has no such row"


def settle(tree: Tree, title: str) -> None:
    tree.workstreams = [w for w in tree.workstreams if w.children or w.dropped or "+" in w.id]
    for workstream in tree.workstreams:
        _without_empty(workstream)
    tree.workstreams = [w for w in tree.workstreams if w.children or w.dropped or "+" in w.id]
    standing = [w for w in tree.workstreams if not w.dropped]
    _refs_of_workstreams(standing)
    for workstream in standing:
        _workstream(workstream, title)
        for outcome in workstream.standing("outcome"):
            _outcome(outcome, workstream)
    _refs(standing)
    _twice(standing)
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


# refs


def _refs_of_workstreams(workstreams: list[Part]) -> None:
    taken = {w.words("ref") for w in workstreams}
    for position, part in enumerate(workstreams, start=1):
        if part.words("ref"):
            continue
        told = {_first(o.words("ref")) for o in part.standing("outcome")} | {
            _first(a.words("ref")) for o in part.standing("outcome") for a in o.standing("action")
        }
        told -= {""}
        ref = told.pop() if len(told) == 1 else ""
        if ref and ref not in taken:
            _give(part, ref, "follows from the refs under it")
        else:
            _give(part, _free(str(position), taken), "was given by its place")
        taken.add(part.words("ref"))


def _first(ref: str) -> str:
    """The workstream's part of a ref like 1.1a; "" where it has none."""
    first = ref.split(".")[0].upper() if "." in ref else ""
    return first if first.isalnum() and len(first) <= 4 else ""


def _free(ref: str, taken: set[str]) -> str:
    n = 0
    while ref in taken and n < 1000:
        n += 1
        ref = str(n)
    return ref


def _refs(workstreams: list[Part]) -> None:
    """Give every outcome and action its ref: as written, as the refs under it say, or by position."""
    outcomes = [o for w in workstreams for o in w.standing("outcome")]
    taken = {o.words("ref") for o in outcomes} - {""}
    actions_taken = {a.words("ref") for o in outcomes for a in o.standing("action")} - {""}
    for workstream in workstreams:
        for position, outcome in enumerate(workstream.standing("outcome"), start=1):
            if not outcome.words("ref"):
                _outcome_ref(outcome, workstream.words("ref"), position, taken)
            for n, action in enumerate(outcome.standing("action")):
                if not action.words("ref"):
                    _action_ref(action, outcome, n, actions_taken)


def _outcome_ref(outcome: Part, workstream: str, position: int, taken: set[str]) -> None:
    told = {refs.parent_of(a.words("ref")) for a in outcome.standing("action")} - {""}
    ref = told.pop() if len(told) == 1 else ""
    whence = "follows from the refs of its actions"
    if not ref or "." not in ref or ref in taken:
        ref, whence = f"{workstream}.{position}", "was given by its place"
        while ref in taken:
            position += 1
            ref = f"{workstream}.{position}"
    _give(outcome, ref, whence)
    taken.add(ref)


def _action_ref(action: Part, outcome: Part, n: int, taken: set[str]) -> None:
    told = {refs.parent_of(m.words("ref")) for m in action.standing("milestone")} - {""}
    ref = told.pop() if len(told) == 1 else ""
    whence = "follows from the refs of its milestones"
    if not ref or ref in taken:
        ref, whence = outcome.words("ref") + _letter(n), "was given by its place"
        while ref in taken:
            n += 1
            ref = outcome.words("ref") + _letter(n)
    _give(action, ref, whence)
    taken.add(ref)


def _letter(n: int) -> str:
    return chr(97 + n) if n < 26 else f".{n + 1}"


def _give(part: Part, ref: str, whence: str) -> None:
    part.put("ref", ref, None)
    part.doubt("ref_given", f"The document gives no ref here. “{ref}” {whence}", "ref")


def _twice(workstreams: list[Part]) -> None:
    """A ref that two of a kind have: the first keeps it, the others are asked about. So are refs that no plan file can hold."""
    seen: dict[tuple[str, str], Part] = {}
    for part in (p for w in workstreams for p in _standing(w)):
        ref = part.words("ref")
        if part.kind not in ("workstream", "outcome", "action"):
            continue
        if ref and (part.kind, ref) in seen:
            other = flowing(seen[(part.kind, ref)].words("statement"))[:60]
            said = f"The ref “{ref}” is given twice; the first is “{other}”. Give this one another, or merge them"
            part.doubt("ref_twice", said, "ref", stopping=True)
        seen.setdefault((part.kind, ref), part)
        longest = 4 if part.kind == "workstream" else refs.LONGEST
        if not refs.ALONE.fullmatch(ref) or len(ref) > longest or (part.kind == "workstream" and not ref.isalnum()):
            said = f"“{ref}” cannot be a ref. Use at most {longest} letters and digits, like “1.1a”"
            part.doubt("ref_unfit", said, "ref", stopping=True)


def _standing(part: Part) -> list[Part]:
    return [part, *(p for child in part.standing() for p in _standing(child))]


__all__ = ["is_deadline", "plain", "settle"]
