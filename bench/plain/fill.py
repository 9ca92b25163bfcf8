"""Fills the plain pages: ``python -m bench.plain.fill``. What the real pages say of each milestone, already in words."""

from __future__ import annotations

from typing import Any

import django

PAGES = {
    "desk": ("/desk/plans/bench/", "/plain/desk/", "lead"),
    "public": ("/plans/bench/promises/", "/plain/public/", ""),
}
"""The whole plan, the plain page beside it, and who reads the two."""


def fill() -> None:
    from bench.plain.models import PlainRow
    from milepost.judgement.queries import judged_plan, open_plan
    from milepost.people.clock import today
    from milepost.plan.models import Plan

    plan = Plan.objects.get(slug="bench")
    for name, judged in (("desk", judged_plan(plan, on=today())), ("public", open_plan(plan, on=today()))):
        rows = [(a, m) for a in judged.actions for m in a.milestones]
        PlainRow.objects.bulk_create(PlainRow(page=name, position=n, **_words(name, *r)) for n, r in enumerate(rows))
        _even(name)


def client(who: str) -> Any:
    """Django's own, signed in as a member of the cast; nobody where empty, with a cookie so that pages are made anew."""
    from django.test import Client

    from milepost.people.models import User

    found = Client(SERVER_NAME="localhost")
    found.cookies["reader"] = "new"
    if who:
        user = User.objects.get(email=f"{who}@example.org")
        found.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return found


def _words(page: str, a: Any, m: Any) -> dict[str, Any]:
    return {
        "ref": m.line.ref,
        "action_ref": a.line.ref,
        "action": a.line.statement if page == "desk" and m is a.milestones[0] else "",
        "resource": m.line.resource or a.line.resource,
        "words": m.line.statement if page == "desk" else m.line.public_words,
        "owner": "; ".join(p.name for p in m.line.posts("owner")),
        "deadline": m.line.timescale.as_written,
        "rating": m.judged.rating or "none",
        "meaning": m.judged.rating.meaning if m.judged.rating else "",
        "reason": m.judged.challenge or "; ".join(m.judged.reasons),
        "said_at": m.latest.at if m.latest else None,
        "stance": m.forum.stance if m.forum else "",
        "forum": m.forum.words if m.forum else "",
        "forum_at": m.forum.at if m.forum else None,
    }


def _even(name: str) -> None:
    """Give the rows filler until the plain page is as many bytes as the real one."""
    from bench.plain.models import PlainRow

    real, plain, who = PAGES[name]
    browser = client(who)
    rows = list(PlainRow.objects.filter(page=name))
    missing = len(browser.get(real).content) - len(browser.get(plain).content)
    for n, row in enumerate(rows):
        row.filler = ("words " * (missing // 6 + 6))[: (n + 1) * missing // len(rows) - n * missing // len(rows)]
        row.save()


if __name__ == "__main__":
    django.setup()
    fill()
