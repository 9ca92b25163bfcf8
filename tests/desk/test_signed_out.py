"""What somebody sent after their session had ended comes back to them, to nobody else, and is never saved unasked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from milepost.design.forms import unsent
from milepost.people.models import Post
from milepost.progress.models import Draft, Update

PLAN = "/desk/plans/exampleshire/"
UPDATE = PLAN + "milestones/1.1a.5/update/"
WORDS = {"rating": "green", "happened": "Precious words", "seen": "0"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def html(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.status_code
    return response.content.decode()  # type: ignore[no-any-return]


def opened_by(page: str) -> str:
    found = re.search(r'name="opened_by" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def signs_in(client: Any, cast: Any) -> Callable[[str], None]:
    """Signing in as people do: whatever the session holds stays."""
    return lambda key: client.force_login(cast(key), backend=BACKEND)


@pytest.fixture
def sent(client: Any, signs_in: Any) -> Iterator[str]:
    """The owner opened a form, was signed out in another tab, and sent it. Gives where they were led."""
    signs_in("owner")
    carried = opened_by(html(client.get(UPDATE)))
    client.post("/account/logout/")
    response = client.post(UPDATE, WORDS | {"opened_by": carried})
    assert response.status_code == 302
    yield response["Location"]
    assert not Update.objects.filter(happened="Precious words").exists()


def test_the_same_person_gets_it_back_and_sends_it_again(sent: str, client: Any, signs_in: Any) -> None:
    assert sent == f"/account/login/?next={UPDATE}"
    assert "Sign in again within an hour" in html(client.get(sent))
    assert "Precious words" not in html(client.get(sent))
    signs_in("owner")
    assert f'href="{UPDATE}">Go back to what you wrote' in html(client.get("/desk/"))
    page = html(client.get(UPDATE))
    assert "You were signed out. What you wrote is below" in page
    assert "Precious words" in page
    assert 'value="green" checked' in page
    again = client.post(UPDATE, WORDS | {"happened": "Sent at last"})
    assert again["Location"] == PLAN + "milestones/1.1a.5/"
    assert "You were signed out" not in html(client.get(UPDATE)) + html(client.get("/desk/"))


@pytest.mark.parametrize(
    ("key", "path", "first", "again"),
    [
        ("owner", UPDATE, {"happened": "Precious"}, {"happened": "Later", "draft": "1"}),
        ("owner", UPDATE, {"happened": "Precious"}, {"drop": "1"}),
        ("owner", "/desk/mine/update/", {"m{m}-happened": "Precious"}, {"m{m}-happened": "x", "draft": "1"}),
        ("officer", "/desk/waiting/", {"u{u}-kind": "sent_back", "u{u}-reason": "Precious"}, {"u{u}-kind": ""}),
    ],
)
def test_whatever_is_sent_again_what_was_kept_is_gone(
    key: str, path: str, first: dict[str, str], again: dict[str, str], client: Any, signs_in: Any
) -> None:
    update = Update.objects.get(milestone__ref="1.2.3", milestone__plan__slug="exampleshire", verdict=None)
    signs_in(key)
    carried = opened_by(html(client.get(path)))
    fill = {"u": update.pk, "m": update.milestone_id}
    first, again = ({k.format(**fill): v for k, v in sent.items()} for sent in (first, again))
    client.post("/account/logout/")
    client.post(path, first | {"opened_by": carried})
    signs_in(key)
    assert "Precious" in html(client.get(path))
    client.post(path, again)
    assert "Precious" not in html(client.get(path))


@pytest.mark.parametrize("key", ["officer", "lead"])
def test_somebody_else_never_sees_it_and_then_it_is_gone(key: str, sent: str, client: Any, signs_in: Any) -> None:
    signs_in(key)
    assert client.session["unsent"]
    assert "You were signed out" not in html(client.get("/desk/"))
    assert not client.session["unsent"]


def test_it_is_gone_after_an_hour(sent: str, client: Any, signs_in: Any) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61), tick=False):
        signs_in("owner")
        assert "Precious words" not in html(client.get(UPDATE))


@pytest.mark.parametrize("carried", ["", "1", "1:forged"])
def test_a_form_nobody_here_opened_is_not_kept(carried: str, client: Any, signs_in: Any) -> None:
    client.post(UPDATE, WORDS | {"opened_by": carried})
    assert "unsent" not in client.session
    signs_in("owner")
    assert "Precious words" not in html(client.get(UPDATE))


def test_what_is_too_long_is_not_kept_and_says_so(client: Any, signs_in: Any) -> None:
    signs_in("owner")
    carried = opened_by(html(client.get(UPDATE)))
    client.post("/account/logout/")
    long = {"happened": "x" * unsent.AT_MOST, "opened_by": carried}
    assert "too long to keep" in html(client.post(UPDATE, long, follow=True))
    assert "unsent" not in client.session


def test_files_are_not_kept_and_the_page_says_so(client: Any, signs_in: Any) -> None:
    signs_in("lead")
    load = "/desk/plans/load/"
    carried = opened_by(html(client.get(load)))
    client.post("/account/logout/")
    client.post(load, {"file": SimpleUploadedFile("plan.yaml", b"plan: {}"), "opened_by": carried})
    signs_in("lead")
    assert "Files are not kept: choose yours again" in html(client.get(load))


def test_pressing_a_button_with_no_words_keeps_nothing(client: Any, signs_in: Any) -> None:
    signs_in("owner")
    carried = opened_by(html(client.get(UPDATE)))
    client.post("/account/logout/")
    client.post(UPDATE, {"drop": "1", "seen": "0", "opened_by": carried})
    assert "unsent" not in client.session


def test_what_changed_meanwhile_is_still_told(client: Any, signs_in: Any, cast: Any) -> None:
    signs_in("administrator")
    person = cast("owner")
    path = f"/desk/people/person/{person.pk}/correct/"
    page = html(client.get(path))
    seen = re.findall(r'name="seen" value="([^"]*)"', page)[-1]
    client.post("/account/logout/")
    client.post(path, {"name": "Mine", "email": person.email, "seen": seen, "opened_by": opened_by(page)})
    person.name = "Theirs"
    person.save()
    signs_in("administrator")
    page = html(client.get(path))
    assert 'value="Mine"' in page
    seen = re.findall(r'name="seen" value="([^"]*)"', page)[-1]
    assert "Theirs" in html(client.post(path, {"name": "Mine", "email": person.email, "seen": seen}))
    person.refresh_from_db()
    assert person.name == "Theirs"


@pytest.mark.parametrize(
    ("key", "path", "field"),
    [
        ("officer", PLAN + "milestones/1.1a.3/owner/", "from_on-year"),
        ("forum", PLAN + "action/1.1a/forum/", "words"),
        ("owner", PLAN + "milestones/1.1a.2/evidence/", "evidence_title"),
        ("officer", PLAN + "milestone/1.1a.3/risk/", "statement"),
        ("officer", PLAN + "risks/1/change/", "statement"),
        ("lead", PLAN + "life/", "note"),
        ("administrator", "/desk/people/posts/new/", "title"),
        ("administrator", "/desk/people/person/new/", "name"),
        ("administrator", "/desk/people/partnership/", "name"),
    ],
)
def test_every_form_at_the_desk_gives_it_back(key: str, path: str, field: str, client: Any, signs_in: Any) -> None:
    signs_in(key)
    carried = opened_by(html(client.get(path)))
    client.post("/account/logout/")
    client.post(path, {field: "Precious", "opened_by": carried})
    signs_in(key)
    assert "Precious" in html(client.get(path))
    assert not Post.objects.filter(title="Precious").exists()


def test_no_view_at_the_desk_reads_a_form_past_what_brings_it_back() -> None:
    from milepost.config.env import ROOT

    past = re.compile(r"request\.POST (or|if)\b|Form\(request\.POST\)")
    views = [p for p in (ROOT / "milepost" / "desk").rglob("*.py") if p.name != "request.py"]
    assert [p for p in views if past.search(p.read_text("utf-8"))] == []


def strict(key: str, cast: Any) -> Client:
    """A browser whose token against forgery is checked."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast(key), backend=BACKEND)
    return browser


