"""Posting updates through the real form, and what became of them: ``python -m bench.posting`` prints it as JSON.

Each writer is somebody signed in, posting on one milestone again and again, each time with words of its own.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Event, Thread

import django

from bench.client import Browser, hidden
from bench.place import Place

WORDS = "Said by writer"


@dataclass
class Writer:
    """``acknowledged`` are the words whose page said they were posted; ``told`` how often somebody else had been quicker."""

    number: int
    who: str
    ref: str
    browser: Browser
    acknowledged: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    told: int = 0
    broken: int = 0
    count: int = 0
    wrong: str = ""

    @property
    def path(self) -> str:
        return f"/desk/plans/bench/milestones/{self.ref}/update/"

    def write(self, until: Event) -> None:
        """Post until told to stop. A connection that breaks is no acknowledgement: wait for the server, and go on."""
        while not until.is_set():
            try:
                self.once()
            except (OSError, HTTPException):
                self.broken += 1
                self.browser.close()
                time.sleep(0.02)
            except RuntimeError as wrong:
                self.wrong = str(wrong)
                return

    def once(self) -> None:
        page = self.browser.get(self.path)
        if page.status != 200:
            raise RuntimeError(f"{self.path} answered {page.status} to {self.who}")
        self.count += 1
        words = f"{WORDS} {self.number}, update {self.count}"
        form = {"rating": "green", "happened": words, "next": "The same again", "seen": hidden(page.text, "seen")}
        began = time.perf_counter()
        answer = self.browser.post(self.path, form)
        self.took.append(time.perf_counter() - began)
        if answer.status == 302:
            self.acknowledged.append(words)
        elif "Somebody posted while you were writing" in answer.text:
            self.told += 1
        else:
            raise RuntimeError(f"{self.path} answered {answer.status} to a post")


def all_write(people: list[Writer], meanwhile: Callable[[], None]) -> list[str]:
    """Let everybody write while something happens, and give what was acknowledged. Stops where a page was not as it should be."""
    over = Event()
    threads = [Thread(target=w.write, args=(over,)) for w in people]
    for thread in threads:
        thread.start()
    try:
        meanwhile()
    finally:
        over.set()
        for thread in threads:
            thread.join()
    if wrong := [w.wrong for w in people if w.wrong]:
        raise SystemExit("\n".join(wrong))
    return [words for w in people for words in w.acknowledged]


def writers(there: Place, count: int) -> list[Writer]:
    """Owners and officers in turn, each on a milestone of their own; the last two share one, and must be told."""
    mine = json.loads(there.run("-m", "bench.posting"))["milestones"]
    shared = next(ref for ref in mine["owner"] if ref in mine["officer"])
    apart = {
        "owner": [ref for ref in mine["owner"] if ref != shared],
        "officer": [ref for ref in mine["officer"] if ref not in mine["owner"]],
    }
    roles = ["owner" if n % 2 else "officer" for n in range(count)]
    refs = [shared if n >= count - 2 else apart[who][n // 2 % len(apart[who])] for n, who in enumerate(roles)]
    return [
        Writer(n, who, ref, Browser(there.port).becomes(who))
        for n, (who, ref) in enumerate(zip(roles, refs, strict=True))
    ]


@dataclass(frozen=True)
class Kept:
    """What the database holds of what was posted. ``unsigned`` updates have no audit event, or an event has no update."""

    found: int
    lost: int
    twice: int
    unacknowledged: int
    unsigned: int
    sound: str


def kept(there: Place, acknowledged: list[str]) -> Kept:
    held = json.loads(there.run("-m", "bench.posting"))
    found = Counter(held["words"])
    return Kept(
        found=sum(found.values()),
        lost=len(set(acknowledged) - set(found)),
        twice=sum(n > 1 for n in found.values()),
        unacknowledged=len(set(found) - set(acknowledged)),
        unsigned=held["unsigned"],
        sound=held["sound"],
    )


def _held() -> dict[str, object]:
    from django.db import connection

    from milepost.people.models import AuditEvent
    from milepost.plan.models import Row, RowPost
    from milepost.progress.models import Update

    milestones = Row.objects.filter(plan__slug="bench", kind="milestone")
    owned = RowPost.objects.filter(part="owner", post__holdings__user__email="owner@example.org").values("row")
    events = Counter(AuditEvent.objects.filter(verb="post_update").values_list("about_id", flat=True))
    updates = Counter(str(pk) for pk in Update.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check" if connection.vendor == "sqlite" else "SELECT 'left alone'")
        sound = cursor.fetchone()[0]
    return {
        "words": list(Update.objects.filter(happened__startswith=WORDS).values_list("happened", flat=True)),
        "milestones": {
            "owner": list(milestones.filter(pk__in=owned).values_list("ref", flat=True)),
            "officer": list(milestones.filter(ref__startswith="1.").values_list("ref", flat=True)),
        },
        "unsigned": sum(((events - updates) + (updates - events)).values()),
        "sound": sound,
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(_held()))
