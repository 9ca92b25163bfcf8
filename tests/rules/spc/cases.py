"""The worked cases of the method's own package (``cases.json`` names it), and how a chart of ours compares with one of them.

``compared`` is also what ``bench/spc.py`` prints.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from milepost.rules.measuring import Direction
from milepost.rules.spc import Label, Options, PointType, Spc, work_out

Case = dict[str, Any]
CASES: list[Case] = json.loads(Path(__file__).with_name("cases.json").read_text())["cases"]
DIRECTIONS = {"increase": Direction.UP, "decrease": Direction.DOWN, "neutral": Direction.NONE}


def chart(case: Case) -> Spc:
    options = Options(
        direction=DIRECTIONS[case["direction"]],
        screening=case["screening"],
        rebases=tuple(date.fromisoformat(d) for d in case["rebases"]),
        fix_after=case["fix_after"],
        target=case["target"],
        shortest=0,
    )
    return work_out([(date.fromisoformat(d), v) for d, v in zip(case["dates"], case["values"], strict=True)], options)


def present(case: Case, name: str) -> list[Any]:
    """An array of a case without the days that have no value."""
    return [x for x, value in zip(case[name], case["values"], strict=True) if value is not None]


def expected(case: Case) -> dict[str, list[Any]]:
    """Every array of a case, by what it is called in ``got``."""
    groups = case["groups"]
    return {
        "limits": [g[k] for g in groups for k in ("mean", "lpl", "upl", "near_lpl", "near_upl", "amr")],
        "groups": [(g["rebase_group"], g["n_values"]) for g in groups],
        "dates": [date.fromisoformat(d) for d in present(case, "dates")],
        "values": present(case, "values"),
        "group of each": present(case, "group"),
        "outside": present(case, "outside"),
        "side": present(case, "side"),
        "near": present(case, "near"),
        "labels": present(case, "label"),
        "flags": present(case, "flag"),
        "kinds": present(case, "kind"),
        "icons": [case["variation"], case["assurance"]],
    }


def got(spc: Spc) -> dict[str, list[Any]]:
    limits = [g.limits for g in spc.groups if g.limits]
    points = [(p.value, p.limits, p) for p in spc.points if p.limits]
    return {
        "limits": [x for m in limits for x in (m.mean, m.lower, m.upper, m.near_lower, m.near_upper, m.moving_range)],
        "groups": [(g.number, g.points) for g in spc.groups],
        "dates": [p.on for p in spc.points],
        "values": [p.value for p in spc.points],
        "group of each": [p.group for p in spc.points],
        "outside": [Label.ABOVE in p.fired or Label.BELOW in p.fired for _, _, p in points],
        "side": [(v > m.mean) - (v < m.mean) for v, m, _ in points],
        "near": [m.near_upper < v <= m.upper or m.lower <= v < m.near_lower for v, m, _ in points],
        "labels": [p.label.value for p in spc.points],
        "flags": [p.kind is not PointType.COMMON for p in spc.points],
        "kinds": [p.kind.value for p in spc.points],
        "icons": [spc.variation and spc.variation.value, spc.assurance and spc.assurance.value],
    }


def furthest(case: Case) -> float:
    """The largest difference of any limit from the case's, in parts of it (or as it is, below 1)."""
    ours, theirs = got(chart(case))["limits"], expected(case)["limits"]
    return max(abs(a - b) / max(abs(b), 1.0) for a, b in zip(ours, theirs, strict=True))


def differing(case: Case) -> list[str]:
    """The arrays that are not the case's; of limits, those further away than 1e-9."""
    ours, theirs = got(chart(case)), expected(case)
    wrong = [name for name in theirs if name != "limits" and ours[name] != theirs[name]]
    return [*wrong, "limits"] if furthest(case) > 1e-9 else wrong
