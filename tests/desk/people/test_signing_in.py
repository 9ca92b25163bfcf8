"""The second step, from setting it up to turning it off, in our own pages."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from milepost.people.models import User

PASSWORD = "correct horse battery"
HERE = "/account/second-factor/"


def html(response: Any) -> str:
    assert response.status_code == 200, (response.status_code, response.headers.get("Location"))
    page: str = response.content.decode()
    assert "govuk-template" in page
    return page


def six_digits(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))  # type: ignore[no-any-return]


@pytest.fixture
def owner(cast: Any, client: Any) -> User:
    """Signed in with a password, and asked for it once more, so that nothing asks again."""
    user: User = cast("owner")
    user.set_password(PASSWORD)
    user.save()
    assert client.post("/account/login/", {"login": user.email, "password": PASSWORD}).status_code == 302
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return user


def set_up(client: Any) -> str:
    page = html(client.get(HERE + "totp/activate/"))
    found = re.search(r"<code>(\w+)</code>", page)
    assert found
    assert client.post(HERE + "totp/activate/", {"code": six_digits(found[1])}).status_code == 302
    return found[1]


def test_the_second_step_is_offered_set_up_and_turned_off(owner: User, client: Any) -> None:
    assert "Set it up" in html(client.get(HERE))
    assert "There is a problem" in html(client.post(HERE + "totp/activate/", {"code": "000000"}))
    set_up(client)
    assert "It is on" in html(client.get(HERE))
    assert "A second step protects your account" in html(client.get("/desk/people/account/"))
    assert "Your old codes stop working" in html(client.get(HERE + "recovery-codes/generate/"))
    codes = re.findall(r"<code>(\w+)</code>", html(client.get(HERE + "recovery-codes/")))
    assert len(codes) == 10
    kept = client.get(HERE + "recovery-codes/download/")
    assert kept["Content-Type"].startswith("text/plain")
    assert codes[0] in kept.content.decode()
    assert "Turn it off" in html(client.get(HERE + "totp/deactivate/"))
    assert client.post(HERE + "totp/deactivate/").status_code == 302
    assert "Set it up" in html(client.get(HERE))


def test_signing_in_asks_for_the_second_step_and_a_recovery_code_will_do_once(owner: User, client: Any) -> None:
    set_up(client)
    codes = re.findall(r"<code>(\w+)</code>", html(client.get(HERE + "recovery-codes/")))
    for code, comes_in in ((codes[0], True), (codes[0], False), ("000000", False)):
        client.logout()
        asked = client.post("/account/login/", {"login": owner.email, "password": PASSWORD})
        assert asked["Location"].startswith(HERE + "authenticate/")
        assert "Enter your code" in html(client.get(asked["Location"]))
        assert client.get("/desk/").status_code == 302
        response = client.post(asked["Location"], {"code": code})
        assert (response.status_code == 302) is comes_in
        if not comes_in:
            assert "There is a problem" in html(response)


def test_what_matters_asks_again_whether_it_is_still_you(owner: User, client: Any) -> None:
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    asked = client.get(HERE + "totp/activate/")
    assert asked["Location"].startswith("/account/reauthenticate/")
    page = html(client.get(asked["Location"]))
    assert "Is it still you?" in page
    assert "There is a problem" in html(client.post(asked["Location"], {"password": "wrong"}))
    assert client.post(asked["Location"], {"password": PASSWORD}).status_code == 302
    html(client.get(HERE + "totp/activate/"))


def test_a_password_is_changed_and_a_weak_one_refused(owner: User, client: Any) -> None:
    address = "/account/password/change/"
    assert "Change your password" in html(client.get(address))
    weak = {"oldpassword": PASSWORD, "password1": "short", "password2": "short"}
    assert "There is a problem" in html(client.post(address, weak))
    strong = {**weak, "password1": "three random words", "password2": "three random words"}
    assert client.post(address, strong).status_code == 302
    owner.refresh_from_db()
    assert owner.check_password("three random words")
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    "path", ["login/", "password/reset/", "password/reset/done/", "password/reset/key/done/", "inactive/"]
)
def test_what_anyone_may_open_is_ours(path: str, client: Any, db: Any) -> None:
    html(client.get(f"/account/{path}"))


def test_signing_out_is_asked_and_done(owner: User, client: Any) -> None:
    assert "Sign out" in html(client.get("/account/logout/"))
    assert client.get("/desk/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_a_dead_link_to_a_new_password_says_so(client: Any, db: Any) -> None:
    assert "has been used or is too old" in html(client.get("/account/password/reset/key/1-set-password/", follow=True))
    assert "has been used or is too old" in html(client.get("/account/password/reset/key/zz-nonsense/", follow=True))


def test_those_who_left_do_not_sign_in(owner: User, client: Any) -> None:
    client.logout()
    User.objects.filter(pk=owner.pk).update(is_active=False)
    response = client.post("/account/login/", {"login": owner.email, "password": PASSWORD}, follow=True)
    html(response)
    assert client.get("/desk/").status_code == 302
