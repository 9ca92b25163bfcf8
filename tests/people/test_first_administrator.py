"""The command with which a real partnership begins."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from milepost.people.administrators import administrators
from milepost.people.models import AuditEvent, RoleGrant, User


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("first_administrator", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def nobody_in_charge(db: Any) -> None:
    RoleGrant.objects.filter(role="administrator").delete()


WHO = ("--email", "Ann@example.org", "--name", "Ann Admin")


def test_the_first_one_gets_a_link_that_opens_once(nobody_in_charge: None, client: Any) -> None:
    said = run(*WHO, "--site", "https://plan.example.org/")
    link = said.split()[-1]
    assert link.startswith("https://plan.example.org/invitation/")
    assert [u.email for u in administrators(lasting=True)] == ["ann@example.org"]
    path = link.removeprefix("https://plan.example.org")
    assert path.split("/")[2] not in str(list(AuditEvent.objects.values()))
    assert client.post(path, {"password": "correct horse battery"})["Location"] == "/desk/people/account/"
    assert client.get(path).status_code == 410


def test_a_second_one_only_when_asked_for(db: Any) -> None:
    with pytest.raises(CommandError, match="administrator already"):
        run(*WHO)
    assert not User.objects.filter(email="ann@example.org").exists()
    assert "/invitation/" in run(*WHO, "--another")


def test_somebody_who_is_here_is_made_one_and_signs_in_as_before(nobody_in_charge: None, cast: Any) -> None:
    lead = cast("lead")
    lead.set_password("correct horse battery")
    lead.save()
    assert "signs in as before" in run("--email", lead.email)
    assert list(administrators(lasting=True)) == [lead]


@pytest.mark.parametrize("arguments", [("--email", "not an address", "--name", "Ann"), ("--name", "Ann")])
def test_a_bad_address_is_said_and_adds_nobody(arguments: tuple[str, ...], nobody_in_charge: None) -> None:
    count = User.objects.count()
    with pytest.raises(CommandError, match=r"Nobody was added|--email"):
        run(*arguments)
    assert User.objects.count() == count


def test_it_asks_for_what_was_not_said(nobody_in_charge: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["ann@example.org", "Ann Admin"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert "Ann Admin is an administrator" in run()
