"""What every page needs to know of the site and of who is reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from milepost.design.forms import unsent
from milepost.people.models import Partnership
from milepost.plan.access import Capacity
from milepost.rules.permissions import Verb


@dataclass(frozen=True)
class NavItem:
    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class Site:
    """``user_label`` is empty for somebody who is not signed in; a search's address is empty on the search itself."""

    name: str
    contact_email: str
    version: str
    demo: bool
    user_label: str = ""
    nav: tuple[NavItem, ...] = field(default=())
    desk_nav: tuple[NavItem, ...] = field(default=())
    find: str = ""
    desk_find: str = ""


DESK = (
    (Verb.OWN_ACCOUNT, "Your desk", "desk-home"),
    (Verb.READ_PLAN, "My milestones", "my-milestones"),
    (Verb.CHECK_UPDATE, "To check", "waiting"),
    (Verb.SEND_READING, "Figures", "figures"),
    (Verb.READ_PLAN, "Boards", "desk-boards"),
    (Verb.READ_PEOPLE, "People", "people"),
    (Verb.READ_AUDIT, "Audit trail", "trail"),
)
PUBLIC = (
    ("Plans", "home"),
    ("Boards", "public-boards"),
    ("Published figures", "national"),
    ("How ratings work", "help-ratings"),
    ("Words explained", "help-words"),
)


def site(request: HttpRequest) -> dict[str, Any]:
    who: Capacity = getattr(request, "capacity", Capacity())
    partnership = Partnership.objects.first()
    return {
        "site": Site(
            name=partnership.name if partnership else "Milepost",
            contact_email=partnership.contact_email if partnership else "",
            version=settings.VERSION,
            demo=settings.DEMO,
            user_label=who.user.name if who.user else "",
            nav=tuple(_item(request, text, name) for text, name in PUBLIC),
            desk_nav=tuple(_item(request, text, name) for verb, text, name in DESK if who.may(verb)),
            find=_find(request, "find"),
            desk_find=_find(request, "desk-find" if who.may(Verb.READ_PLAN) else "find"),
        ),
        "capacity": who,
        "csrf_input": unsent.form_opening(request, who.user.pk if who.user else None),
        "unsent": unsent.notice(request),
        "draft_count": lambda: who.user.drafts.count() if who.user else 0,
    }


def _item(request: HttpRequest, text: str, name: str) -> NavItem:
    href = reverse(name)
    return NavItem(text, href, request.path == href)


def _find(request: HttpRequest, name: str) -> str:
    href = reverse(name)
    return "" if request.path == href else href
