"""One area's figures among those of one area and of 153: ``.venv/bin/python -m bench.readings``.

Sixty measures of 37 months, each answered by three providers and confirmed: 6,660 readings an area, 1,018,980 in 153. What is
timed is ``measures.queries.series`` of all sixty, which is all that a page asks of readings, in the first area and in others;
and what the database says it does to answer.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

import django

from bench.place import engines, place
from bench.words import middle, ms, table, title

MEASURES, MONTHS, PROVIDERS = 60, 37, 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--areas", type=int, default=153)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--fill", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--time", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill or options.time:
        django.setup()
        print(json.dumps(_filled(options.fill) if options.fill else _timed()))
        return
    title("One area's figures, alone and among many")
    rows, plans = [], []
    for engine in engines():
        with place(engine, "one") as one, place(engine, "many") as many:
            one.run("-m", "bench.readings", "--fill", "1")
            readings = json.loads(many.run("-m", "bench.readings", "--fill", str(options.areas)))
            found: dict[str, list[Any]] = {"one": [], "many": []}
            for _ in range(options.turns):
                for name, there in (("one", one), ("many", many)):
                    found[name].append(json.loads(there.run("-m", "bench.readings", "--time")))
        alone, among = (middle(t["took"] for t in found[name]) for name in ("one", "many"))
        asked, asked_among = (middle(t["asking"] for t in found[name]) for name in ("one", "many"))
        queries = found["many"][0]["queries"]
        rows.append((engine, f"{readings:,}", queries, ms(alone), ms(among), f"{among / alone:.2f}", ms(asked),
                     ms(asked_among), f"{asked_among / asked:.2f}"))  # fmt: skip
        plans.append(f"{engine}: {found['many'][0]['plan']}")
    head = [
        "",
        "readings",
        "queries",
        "one area",
        f"{options.areas} areas",
        "times",
        "asking, one",
        f"{options.areas}",
        "times",
    ]
    table(head, rows)
    print("\n".join(plans))


def _filled(areas: int) -> int:
    from milepost.measures.models import Reading
    from milepost.people.models import User

    by = User.objects.create_user(email="bench@example.org", name="Bench")
    first = _first(_measures(), by)
    for number in range(1, areas):
        _another(first, number)
    _settle()
    return Reading.objects.count()


def _timed() -> dict[str, Any]:
    """The middle of three readings of an area, each another where there are more, and how long its rows alone take to come."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from milepost.measures.models import Reading
    from milepost.measures.queries import series
    from milepost.measures.queries.rows import recorded
    from milepost.people.clock import end_of, today
    from milepost.people.models import Area

    measures, areas = _measures(), list(Area.objects.order_by("?")[:4])
    took, asking = [], []
    for turn in range(4):
        area = areas[turn % len(areas)]
        began = time.perf_counter()
        recorded([m.id for m in measures], area, end_of(today()))
        asked = time.perf_counter()
        read = series(measures, area, today())
        took.append(time.perf_counter() - asked)
        asking.append(asked - began)
        assert len(read) == MEASURES
        assert all(len(s.points) == MONTHS and s.points[-1].value for s in read.values())
    with CaptureQueriesContext(connection) as caught:
        series(measures, areas[0], today())
    found = Reading.objects.filter(area=areas[0], measure__in=[m.id for m in measures]).order_by()
    plan = " / ".join(line.strip() for line in found.explain().splitlines())
    return {"took": middle(took[1:]), "asking": middle(asking[1:]), "queries": len(caught), "plan": plan[:160]}


def _measures() -> list[Any]:
    from datetime import date

    from milepost.measures.definitions import Measure
    from milepost.rules.measuring import Direction, Method, Source, Unit
    from milepost.rules.periods import Every

    return [
        Measure(
            id=f"bench-{n}", name=f"Measure {n}", question="How many?", unit=Unit.PERCENT, numerator="Some", denominator="All",
            direction=Direction.UP, every=Every.MONTH, source=Source.PROVIDER, method=Method.XMR, owner="", plan="bench",
            impacts=(), milestones=(), baseline=None, targets=(), collected_since=date(2020, 1, 1),
            collected_from=tuple(f"Provider {p}" for p in range(PROVIDERS)),
        )
        for n in range(MEASURES)
    ]  # fmt: skip


def _area(number: int) -> tuple[Any, list[Any]]:
    from milepost.people.models import Area, Organisation

    area = Area.objects.create(name=f"Area {number}")
    kind = Organisation.Kind.PROVIDER
    return area, [Organisation.objects.create(area=area, name=f"Provider {p}", kind=kind) for p in range(PROVIDERS)]


def _first(measures: list[Any], by: Any) -> Any:
    from datetime import date
    from decimal import Decimal

    from milepost.measures.models import Confirmation, Reading, Submission
    from milepost.people.clock import now
    from milepost.rules.measuring import Answer, Way
    from milepost.rules.periods import periods

    area, providers = _area(0)
    moment = now()
    who = {"recorded_at": moment, "recorded_by": by}
    sent = [Submission.objects.create(way=Way.LOADER, area=area, organisation=p, **who) for p in providers]
    months = list(periods(measures[0].every, date(2020, 1, 1), date(2023, 1, 1)))
    assert len(months) == MONTHS
    rows = [
        Reading(
            measure=m.id, area=area, organisation=p, starts=month.starts, ends=month.ends, answer=Answer.FIGURE,
            numerator=Decimal(60 + (n * 7 + i) % 30), denominator=Decimal(100), value=Decimal(60 + (n * 7 + i) % 30),
            submission=sent[k], **who,
        )
        for n, m in enumerate(measures) for i, month in enumerate(months) for k, p in enumerate(providers)
    ]  # fmt: skip
    made = Reading.objects.bulk_create(rows, batch_size=2000)
    Confirmation.objects.bulk_create([Confirmation(reading=r, **who) for r in made], batch_size=2000)
    return area


def _another(first: Any, number: int) -> None:
    """The same readings in one more area, copied within the database."""
    from django.db import connection

    from milepost.measures.models import Reading, Submission
    from milepost.people.models import Organisation

    area, providers = _area(number)
    names = [f.column for f in Reading._meta.concrete_fields if not f.primary_key]
    for provider in providers:
        theirs = Organisation.objects.get(area=first, name=provider.name)
        sent = Submission.objects.get(area=first, organisation=theirs)
        sent.pk, sent.area, sent.organisation = None, area, provider
        sent.save()
        swap = {"area_id": area.pk, "organisation_id": provider.pk, "submission_id": sent.pk}
        columns = ", ".join(str(swap.get(name, name)) for name in names)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO measures_reading ({', '.join(names)}) SELECT {columns} FROM measures_reading"
                f" WHERE area_id = {first.pk} AND organisation_id = {theirs.pk}"
            )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO measures_confirmation (reading_id, recorded_at, recorded_by_id)"
            f" SELECT id, recorded_at, recorded_by_id FROM measures_reading WHERE area_id = {area.pk}"
        )


def _settle() -> None:
    """The database looks at what it holds, as it does by itself in time."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
