"""The keys page: made once, shown once, revoked with a reason."""

from __future__ import annotations

import re
from typing import Any

from milepost.measures.keys import key_sent
from milepost.measures.models import ProviderKey
from milepost.people.models import AuditEvent
from tests.measures.make import organisation


def test_a_key_is_shown_once_listed_and_revoked(as_: Any) -> None:
    client = as_("administrator")
    assert "No system has a key" in client.get("/desk/keys/").content.decode()
    assert "Say what the key is for" in client.post("/desk/keys/new/", {}).content.decode()
    made = client.post("/desk/keys/new/", {"organisation": organisation().pk, "name": "Waiting list system"})
    written = re.search(r"mp_[0-9a-f]{12}_[\w-]{43}", made.content.decode())
    assert written is not None
    assert key_sent(f"Bearer {written[0]}")
    assert "no-store" in made["Cache-Control"]
    secret = written[0].split("_", 2)[2]
    listed = client.get("/desk/keys/").content.decode()
    assert "Waiting list system" in listed
    assert "Never" in listed
    assert secret not in listed
    key = ProviderKey.objects.latest("pk")
    revoke = f"/desk/keys/{key.pk}/revoke/"
    assert "Say why the key is revoked" in client.post(revoke, {"why": ""}).content.decode()
    assert client.post(revoke, {"why": "The supplier changed"}).status_code == 302
    assert key_sent(f"Bearer {written[0]}") is None
    assert "The supplier changed" in client.get("/desk/keys/").content.decode()
    assert "It was revoked" in client.get(revoke).content.decode()
    assert "revoked already" in client.post(revoke, {"why": "Again"}).content.decode()
    assert not any(secret in f"{e.summary}{e.before}{e.after}" for e in AuditEvent.objects.order_by("-pk")[:5])


def test_only_those_who_manage_keys(as_: Any) -> None:
    for key in ("lead", "analyst", "provider", "nobody"):
        client = as_(key)
        assert client.get("/desk/keys/").status_code == 404, key
        assert client.post("/desk/keys/new/", {"organisation": organisation().pk, "name": "x"}).status_code == 404
    assert not ProviderKey.objects.exists()
