"""Refs: as the document gives them, else as the refs around them say, else by place; and none twice."""

from __future__ import annotations

from . import refs
from .cells import flowing
from .parts import Part


def refs_of_workstreams(workstreams: list[Part]) -> None:
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


def give_refs(workstreams: list[Part]) -> None:
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


def refs_once(workstreams: list[Part]) -> None:
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
