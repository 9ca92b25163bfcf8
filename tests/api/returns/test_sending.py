"""Figures sent by a provider's system: whole or not at all, once however often, and its own alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.api.returns.limit import Limit
from milepost.measures.actions.keys import revoke_key
from milepost.measures.models import Reading, Submission
from milepost.people.models import AuditEvent
from tests.measures.asking import asks  # noqa: F401
from tests.measures.make import by, provider

from .sending import BEFORE, PATH, PERIOD, System, body, errors, figure, system, valid  # noqa: F401


def count() -> int:
    return Reading.objects.filter(measure__startswith="test-").count()


def test_what_is_owed_is_sent_and_then_is_not_owed(system: System) -> None:  # noqa: F811
    owed = system.get("owed")
    valid("Owed", owed.json())
    assert (owed["Cache-Control"], len(owed.json()["owed"])) == ("no-store", 4)
    response = system.send(
        body(figure(), figure(period=BEFORE, answer="nil", numerator=None) | {}, reference="2026.a-1")
    )
    assert response.status_code == 422, "null is no number"
    sent = {k: v for k, v in figure(period=BEFORE, answer="nil").items() if k != "numerator"}
    share = figure(measure="test-on-time", numerator=41, denominator=64)
    response = system.send(body(figure(), sent, share, reference="2026.a-1"))
    assert response.status_code == 201, response.content
    valid("Submission", response.json())
    assert system.client.get(response["Location"], headers=system.headers).json() == response.json()
    kept = Submission.objects.get(reference="2026.a-1")
    assert (kept.key, kept.way, kept.recorded_by.name) == (system.key, "api", "Provider's system")
    event = AuditEvent.objects.get(about="measures.submission", about_id=str(kept.pk))
    assert system.key.prefix in event.summary
    assert str(Reading.objects.get(measure="test-on-time").value) == "64.0625"
    assert [o["measure"] for o in system.get("owed").json()["owed"]] == ["test-on-time"]
    measures = system.get("measures").json()
    valid("Measures", measures)
    assert len(next(m for m in measures["measures"] if m["measure"] == "test-waiting")["standing"]) == 2


def test_the_same_reference_counts_once(system: System) -> None:  # noqa: F811
    first = system.send(body())
    again = system.send(b'{"figures": [' + str(figure()).replace("'", '"').encode() + b'],\n "reference": "r-1"}')
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    other = system.send(body(figure(numerator=13)))
    assert (other.status_code, errors(other)) == (409, {"/reference": "It was used before"})
    nothing_new = system.send(body(reference="r-2"))
    assert (nothing_new.status_code, nothing_new.json()["figures"]) == (200, [])
    assert count() == 1


def test_a_figure_is_replaced_only_by_name_and_with_a_reason(system: System) -> None:  # noqa: F811
    first = system.send(body()).json()["figures"][0]["id"]
    clash = system.send(body(figure(numerator=13), reference="r-2"))
    assert clash.status_code == 409
    assert errors(clash) == {
        "/figures/0/instead_of": f"Figure {first} stands here. To replace it, name it as instead_of and say why it was wrong"
    }
    unsaid = system.send(body(figure(numerator=13, instead_of=first), reference="r-2"))
    assert (unsaid.status_code, list(errors(unsaid))) == (422, ["/figures/0/why"])
    second = system.send(body(figure(numerator=13, instead_of=first, why="Late forms"), reference="r-2"))
    assert (second.status_code, second.json()["figures"][0]["instead_of"]) == (201, first)
    stale = system.send(body(figure(numerator=14, instead_of=first, why="Again"), reference="r-3"))
    assert stale.status_code == 409
    none = system.send(body(figure(period=BEFORE, instead_of=first, why="Again"), reference="r-4"))
    assert (none.status_code, list(errors(none))) == (409, ["/figures/0/instead_of"])
    assert count() == 2


def test_everything_wrong_is_listed_by_pointer_and_nothing_is_recorded(system: System) -> None:  # noqa: F811
    shape = system.send(
        {"reference": "a b", "figures": [figure(answer="maybe", period="2026-13-01"), figure(numerator="12", more=1)]}
    )
    assert shape.status_code == 422
    assert set(errors(shape)) == {
        "/reference",
        "/figures/0/answer",
        "/figures/0/period",
        "/figures/1/numerator",
        "/figures/1",
    }
    assert errors(shape)["/figures/1/numerator"] == '"12" is not a number'
    meaning = system.send(body(
        figure(), figure(measure="test-on-time", numerator=70, denominator=64), figure(period=PERIOD[:8] + "02", numerator=1.5),
        figure(measure="test-on-time", breakdown="aged-9", numerator=1, denominator=2),
        figure(period=BEFORE, answer="not_available"),
    ))  # fmt: skip
    assert meaning.status_code == 422
    assert {
        "/figures/1/numerator",
        "/figures/2/period",
        "/figures/2/numerator",
        "/figures/3/breakdown",
        "/figures/4/why",
    } <= set(errors(meaning))
    assert count() == 0


def test_what_is_no_submission_is_refused(system: System) -> None:  # noqa: F811
    assert system.send(b"{", "application/json").status_code == 400
    assert system.send(b'{"reference": NaN}').status_code == 400
    assert system.send(b"a=b", "application/x-www-form-urlencoded").status_code == 415
    assert system.send(b" " * 500_001).status_code == 413
    assert system.send(b"[" * 100_000).status_code in (400, 422)
    assert system.get("submissions/none").status_code == 404
    refused = system.get("submissions")
    assert (refused.status_code, refused["Allow"]) == (405, "POST")
    for response in (refused, system.get("submissions/none")):
        errors(response)


def test_a_key_sends_its_own_figures_and_no_others(system: System, asks: Any) -> None:  # noqa: F811
    other = System(system.client, provider("Another NHS Trust"))
    refused = other.send(body())
    assert (refused.status_code, list(errors(refused))) == (403, ["/figures/0/measure"])
    assert other.get("owed").json()["owed"] == []
    assert system.send(body(figure(measure="no-such"))).status_code == 403
    system.send(body())
    assert other.get("submissions/r-1").status_code == 404
    assert count() == 1


def test_without_a_key_that_works_nothing_opens(system: System, as_: Any) -> None:  # noqa: F811
    client = as_("administrator")
    for headers in ({}, {"Authorization": "Bearer mp_00_x"}, {"Authorization": system.headers["Authorization"] + "x"}):
        response = client.get(PATH + "owed", headers=headers)
        assert (response.status_code, response["WWW-Authenticate"]) == (401, 'Bearer realm="Milepost"')
        errors(response)
    revoke_key(key=system.key, why="Seen", by=by("administrator"))
    assert system.send(body()).status_code == 401
    assert "Access-Control-Allow-Origin" not in response


def test_a_key_that_asks_too_often_is_told_how_long_to_wait(system: System, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("milepost.api.returns.views.LIMIT", Limit(a_second=0.5, at_once=1))
    assert system.get("owed").status_code == 200
    refused = system.get("owed")
    assert (refused.status_code, refused["Retry-After"]) == (429, "2")


def test_more_figures_take_no_more_queries(system: System) -> None:  # noqa: F811
    def queries(*figures: dict[str, Any], reference: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert system.send(body(*figures, reference=reference)).status_code == 201
        return len(seen)

    share = figure(measure="test-on-time", numerator=41, denominator=64)
    queries(figure(), reference="first")  # makes the actor that sends
    one = queries(figure(period=BEFORE), reference="one")
    assert queries(share, share | {"breakdown": "under-5"}, share | {"period": BEFORE}, reference="three") == one <= 14


def test_what_no_system_should_send_is_refused_and_breaks_nothing(system: System) -> None:  # noqa: F811
    """Each of these is valid JSON or nearly, and some have taken other servers down."""
    one = '{"reference": "r-1", "figures": [{"measure": "test-waiting", "period": "PERIOD", "answer": "figure", %s}]}'
    none = one.replace('"figure"', '"not_available"')
    bodies = {
        one % '"numerator": 12, "numerator": 13': 400,
        one % '"numerator": NaN': 400,
        one % '"numerator": 1e999999999': 422,
        one % '"numerator": 1e-999999': 422,
        none % r'"why": "\ud800"': 400,
        none % r'"why": "a\u0000b"': 400,
        one.replace("r-1", r"r-1\n") % '"numerator": 12': 422,
        one.replace("PERIOD", "0001-01-01") % '"numerator": 12': 422,
        one.replace("PERIOD", "9999-12-01") % '"numerator": 12': 422,
        one.replace("PERIOD", "2026-W14-1") % '"numerator": 12': 422,
        '{"reference": "r-1", "figures": ' + "[" * 900 + "]" * 900 + "}": 400,
        '{"reference": "r-1", "figures": [' + "1," * 200_000 + "1]}": 422,
    }
    for text, status in bodies.items():
        response = system.send(text.replace("PERIOD", PERIOD).encode())
        assert response.status_code == status, text[:120]
        assert len(errors(response)) <= 100
    assert count() == 0
