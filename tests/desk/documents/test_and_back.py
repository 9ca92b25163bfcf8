"""A document that was taken away, brought in again as anybody's document is: the same structure, deadlines, owners and ratings.

How often an open deadline comes round is printed, and not understood again: only the plan's own file brings that back.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from milepost.judgement.planfile import plan_file
from milepost.judgement.queries import judged_plan
from milepost.people.clock import today
from milepost.plan.models import Plan
from milepost.rules.timescale import understand_date
from milepost.sources.as_plan_file import plan_values
from milepost.sources.carrying import from_json
from milepost.sources.sandbox import read_in_child
from milepost.sources.understanding import understand


def rows(values: dict[str, Any]) -> list[Any]:
    """What must come back of every row; posts by their titles, completions by their meaning."""
    titles = {key: post["title"] for key, post in values.get("posts", {}).items()}
    found: list[Any] = []
    for w in values["workstreams"]:
        answer = [titles.get(key, key) for key in w.get("accountable", ())]
        found.append((w["ref"], w["statement"], w.get("weakness"), answer))
        for o in w["outcomes"]:
            found.append((o["ref"], o["statement"], [i["statement"] for i in o.get("impacts", ())]))
            for a in o["actions"]:
                found.append((a["ref"], a["statement"], [i["statement"] for i in a.get("impacts", ())]))
                for m in a["milestones"]:
                    owners = [titles.get(key, key) for key in m.get("owners", ())]
                    complete = understand_date(m["complete"]) if "complete" in m else None
                    rating = "blue" if complete else m.get("rating")
                    resource = m.get("resource") or a.get("resource")
                    found.append((a["ref"], m["statement"], m["deadline"], resource, owners, complete, rating))
    return found


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "pdf"])
@pytest.mark.parametrize("slug", ["exampleshire", "peterborough-2019"])
def test_what_was_taken_away_comes_back(slug: str, kind: str, as_: Any, tmp_path: Path) -> None:
    plan = Plan.objects.get(slug=slug)
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(as_("lead").get(f"/desk/plans/{slug}/take-away/plan.{kind}").content)
    draft = understand(from_json(read_in_child(path, kind, lambda *said: None, path.name)))
    wanted = rows(plan_file(judged_plan(plan, on=plan.read_as_at or today())))
    assert rows(plan_values(draft)) == wanted
