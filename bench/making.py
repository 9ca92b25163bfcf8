"""Making a draft plan of a document of 2,000 milestones: ``.venv/bin/python -m bench.making``.

The document is the generator's CSV in the layout "published", read as the product reads it. "Understanding" is what the pages
keep between visits. "The request" is the click on "Make the draft plan", all of it: the text of the plan is written and checked,
then its rows, ratings and where each came from are written in one transaction.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import django

from bench.place import engines, place
from bench.words import table, title


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--milestones", type=int, nargs="+", default=[100, 2000])
    parser.add_argument("--inside", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        django.setup()
        print(json.dumps(_measure(options.inside)))
        return
    title("Making a draft plan of a document")
    rows = []
    for engine in engines():
        for milestones in options.milestones:
            with place(engine, "making") as there:
                found = json.loads(there.run("-m", "bench.making", "--inside", str(milestones)))
                rows.append((engine, f"{milestones:,}", *found))
    table(["", "milestones", "rows", "origins", "understanding", "the request", "of processor", "queries"], rows)


def _measure(milestones: int) -> tuple[Any, ...]:
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from milepost.people.models import RoleGrant, User
    from milepost.plan.models import Origin, Row
    from milepost.sources.queries import understood

    by = User.objects.create_user(email="lead@example.org", name="Lead")
    RoleGrant.objects.create(user=by, role="plan_lead", from_on="2026-01-01")
    intake = _intake(milestones, by)
    caches["drafts"].clear()
    began = time.perf_counter()
    seen = understood(intake).count
    understanding = time.perf_counter() - began
    client, asked = Client(), Asked()
    client.force_login(by)
    client.get(reverse("intake-make", args=[intake.pk]))  # a server has loaded its parts long before
    began, used = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(asked):
        answer = client.post(reverse("intake-make", args=[intake.pk]), {"seen": seen, "seen_doubts": "on"})
    request, processor = time.perf_counter() - began, time.process_time() - used
    if answer.status_code != 302 or not Row.objects.exists():
        raise SystemExit(f"No plan was made: {answer.status_code}")
    seconds = [f"{s:.1f} s" for s in (understanding, request, processor)]
    return (Row.objects.count(), Origin.objects.count(), *seconds, asked.count)


def _intake(milestones: int, by: Any) -> Any:
    """The document as it is kept once it was read, with the one value that its text does not tell."""
    from bench.recovery import read
    from milepost.people.clock import now
    from milepost.sources.actions import correct
    from milepost.sources.carrying import to_json
    from milepost.sources.corrections import Change
    from milepost.sources.models import Intake
    from tests.documents import LAYOUTS, make

    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
        made = make(LAYOUTS["published"], "csv", Path(folder), milestones)
        document = to_json(read(made.path, "csv").document)
    stamp = {"state_at": now(), "recorded_at": now(), "recorded_by": by}
    intake = Intake.objects.create(
        file_name="plan.csv",
        file_kind="csv",
        file_size=1,
        file_sha256="0" * 64,
        state="read",
        document=document,
        **stamp,
    )
    given = {"title": "A long plan", "area": "Newshire", "kind": "priority_action_plan", "slug": "long"}
    changes = [Change("head", "", {"field": name, "words": words}) for name, words in given.items()]
    correct(intake=intake, changes=changes, seen=0, by=by)
    return intake


class Asked:
    """Counts queries."""

    count = 0

    def __call__(self, execute: Any, *how: Any) -> Any:
        self.count += 1
        return execute(*how)


if __name__ == "__main__":
    main()