def test_a_token_that_is_too_old_loses_no_words_and_saves_nothing(cast: Any) -> None:
    browser = strict("owner", cast)
    carried = opened_by(html(browser.get(UPDATE)))
    page = html(browser.post(UPDATE, WORDS | {"opened_by": carried, "csrfmiddlewaretoken": "old"}), 403)
    assert "nothing was saved" in page
    assert f'href="{UPDATE}">Go back to what you wrote' in page
    assert "Precious words" in html(browser.get(UPDATE))
    assert not Update.objects.filter(happened="Precious words").exists()
    assert not Draft.objects.exists()


def test_a_form_from_another_site_is_not_kept(cast: Any) -> None:
    browser = strict("owner", cast)
    theirs = opened_by(html(strict("officer", cast).get(UPDATE)))
    for carried in ({}, {"opened_by": theirs}):
        page = html(browser.post(UPDATE, WORDS | carried), 403)
        assert "go back in your browser and copy it" in page
        assert "Precious words" not in html(browser.get(UPDATE))


def test_a_password_is_never_kept(cast: Any) -> None:
    browser = strict("owner", cast)
    carried = opened_by(html(browser.get("/account/password/set/")))
    html(browser.post("/account/password/set/", {"password1": "secret", "opened_by": carried}), 403)
    assert "unsent" not in browser.session


def test_a_draft_holds_only_what_was_typed(as_: Any) -> None:
    client = as_("owner")
    carried = opened_by(html(client.get(UPDATE)))
    client.post(UPDATE, {"happened": "Half a thought", "draft": "1", "seen": "0", "opened_by": carried})
    assert Draft.objects.get().fields == {"happened": "Half a thought"}


def test_signing_out_says_what_happens_to_drafts(as_: Any) -> None:
    client = as_("owner")
    assert "draft. Drafts stay" not in html(client.get("/account/logout/"))
    client.post(UPDATE, {"happened": "Half a thought", "draft": "1"})
    assert "You have 1 draft. Drafts stay when you sign out" in html(client.get("/account/logout/"))
