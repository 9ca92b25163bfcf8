"""Every page, as every role: the table of permissions is what the pages do."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from milepost.board.queries.published import meetings_in_public, packs_in_public
from milepost.measures.actions.keys import make_key
from milepost.measures.models import ProviderKey
from milepost.people.models import Body, Organisation, Post, User
from milepost.plan.models import Revision, Row
from milepost.progress.models import Evidence, Update
from milepost.rules.permissions import Role, Verb, may
from milepost.sources.queries import understood
from tests.board.cycles.asked import a_cut_off_letter, a_cycle
from tests.board.decisions import making
from tests.board.escalations import sending
from tests.board.highlight import a_highlight
from tests.board.meeting import a_meeting, the_board
from tests.board.packs.packing import frozen
from tests.desk.decisions import pages as decisions
from tests.desk.intake.bringing import an_intake_with_a_plan_file
from tests.desk.intake.documents import a_newer_document, an_intake_to_look_through
from tests.desk.national.a_release import a_release
from tests.desk.returns import a_measure

ROLES = {
    "public": {Role.PUBLIC},
    "nobody": {Role.SIGNED_IN},
    "board": {Role.BOARD_MEMBER},
    "secretary": {Role.SECRETARY, Role.BOARD_MEMBER},
    "forum": {Role.FORUM, Role.BOARD_MEMBER},
    "owner": {Role.OWNER},
    "officer": {Role.ACCOUNTABLE_OFFICER},
    "lead": {Role.PLAN_LEAD},
    "analyst": {Role.ANALYST},
    "administrator": {Role.ADMINISTRATOR},
    "auditor": {Role.AUDITOR},
    "provider": {Role.PROVIDER},
}
A_MEASURE = {"measure": "exampleshire-plans-in-20-weeks"}
# How to fill an address. Milestone 1.1a.3 is the owner's and in the officer's workstream.
ARGUMENTS: dict[str, dict[str, Any]] = {
    "desk-workstream": {"ref": "1"},
    "public-weakness": {"ref": "1"},
    "desk-action": {"ref": "1.1a"},
    "forum-view": {"kind": "action", "ref": "1.1a"},
    "records": {"kind": "posts"},
    "record-new": {"kind": "posts"},
    "invitation": {"secret": "x"},
    "demo-become": {"key": "owner"},
    "review-milestone": {"ref": "1.2.1"},
    "raise-risk": {"kind": "milestone"},
    "add-need": {"kind": "action", "ref": "1.1a"},
    "change-need": {"kind": "action", "ref": "1.1a", "number": 1},
    "change-row": {"kind": "milestone"},
    "withdraw-row": {"kind": "milestone"},
    "add-row": {"kind": "action", "ref": "1.1a", "below": "milestone"},
    "plan-risk": {"number": 1},
    "change-risk": {"number": 1},
    "take-away-file": {"kind": "csv"},
    "public-document": {"kind": "xlsx"},
    "plan-step": {"number": 1},
    "plan-measure": A_MEASURE,
    "measure-file": A_MEASURE | {"kind": "csv"},
    "measure-picture": A_MEASURE,
    "public-measure": A_MEASURE,
    "public-measure-file": A_MEASURE,
    **{
        f"national-{page}": {"measure": "plans-in-20-weeks", "slug": "peterborough"}
        for page in ("area", "areas", "area-csv", "areas-csv")
    },
    "returns-submission": {"reference": "x"},
    "hand-on": {"handing": "answered"},
    "pack-file": {"ending": "xlsx"},
    "public-pack-file": {"ending": "xlsx"},
    "plan-report": {"kind": "easy-read"},
    "freeze-report": {"kind": "easy-read"},
    "board-redact": {"what": "decision"},
}

# A provider's own figures: for its people, and for whoever keeps the measure. The owner and the officer keep none of these.
OWN_FIGURES = ("organisation-figures", "figures-template", "figures-spreadsheet")
# Another post keeps this measure, and the analyst sent what waits to be confirmed.
NOT_THEIRS = {
    *((key, page) for key in ("officer", "provider") for page in ("figure-periods", "send-figure", "confirm-figures")),
    ("analyst", "confirm-figures"),
    ("lead", "hand-on"),  # only who keeps the body that holds an escalation acts on it
    *((key, page) for key in ("owner", "officer") for page in OWN_FIGURES),
    # The private part is for those with a seat on the board.
    *((key, page) for key in ROLES.keys() - {"public", "board", "secretary", "forum"} for page in decisions.PRIVATE),
}


def own_pages() -> list[URLPattern]:
    """Every page of ours, not of a package that looks after itself."""

    def walk(patterns: Any) -> Any:
        for p in patterns:
            if isinstance(p, URLResolver):
                yield from walk(p.url_patterns)
            elif not p.callback.__module__.startswith("allauth"):
                yield p

    return list(walk(get_resolver().url_patterns))


def a_key() -> ProviderKey:
    by = User.objects.get(email="administrator@example.org")
    return make_key(organisation=Organisation.objects.latest("pk"), name="A system", by=by)[0]


def the_trust() -> int:
    return Organisation.objects.get(name="Exampleshire Children's NHS Trust").pk


def a_revision() -> int:
    return Revision.objects.filter(plan__slug="exampleshire").latest("pk").pk


REPORTS = ("meeting-highlights", "meeting-forum")
HIGHLIGHT = ("desk-highlight", "write-highlight", "sign-highlight")
MEETING = ("desk-meeting", "meeting-arrange", "meeting-cancel", "meeting-register")


def an_escalation() -> int:
    """One that the board holds, whose secretary is in the table."""
    return sending.sent_to_the_board(User.objects.get(email="lead@example.org")).pk


def a_challenge_nobody_answered() -> int:
    decision = making.decision(making.item(making.meeting()), "challenge")
    return making.follow_up(decision, ask="answer", days=-1).pk


DRAFT, PACK = ("meeting-pack", "freeze-pack"), ("desk-pack", "pack-since", "pack-file", "publish-pack")
PKS = {
    **dict.fromkeys(("escalate", "body-proposals", "set-aside"), lambda: the_board().pk),
    **dict.fromkeys(("desk-escalation", "hand-on"), an_escalation),
    "revoke-key": lambda: a_key().pk,
    "release": lambda: a_release().pk,
    "plan-revision": a_revision,
    **dict.fromkeys(OWN_FIGURES, the_trust),
    **dict.fromkeys((*MEETING, *REPORTS, *DRAFT), lambda: a_meeting().pk),
    **{name: partial(decisions.pk_for, name) for name in decisions.PAGES},
    **dict.fromkeys(HIGHLIGHT, lambda: a_highlight().pk),
    "meeting-cycle": lambda: a_meeting().pk,
    "cycle-remind": lambda: a_cycle().meeting_id,
    "letter-settle": lambda: a_cut_off_letter().pk,
    **dict.fromkeys(PACK, lambda: frozen().pk),
    "board-redact": lambda: making.decision(making.item(a_meeting())).pk,
    "body-packs": lambda: the_board().pk,
    **dict.fromkeys(("plan-meetings", "body-terms", "change-terms"), lambda: the_board().pk),
}


PUBLIC_BOARD = ("public-board", "public-board-calendar", "public-board-feed")
PKS |= {
    **dict.fromkeys(PUBLIC_BOARD, lambda: the_board().pk),
    "public-minutes": lambda: meetings_in_public().latest("pk").pk,
    **dict.fromkeys(("public-pack", "public-pack-file"), lambda: packs_in_public()[0].pk),
}


def a_document_for(name: str) -> dict[str, Any]:
    """A document as the page needs it."""
    if name in ("intake", "intake-file", "intake-make", "intake-remove"):
        return {"pk": an_intake_with_a_plan_file().pk}
    intake = a_newer_document() if name == "intake-against" else an_intake_to_look_through()
    return {"pk": intake.pk, "node": understood(intake).draft.workstreams[0].id}


def address(name: str, pk: int, update: int, person: int) -> str:
    every = {"slug": "exampleshire", "ref": "1.1a.3", "pk": pk, "what": "update"} | ARGUMENTS.get(name, {})
    every |= a_measure.a_measure_for(name) if name in a_measure.PAGES else {}
    if name in ("check-update", "redact", "withdraw-update"):
        every["pk"] = update
    if name.startswith("person"):
        every["pk"] = person
    if name in ("document-waiting", "release-waiting"):
        every["ticket"] = "a-ticket-of-somebody-else"
    if name in ("evidence-file", "public-evidence"):
        every["pk"] = Evidence.objects.exclude(file="").get(public=True).pk
    if name.startswith("intake") and name != "intakes":
        every |= a_document_for(name)
    if name in ("desk-body", "desk-organisation"):
        every["pk"] = {"desk-body": Body, "desk-organisation": Organisation}[name].objects.latest("pk").pk
    if name in PKS:
        every["pk"] = PKS[name]()
    if name == "set-aside":
        every["key"] = f"challenge:{a_challenge_nobody_answered()}"
    if name in ("record", "record-remove"):
        every |= {"kind": "posts"}
    pattern = next(p for p in own_pages() if p.name == name)
    return reverse(name, kwargs={k: every[k] for k in pattern.pattern.converters})


def test_every_page_declares_its_verb() -> None:
    undeclared = [p.name for p in own_pages() if not hasattr(p.callback, "verb")]
    assert undeclared == []


def answers(name: str, key: str, verb: Verb) -> int:
    """The status with which the table of permissions has a page answer somebody."""
    if name == "demo-become":
        return 405
    if verb is Verb.SEND_BY_KEY:
        return 401  # a key opens it, and no person
    allowed = may(ROLES[key], verb)
    if key == "public" and not allowed:
        return 302
    if name in ("document-waiting", "release-waiting") or (key, name) in NOT_THEIRS:
        return 404
    if name == "withdraw-update" and key != "owner":
        return 404  # it is the owner's own
    if allowed:
        return 410 if name == "invitation" else 200
    return 404


@pytest.mark.parametrize("name", [p.name for p in own_pages()])
def test_page_opens_for_those_the_table_names(name: str, as_: Any, cast: Any) -> None:
    """One test a page, with everyone in turn: what the page needs is made once."""
    update = Update.objects.filter(milestone__ref="1.1a.3").latest("pk").pk
    verb: Verb = next(p for p in own_pages() if p.name == name).callback.verb  # type: ignore[union-attr]
    path = address(name, Post.objects.latest("pk").pk, update, cast("owner").pk)
    found = {}
    for key in ROLES:
        response = as_(key).get(path)
        if response.streaming:
            b"".join(response.streaming_content)  # reading a file to its end closes it
        found[key] = response.status_code
        if response.status_code == 302:
            assert "/account/login/" in response["Location"], (path, key)
    assert found == {key: answers(name, key, verb) for key in ROLES}, path


@pytest.mark.parametrize("name", ["post-update", "reassign-owner"])
def test_being_an_owner_elsewhere_opens_nothing_here(name: str, as_: Any) -> None:
    other = Row.objects.filter(plan__slug="exampleshire", ref="2.1a.1", kind="milestone").get()
    path = reverse(name, args=["exampleshire", other.ref])
    assert as_("owner").get(path).status_code == 404
    assert as_("officer").get(path).status_code == 404
    assert as_("officer2").get(path).status_code == 200


def test_missing_and_forbidden_look_the_same(as_: Any) -> None:
    client = as_("nobody")
    forbidden = client.get(reverse("desk-plan", args=["exampleshire"]))
    missing = client.get(reverse("desk-plan", args=["no-such-plan"]))
    assert forbidden.status_code == missing.status_code == 404
    strip = lambda r: r.content.split(b"</header>")[1]  # noqa: E731
    assert strip(forbidden) == strip(missing)
