"""Asking 400 owners before a meeting, the worker killed as it sends: ``.venv/bin/python -m bench.cycle``.

The plan is the bench's, four times: 428 milestones, of which nobody has said anything yet. First a cycle is opened with 4 owners
and with 400. Then the letters are sent by a process that is killed (SIGKILL) at a random moment and started again, ten times; at
last by two at once. The mail server is a file: a line for each letter it took. None may be there twice. A letter whose sending
was cut off is not sent again, whether the server took it or not: it waits for a person, and is counted here.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import django

from bench.place import ROOT, Place, engines, place
from bench.words import table, title

COPIES = 4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--owners", nargs="+", default=["4", "400"])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        django.setup()
        what, *given = options.inside
        print(json.dumps(INSIDE[what](*given)))
        return 0
    owners, chance = options.owners, random.Random(options.seed)
    title(f"A cycle, its letters sent by a worker killed {options.kills} times")
    opened, sent = [], []
    for engine in engines():
        with place(engine, "cycle") as there:
            opened += [
                [engine, *row] for row in json.loads(there.run("-m", "bench.cycle", "--inside", "open", *owners))
            ]
            sent.append([engine, options.kills, *_sent(there, options.kills, chance)])
    table(["opening", "owners", "letters", "things asked", "queries", "took"], opened)
    table(["sending", "kills", "letters", "taken", "twice", "sent", "unknown", "of them taken", "neither"], sent)
    return 1 if any(row[4] or row[8] for row in sent) else 0


def _sent(there: Place, kills: int, chance: random.Random) -> list[Any]:
    """What the mail server took and what is known of it, once every letter was tried."""
    taken = there.folder / "outbox"
    for _ in range(kills):
        worker, enough = _worker(there), _lines(taken) + chance.randint(1, 25)
        while worker.poll() is None and _lines(taken) < enough:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    for worker in [_worker(there), _worker(there)]:
        worker.wait()
    got = Counter(taken.read_text().split())
    known = json.loads(there.run("-m", "bench.cycle", "--inside", "known"))
    unknown = set(known["unknown"])
    return [
        known["letters"], sum(got.values()), sum(n - 1 for n in got.values()), known["sent"], len(unknown),
        len(unknown & set(got)), known["letters"] - known["sent"] - len(unknown),
    ]  # fmt: skip


def _worker(there: Place) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bench.cycle", "--inside", "send"]
    return subprocess.Popen(command, cwd=ROOT, env=there.env, stdout=subprocess.DEVNULL)


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _open(*owners: str) -> list[list[Any]]:
    """A cycle for each number of owners; the last stays."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.plan import fill
    from milepost.board.actions.open_cycle import open_cycle
    from milepost.board.models import Cycle, Digest
    from milepost.people.models import User

    fill(COPIES, told=False)
    by, rows = User.objects.get(email="lead@example.org"), []
    for days, count in enumerate(owners, 28):
        Digest.objects.all().delete()
        Cycle.objects.all().delete()
        meeting = _meeting(int(count), days, by)
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as found:
            cycle = open_cycle(meeting=meeting, by=by)
        took = time.perf_counter() - began
        letters = list(cycle.digests.all())
        rows.append([count, len(letters), sum(len(d.asked) for d in letters), len(found), f"{took:.1f} s"])
    return rows


def _meeting(owners: int, days: int, by: Any) -> Any:
    """A meeting in so many days, and every milestone given to one of so many owners."""
    from datetime import timedelta

    from milepost.board.actions.plan_meetings import NewMeeting, plan_meeting
    from milepost.people.clock import today
    from milepost.people.models import Body, Holding, Post, User
    from milepost.plan.models import Plan, RowPost

    area, since = Plan.objects.get().area, today() - timedelta(days=300)
    name = f"{owners}-{days}"
    people = User.objects.bulk_create(
        User(email=f"owner-{name}-{n}@example.org", name=f"Owner {n}") for n in range(owners)
    )
    posts = Post.objects.bulk_create(Post(area=area, title=f"Owner's post {name}-{n}") for n in range(owners))
    Holding.objects.bulk_create(
        Holding(post=post, user=user, from_on=since) for post, user in zip(posts, people, strict=True)
    )
    owning = list(RowPost.objects.filter(part="owner", row__kind="milestone").order_by("row"))
    for n, part in enumerate(owning):
        part.post = posts[n % owners]
    RowPost.objects.bulk_update(owning, ["post"])
    body, _ = Body.objects.get_or_create(area=area, name="Bench board")
    return plan_meeting(body=body, new=NewMeeting(today() + timedelta(days=days)), by=by)


def _send() -> None:
    from milepost.desk.cycles.sending import send_due

    send_due(_ten_in_the_morning())


def _known() -> dict[str, Any]:
    from datetime import timedelta

    from milepost.board.models import Cycle
    from milepost.board.queries.cycles import cycle_read
    from milepost.people.clock import day_of
    from milepost.rules.board.letters import Stand

    at = _ten_in_the_morning() + timedelta(hours=1)
    letters = cycle_read(Cycle.objects.get(), on=day_of(at), at=at).letters
    return {
        "letters": len(letters),
        "sent": sum(one.stand is Stand.SENT for one in letters),
        "unknown": [one.to.email for one in letters if one.stand in (Stand.UNKNOWN, Stand.GOING)],
    }


def _ten_in_the_morning() -> Any:
    """An hour at which letters may go: a bench does not wait for one."""
    from milepost.people.clock import today
    from tests.board.cycles.asked import at_ten

    return at_ten(today())


INSIDE = {"open": _open, "send": _send, "known": _known}


if __name__ == "__main__":
    raise SystemExit(main())
