"""A provider's system with its key."""

from __future__ import annotations

import json
from typing import Any

import pytest

from milepost.api.returns.description import schema
from milepost.api.returns.limit import Limit
from milepost.measures.actions.keys import make_key
from tests.measures.asking import months_ago
from tests.measures.make import by, organisation

PATH = "/api/returns/v1/"
PERIOD = months_ago(1).isoformat()
BEFORE = months_ago(2).isoformat()


class System:
    """What a provider's system does: it sends its key with every request."""

    def __init__(self, client: Any, organisation_: Any = None) -> None:
        self.client = client
        self.key, secret = make_key(organisation=organisation_ or organisation(), name="System", by=by("administrator"))
        self.headers = {"Authorization": f"Bearer {secret.written}"}

    def get(self, what: str) -> Any:
        return self.client.get(PATH + what, headers=self.headers)

    def send(self, body: Any, media: str = "application/json") -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.post(PATH + "submissions", data, content_type=media, headers=self.headers)


@pytest.fixture
def system(client: Any, db: Any, asks: Any, monkeypatch: pytest.MonkeyPatch) -> System:
    monkeypatch.setattr("milepost.api.returns.views.LIMIT", Limit())
    return System(client)


def figure(**changes: Any) -> dict[str, Any]:
    return {"measure": "test-waiting", "period": PERIOD, "answer": "figure", "numerator": 12} | changes


def body(*figures: dict[str, Any], reference: str = "r-1") -> dict[str, Any]:
    return {"reference": reference, "figures": list(figures or (figure(),))}


def valid(name: str, value: Any) -> None:
    from jsonschema import Draft202012Validator

    assert [e.message for e in Draft202012Validator(schema(name)).iter_errors(value)] == []


def errors(response: Any) -> dict[str, str]:
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    valid("Problem", said)
    return {e["pointer"]: e["detail"] for e in said.get("errors", [])}
