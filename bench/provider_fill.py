"""Fills a place for ``bench.provider_api``: providers with keys, asked for a figure of every month; prints the keys as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django

MEASURE = "bench-waits"


def definition(providers: int) -> str:
    names = ", ".join(name(number) for number in range(providers))
    return f"""plan: bench
name: Children waiting
question: How many children are waiting?
unit: count
numerator: Children waiting on the last day of the month
direction: down
every: month
source: provider
collected_from: [{names}]
collected_since: 1 January 2016
"""


def name(number: int) -> str:
    return f"Provider {number}"


def fill(providers: int) -> list[str]:
    """One definition in place of the product's own, and each provider's key."""
    from bench.plan import _plan
    from milepost.measures.actions.keys import make_key
    from milepost.people.models import Organisation
    from milepost.people.system import loader

    plan = _plan(loader())
    kind = Organisation.Kind.PROVIDER
    made = [Organisation.objects.create(area=plan.area, name=name(n), kind=kind) for n in range(providers)]
    return [make_key(organisation=o, name="Bench", by=loader())[1].written for o in made]


if __name__ == "__main__":
    folder = Path(os.environ["BENCH_DEFINITIONS"]) / "measures"
    (folder / f"{MEASURE}.yaml").write_text(definition(int(sys.argv[1])), "utf-8")
    django.setup()
    print(json.dumps(fill(int(sys.argv[1]))))
