"""Keys of providers' systems: told once, kept as a digest, revoked for good."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from milepost.measures.actions.keys import make_key, revoke_key
from milepost.measures.keys import key_sent
from milepost.people.models import AuditEvent, Organisation


@pytest.fixture
def made(cast: Any) -> Any:
    trust = Organisation.objects.filter(area__name="Exampleshire").latest("pk")
    return make_key(organisation=trust, name="Waiting list system", by=cast("administrator"))


def test_a_key_opens_until_it_is_revoked(made: Any, cast: Any) -> None:
    key, secret = made
    assert key_sent(f"Bearer {secret.written}") == key_sent(f"bearer {secret.written}") == key
    with pytest.raises(ValidationError):
        revoke_key(key=key, why=" ", by=cast("administrator"))
    revoke_key(key=key, why="It was sent by e-mail", by=cast("administrator"))
    assert key_sent(f"Bearer {secret.written}") is None
    with pytest.raises(ValidationError, match="revoked already"):
        revoke_key(key=key, why="Again", by=cast("administrator"))


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "Bearer",
        "Bearer mp_",
        "Basic {0}",
        "Bearer {0}x",
        "Bearer mp_{1}_",
        "{0}",
        "Bearer mp_\x00_{0}",
        "Bearer xx{0}",
    ],
)
def test_what_is_not_a_key_opens_nothing(sent: str, made: Any) -> None:
    key, secret = made
    assert key_sent(sent.format(secret.written, key.prefix)) is None


def test_nothing_that_is_kept_has_the_secret(made: Any, cast: Any) -> None:
    key, secret = made
    revoke_key(key=key, why="The supplier changed", by=cast("administrator"))
    told = [f"{e.summary} {e.before} {e.after}" for e in AuditEvent.objects.filter(about="measures.providerkey")]
    assert len(told) == 2
    assert "The supplier changed" in told[0]
    kept = "".join(told) + "".join(str(v) for v in vars(key).values()) + repr(secret)
    assert secret.secret not in kept
    assert key.digest not in "".join(told)
