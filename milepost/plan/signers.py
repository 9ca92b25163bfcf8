"""Who somebody may sign a plan off for: a post they hold, a body they sit on; whoever keeps its life, for any of those asked."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.people.access import holds_on, posts_held
from milepost.people.clock import today
from milepost.people.models import Body, BodyMembership, Post
from milepost.rules.life import Signers
from milepost.rules.permissions import Verb

from .access import Capacity
from .life_policy import life_policy
from .models import Plan


@dataclass(frozen=True)
class Signer:
    """A post or a body. ``own`` where the person holds it or sits on it; otherwise they record it on its behalf."""

    key: str
    thing: Post | Body
    own: bool


def signers(who: Capacity, plan: Plan) -> tuple[Signer, ...]:
    """Their own first, then by name; none for somebody who may not sign at all. Four queries at most."""
    if who.user is None or not who.may(Verb.SIGN_OFF):
        return ()
    day = today()
    seats = BodyMembership.objects.filter(holds_on(day), user=who.user).values("body")
    mine = {
        "post": set(posts_held(who.user, day).values_list("pk", flat=True)),
        "body": set(Body.objects.filter(pk__in=seats).values_list("pk", flat=True)),
    }
    asked, behalf = _asked(plan), who.may(Verb.MOVE_PLAN)
    found = []
    for kind, things, names in (
        ("post", Post.objects.filter(area=plan.area_id), asked.posts),
        ("body", Body.objects.filter(area=plan.area_id), asked.bodies),
    ):
        for thing in things:
            own = thing.pk in mine[kind]
            if own or (behalf and (not names or str(thing) in names)):
                found.append(Signer(f"{kind}-{thing.pk}", thing, own))
    return tuple(sorted(found, key=lambda s: (not s.own, str(s.thing))))


def _asked(plan: Plan) -> Signers:
    """The posts and bodies that the policy names for the plan's area, at whichever step."""
    named = [
        s.needs.named[plan.area.name] for s in life_policy(today()).steps.values() if plan.area.name in s.needs.named
    ]
    return Signers(tuple(title for n in named for title in n.posts), tuple(name for n in named for name in n.bodies))
