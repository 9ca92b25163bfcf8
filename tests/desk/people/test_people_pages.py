"""Looking after who, as an administrator does it; and as others cannot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.people.actions.leave import leave
from milepost.people.actions.save import fingerprint
from milepost.people.clock import today
from milepost.people.models import (
    Area,
    AuditEvent,
    Body,
    BodyMembership,
    Holding,
    Organisation,
    Partnership,
    Post,
    ReportingLine,
    RoleGrant,
    StandingReport,
    User,
)
from milepost.plan.models import RowPost
from milepost.rules import dates

BASE = "/desk/people/"


def html(response: Any) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def boxes(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def hidden(page: str) -> str:
    """The fingerprint that a page carries."""
    return page.split('name="seen" value="')[1].split('"')[0]


CHANGES = [
    "partnership/", "posts/new/", "holders/new/", "person/new/", "posts/{post}/", "posts/{post}/remove/",
    "posts/{post}/hand-over/", "person/{person}/", "person/{person}/correct/", "person/{person}/leave/",
    "person/{person}/come-back/", "person/{person}/lost-phone/",
]  # fmt: skip


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("key", ["public", "nobody", "lead", "auditor"])
def test_only_an_administrator_changes_who(key: str, path: str, as_: Any, cast: Any) -> None:
    post = Post.objects.get(title="Head of SEND")
    lines, address = AuditEvent.objects.count(), BASE + path.format(post=post.pk, person=cast("owner").pk)
    client = as_(key)
    signed_in = AuditEvent.objects.count() - lines
    response = client.post(address, {"name": "Sneaked in", "email": "sneaked@example.org", "to": cast("nobody").pk})
    assert response.status_code == (302 if key == "public" else 404)
    if key == "public":
        assert response["Location"].startswith("/account/login/")
    assert AuditEvent.objects.count() - lines == signed_in


@pytest.mark.parametrize(
    "path",
    ["person/0/", "person/0/leave/", "posts/0/", "posts/0/hand-over/", "nonsense/", "nonsense/1/", "holders/1/remove/"],
)
def test_what_is_not_there_is_not_found(path: str, as_: Any) -> None:
    assert as_("administrator").get(BASE + path).status_code == 404


def test_a_system_actor_is_nobody_to_look_after(as_: Any) -> None:
    loader = User.objects.get(is_system=True)
    assert as_("administrator").get(f"{BASE}person/{loader.pk}/").status_code == 404
    assert f">{loader.name}<" not in html(as_("administrator").get(BASE + "holders/new/"))


@pytest.mark.parametrize(
    ("kind", "given", "model"),
    [
        ("areas", {"name": "Newshire", "ons_code": "E10000099", "la_code": "999"}, Area),
        ("organisations", {"name": "Newshire College", "kind": "education"}, Organisation),
        ("bodies", {"name": "Transitions group", "rhythm": "monthly"}, Body),
        ("posts", {"title": "Head of Youth Work"}, Post),
    ],
)
def test_each_kind_is_added_and_changed_with_one_line_of_the_trail(
    kind: str, given: dict[str, str], model: Any, as_: Any
) -> None:
    client, area = as_("administrator"), Area.objects.get(name="Exampleshire").pk
    given = given if kind == "areas" else {**given, "area": str(area)}
    lines = AuditEvent.objects.count()
    assert client.post(f"{BASE}{kind}/new/", {**given, "seen": ""}).status_code == 302
    row = model.objects.latest("pk")
    assert str(row) in html(client.get(f"{BASE}{kind}/"))
    named = "title" if kind == "posts" else "name"
    page = html(client.get(f"{BASE}{kind}/{row.pk}/"))
    changed = {**given, named: "Another name", "seen": hidden(page)}
    assert client.post(f"{BASE}{kind}/{row.pk}/", changed).status_code == 302
    row.refresh_from_db()
    assert getattr(row, named) == "Another name"
    added, change = AuditEvent.objects.order_by("pk")[lines:]
    assert (added.verb, added.before, change.verb) == ("add", None, "change")
    assert change.before[named] == given[named]
    assert change.after[named] == "Another name"


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("areas", {"name": ""}, "Enter the name"),
        ("areas", {"name": "Newshire", "la_code": "12"}, "as three digits"),
        ("areas", {"name": "Newshire", "ons_code": "12"}, "a letter and 8 digits"),
        ("areas", {"name": "Exampleshire"}, "already exists"),
        ("organisations", {"name": "X"}, "Choose the area"),
        ("posts", {"title": "Head of SEND"}, "already exists"),
        ("bodies", {"name": ""}, "Enter the name"),
        ("roles", {"role": "owner"}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(kind: str, given: dict[str, str], words: str, as_: Any) -> None:
    lines = AuditEvent.objects.count() + 1
    if kind in ("posts", "bodies"):
        given = {**given, "area": str(Area.objects.get(name="Exampleshire").pk)}
    page = html(as_("administrator").post(f"{BASE}{kind}/new/", given))
    assert "There is a problem" in page
    assert words in page
    assert "is violated" not in page
    assert AuditEvent.objects.count() == lines


def test_a_line_goes_to_another_body_by_the_nature_of_the_concern(as_: Any) -> None:
    other, board = Body.objects.filter(area__name="Exampleshire").order_by("-name")[:2]
    given = {"body": str(board.pk), "to": str(board.pk), "kind": "escalates", "concern": "Safeguarding"}
    page = html(as_("administrator").post(BASE + "reporting-lines/new/", given))
    assert "none reports to itself" in page
    assert "is violated" not in page
    assert as_("administrator").post(BASE + "reporting-lines/new/", {**given, "to": str(other.pk)}).status_code == 302
    assert ReportingLine.objects.filter(body=board, to=other, concern="Safeguarding").exists()
    assert f"Escalates to {other}: Safeguarding" in html(as_("board").get(BASE))


def test_a_standing_report_comes_from_one_and_may_be_removed(as_: Any) -> None:
    client, path = as_("administrator"), BASE + "standing-reports/"
    officer = Post.objects.get(title="Designated Clinical Officer", area__name="Exampleshire")
    board, other = Body.objects.filter(area__name="Exampleshire")[:2]
    given = {"to": str(board.pk), "what": "Quarterly report on health’s part", "rhythm": "quarterly"}
    both = {"from_body": str(other.pk), "from_post": str(officer.pk)}
    page = html(client.post(path + "new/", given | both))
    assert "Choose the body or the post that sends it, not both" in page
    assert "is violated" not in page
    page = html(client.post(path + "new/", {**given, "from_body": str(board.pk)}))
    assert "none reports to itself" in page
    assert not StandingReport.objects.filter(what=given["what"]).exists()
    assert client.post(path + "new/", {**given, "from_post": str(officer.pk)}).status_code == 302
    report = StandingReport.objects.get(what=given["what"])
    for receiver, words in (
        (f"/desk/bodies/{board.pk}/", "From <a"),
        (f"/desk/posts/{officer.pk}/", f'To <a class="govuk-link" href="/desk/bodies/{board.pk}/">'),
    ):
        page = html(as_("board").get(receiver))
        assert "<strong>Quarterly report on health’s part</strong>, every three months" in page
        assert words in page
    removal = f"{path}{report.pk}/remove/"
    assert as_("administrator").post(removal, {"seen": fingerprint(report)}).status_code == 302
    assert not StandingReport.objects.filter(pk=report.pk).exists()


def test_a_seat_says_for_whom_and_in_what_place_and_only_that_and_its_days_change(as_: Any) -> None:
    client, seat = as_("administrator"), BodyMembership.objects.get(user__email="board@example.org")
    path = f"{BASE}seats/{seat.pk}/"
    page = html(client.get(path))
    assert 'name="user"' not in page
    assert 'name="seat"' not in page
    charity = Organisation.objects.create(area=seat.body.area, name="A charity", kind="charity")
    given = {**boxes("from_on", seat.from_on), "organisation": str(charity.pk), "place": "young_people"}
    assert client.post(path, {**given, "seen": hidden(page)}).status_code == 302
    seat.refresh_from_db()
    assert (seat.organisation, seat.place, seat.user.name) == (charity, "young_people", "Bo Board")


def test_a_deputy_is_another_post_of_the_same_area(as_: Any) -> None:
    client, head = as_("administrator"), Post.objects.get(title="Head of SEND")
    address, other = f"{BASE}posts/{head.pk}/", Post.objects.create(title="Deputy head", area=head.area)
    page = html(client.get(address))
    given = {"area": head.area_id, "title": head.title, "organisation": head.organisation_id, "seen": hidden(page)}
    itself = html(client.post(address, {**given, "deputy": head.pk}))
    assert "none stands in for itself" in itself
    assert "is violated" not in itself
    far = Post.objects.filter(area__name="Peterborough").first()
    assert far is not None
    assert "not one of the available choices" in html(client.post(address, {**given, "deputy": far.pk}))
    new = {"title": "Head of X", "deputy": other.pk, "seen": ""}
    assert "Choose the area" in html(client.post(BASE + "posts/new/", new))
    assert client.post(address, {**given, "deputy": other.pk}).status_code == 302
    change = AuditEvent.objects.latest("pk")
    assert (change.before["deputy_id"], change.after["deputy_id"]) == (None, other.pk)  # type: ignore[index]
    needed = html(client.post(f"{BASE}posts/{other.pk}/remove/", {"seen": fingerprint(other)}))
    assert "These rest on it: post. Nothing" in needed


def test_a_deputy_stays_in_its_area_from_either_end(as_: Any) -> None:
    client, head = as_("administrator"), Post.objects.get(title="Head of SEND")
    Partnership.objects.update(area=None)
    far = Post.objects.filter(area__name="Peterborough").first()
    assert far is not None
    address = f"{BASE}posts/{head.pk}/"
    given = {"area": head.area_id, "title": head.title, "organisation": "", "seen": hidden(html(client.get(address)))}
    assert "is in another area" in html(client.post(address, {**given, "deputy": far.pk}))
    moved = html(client.post(address, {**given, "area": far.area_id}))
    assert "This is the deputy of Director of Children" in moved
    head.refresh_from_db()
    assert (head.deputy_id, head.area.name) == (None, "Exampleshire")


def test_gaps_are_on_the_page_of_people_with_what_to_do(as_: Any, cast: Any) -> None:
    def gaps(key: str) -> str:
        return html(as_(key).get(BASE)).split(">Gaps<")[1].split(">Posts<")[0].replace("&#39;", "'")

    for words in (
        "Head of Children's Therapies</a>: vacant",
        "Owns 1 milestone",
        "Integrated Care Board</a>: no deputy",
    ):
        assert words in gaps("board"), words
    assert "Fill it" not in gaps("board")
    assert "Fill it" in gaps("administrator")
    assert "Name a deputy" in gaps("administrator")
    cast("officer").holdings.update(until_on=today() - timedelta(days=1))
    cast("owner2").holdings.update(until_on=today() + timedelta(days=9))
    assert "Director of Children's Services</a>: vacant, Head of SEND stands in" in gaps("board")
    assert f"Designated Clinical Officer</a>: vacant from {dates.day(today() + timedelta(days=10))}" in gaps("board")
    RowPost.objects.all().delete()
    assert "None. Every post that answers for a plan is held" in gaps("board")


def test_a_form_that_needs_what_is_not_there_says_where_to_add_it(as_: Any) -> None:
    Partnership.objects.update(area=Area.objects.create(name="Emptyshire"))
    client = as_("administrator")
    assert "add one under Posts first" in html(client.get(BASE + "holders/new/"))
    assert "add one under Bodies first" in html(client.get(BASE + "seats/new/"))
    assert "Add the first with the button above" in html(client.get(BASE + "bodies/"))


def test_the_partnership_says_which_text_reads_well_on_its_colour(as_: Any) -> None:
    client, row = as_("administrator"), Partnership.objects.get()
    given = {"name": row.name, "area": row.area_id, "colour": "#FFDD00", "contact_email": "", "seen": fingerprint(row)}
    page = html(client.post(BASE + "partnership/", given, follow=True))
    assert "Text on its colour is black, with a contrast of" in page
    theme = client.get("/theme.css")
    assert theme.content == b":root{--milepost-brand:#ffdd00;--milepost-brand-text:#000000}\n"
    assert client.get("/theme.css", headers={"If-None-Match": theme["ETag"]}).status_code == 304
    bad = html(client.post(BASE + "partnership/", {**given, "colour": "yellow", "contact_email": "no"}))
    assert "six digits or letters" in bad
    assert "valid email address" in bad


def test_the_second_to_save_is_told_what_the_first_said(as_: Any) -> None:
    client, post = as_("administrator"), Post.objects.get(title="Head of SEND")
    address = f"{BASE}posts/{post.pk}/"
    given = {
        "area": post.area_id,
        "organisation": post.organisation_id or "",
        "seen": hidden(html(client.get(address))),
    }
    assert client.post(address, {**given, "title": "Head of Inclusion"}).status_code == 302
    page = html(client.post(address, {**given, "title": "Head of Everything"}))
    assert "Title is now “Head of Inclusion”" in page
    assert 'value="Head of Everything"' in page
    post.refresh_from_db()
    assert post.title == "Head of Inclusion"
    assert client.post(address, {**given, "title": "Head of Everything", "seen": hidden(page)}).status_code == 302
    post.refresh_from_db()
    assert post.title == "Head of Everything"


def test_a_form_that_saw_nothing_changes_nothing(as_: Any) -> None:
    post = Post.objects.get(title="Head of SEND")
    page = html(as_("administrator").post(f"{BASE}posts/{post.pk}/", {"area": post.area_id, "title": "Head of X"}))
    assert "Somebody changed this" in page
    post.refresh_from_db()
    assert post.title == "Head of SEND"


def test_who_held_what_is_never_rewritten_only_its_days(as_: Any, cast: Any) -> None:
    holding, client = cast("owner").holdings.get(), as_("administrator")
    address = f"{BASE}holders/{holding.pk}/"
    page = html(client.get(address))
    assert 'name="user"' not in page
    given = {"user": cast("nobody").pk, "seen": hidden(page), **boxes("from_on", holding.from_on)}
    early = {**given, **boxes("until_on", holding.from_on - timedelta(days=1))}
    refused = html(client.post(address, early))
    assert "on or after the first day" in refused
    assert "is violated" not in refused
    assert client.post(address, {**given, **boxes("until_on", today())}).status_code == 302
    holding.refresh_from_db()
    assert (holding.user, holding.until_on) == (cast("owner"), today())


def test_a_post_is_handed_over_on_one_page(as_: Any, cast: Any) -> None:
    post, client = Post.objects.get(title="Head of SEND"), as_("administrator")
    address = f"{BASE}posts/{post.pk}/hand-over/"
    page = html(client.get(address))
    assert "Owen Owner has held it since" in page
    given = {"to": cast("nobody").pk, "seen": hidden(page), **boxes("on", today())}
    assert "Choose who takes it" in html(client.post(address, {"seen": hidden(page)}))
    assert "Noor Nobody holds Head of SEND from" in html(client.post(address, given, follow=True))
    assert "Somebody changed who holds this post" in html(client.post(address, {**given, "to": cast("lead").pk}))
    assert [h.user for h in post.holdings.order_by("from_on")] == [cast("owner"), cast("nobody")]


def test_of_two_holders_one_is_chosen(as_: Any, cast: Any) -> None:
    post, client = Post.objects.get(title="Head of SEND"), as_("administrator")
    Holding.objects.create(post=post, user=cast("owner2"), from_on=today() - timedelta(days=9))
    address = f"{BASE}posts/{post.pk}/hand-over/"
    given = {"to": cast("nobody").pk, "seen": hidden(html(client.get(address))), **boxes("on", today())}
    assert "Choose who hands it over" in html(client.post(address, given))
    given["holding"] = cast("owner").holdings.get().pk
    assert client.post(address, given).status_code == 302
    assert {h.user for h in post.holdings.filter(until_on=None)} == {cast("owner2"), cast("nobody")}


def test_a_vacant_post_is_said_to_be_and_is_filled(as_: Any, cast: Any) -> None:
    post = Post.objects.create(title="Head of Nothing", area=Area.objects.get(name="Exampleshire"))
    listed = html(as_("board").get(BASE)).split(">Head of Nothing</a></strong>")[1].split("</li>")[0]
    assert "Vacant" in listed
    address = f"{BASE}posts/{post.pk}/hand-over/"
    page = html(as_("administrator").get(address))
    assert "it is vacant" in page
    given = {"to": cast("nobody").pk, "seen": hidden(page), **boxes("on", today())}
    assert as_("administrator").post(address, given).status_code == 302
    assert (
        "Noor Nobody since" in html(as_("board").get(BASE)).split("Head of Nothing</a></strong>")[1].split("</li>")[0]
    )


def test_what_was_added_by_mistake_goes_and_what_is_needed_stays(as_: Any) -> None:
    client, area = as_("administrator"), Area.objects.get(name="Exampleshire")
    mistake, needed = Post.objects.create(title="Had of SEND", area=area), Post.objects.get(title="Head of SEND")
    page = html(client.get(f"{BASE}posts/{mistake.pk}/remove/"))
    assert client.post(f"{BASE}posts/{mistake.pk}/remove/", {"seen": hidden(page)})["Location"] == BASE + "posts/"
    assert not Post.objects.filter(pk=mistake.pk).exists()
    page = html(client.post(f"{BASE}posts/{needed.pk}/remove/", {"seen": fingerprint(needed)}))
    assert "needed still" in page
    assert Post.objects.filter(pk=needed.pk).exists()


def test_a_person_is_corrected_and_the_second_to_do_it_is_told(as_: Any, cast: Any) -> None:
    client, owner = as_("administrator"), cast("owner")
    address = f"{BASE}person/{owner.pk}/correct/"
    given = {"name": "Owen Ownerson", "email": owner.email, "seen": hidden(html(client.get(address)))}
    assert client.post(address, given).status_code == 302
    assert "Name is now “Owen Ownerson”" in html(client.post(address, {**given, "name": "Own Er"}))
    taken = {"name": "X", "email": cast("lead").email, "seen": hidden(html(client.get(address)))}
    assert "is here already" in html(client.post(address, taken))


def test_leaving_on_one_page_says_what_is_vacant_and_coming_back_invites(as_: Any, cast: Any) -> None:
    owner, client = cast("owner"), as_("administrator")
    address = f"{BASE}person/{owner.pk}/"
    assert "must be today or in the past" in html(client.post(address + "leave/", boxes("on", today() + timedelta(1))))
    assert "Enter the last day" in html(client.post(address + "leave/", {"on-day": ""}))
    done = html(client.post(address + "leave/", boxes("on", today() - timedelta(days=1)), follow=True))
    assert "Owen Owner has left. Now vacant: Head of SEND" in done
    assert "has left already" in html(client.post(address + "leave/", boxes("on", today())))
    page = html(client.get(address))
    assert "Has left and cannot sign in" in page
    assert "Ended: " in page
    back = html(client.post(address + "come-back/", {"csrfmiddlewaretoken": "x"}, follow=True))
    assert "Invited Owen Owner" in back
    assert mail.outbox[0].to == [owner.email]
    assert "has not left" in html(client.post(address + "come-back/", {"csrfmiddlewaretoken": "x"}))


def test_the_last_administrator_stays(as_: Any, cast: Any) -> None:
    address = f"{BASE}person/{cast('administrator').pk}/leave/"
    assert "Make somebody else an administrator first" in html(as_("administrator").post(address, boxes("on", today())))
    assert cast("administrator").is_active


def test_a_lost_phone_is_taken_off_and_signs_out(as_: Any, cast: Any, client: Any) -> None:
    from allauth.mfa.models import Authenticator
    from django.test import Client

    owner = cast("owner")
    Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={"secret": "x"})
    theirs = Client()
    theirs.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    address, admin = f"{BASE}person/{owner.pk}/", as_("administrator")
    assert "lost their phone" in html(admin.get(address))
    assert admin.post(address + "lost-phone/", {"csrfmiddlewaretoken": "x"}).status_code == 302
    assert not Authenticator.objects.filter(user=owner).exists()
    assert theirs.get("/desk/").status_code == 302
    assert "has no second step" in html(admin.post(address + "lost-phone/", {"csrfmiddlewaretoken": "x"}))


def test_an_invitation_is_sent_again_until_they_came_in(as_: Any, cast: Any) -> None:
    address, client = f"{BASE}person/{cast('nobody').pk}/", as_("administrator")
    assert "Not invited yet" in html(client.get(address))
    assert "Invited Noor Nobody" in html(client.post(address, follow=True))
    assert "has not come in yet" in html(client.get(address))
    user = cast("nobody")
    user.set_password("correct horse battery")
    user.save()
    assert "Send an" not in html(client.get(address))
    assert "has come in already" in html(client.post(address, follow=True))
    assert len(mail.outbox) == 1


def test_a_mail_server_that_fails_is_said(as_: Any, cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("milepost.desk.people.views.persons.send_invitation", fail)
    page = html(as_("administrator").post(f"{BASE}person/{cast('nobody').pk}/", follow=True))
    assert "could not be sent. Check the mail settings" in page


def test_a_link_does_not_get_round_a_second_step(as_: Any, cast: Any, client: Any) -> None:
    from allauth.mfa.models import Authenticator

    owner = cast("owner")
    Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={"secret": "x"})
    leave(user=owner, on=today(), by=cast("administrator"))
    as_("administrator").post(f"{BASE}person/{owner.pk}/come-back/", {"csrfmiddlewaretoken": "x"})
    link = next(w for w in mail.outbox[0].body.split() if "/invitation/" in w).replace("http://testserver", "")
    client.logout()
    assert client.post(link, {"password": "correct horse battery"})["Location"] == "/account/login/"
    assert client.get("/desk/")["Location"].startswith("/account/login/")


def test_the_account_says_what_one_holds(as_: Any, cast: Any) -> None:
    page = html(as_("owner").get(BASE + "account/"))
    assert "Head of SEND" in page
    assert "Add a second step" in page
    assert "Exampleshire SEND Improvement Board, member" in html(as_("board").get(BASE + "account/"))
    assert "You hold no post" in html(as_("nobody").get(BASE + "account/"))


@pytest.mark.parametrize("name", ["email/", "confirm-email/", "login/code/confirm/"])
def test_nobody_changes_an_address_round_the_trail(name: str, as_: Any) -> None:
    assert as_("owner").get(f"/account/{name}").status_code == 404


@pytest.mark.parametrize(
    "path", ["", "posts/", "holders/", "seats/", "roles/", "bodies/", "organisations/", "person/{}/"]
)
def test_twice_the_people_take_the_same_number_of_queries(path: str, as_: Any, cast: Any) -> None:
    client, path = as_("administrator"), path.format(cast("owner").pk)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            html(client.get(BASE + path))
        return len(queries)

    count()
    before, area = count(), Area.objects.get(name="Exampleshire")
    for n in range(10):
        user = User.objects.create_user(email=f"more{n}@example.org", name=f"More {n}")
        who = cast("owner") if path.startswith("person") else user
        organisation = Organisation.objects.create(area=area, name=f"Organisation {n}", kind="other")
        post = Post.objects.create(area=area, title=f"Post {n}", organisation=organisation)
        body = Body.objects.create(area=area, name=f"Body {n}")
        Holding.objects.create(post=post, user=who, from_on=today())
        BodyMembership.objects.create(body=body, user=who, from_on=today())
        RoleGrant.objects.create(user=who, role="forum", from_on=today())
    assert count() == before
