"""What public pages may not show, the data may not either: the same table over every text field, held to every answer."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db.models import JSONField

from milepost.plan.models import Version
from tests.public.test_what_may_show import MAY_SHOW, NEVER, OF_BOARDS, marked, marker  # noqa: F401

from .asking import PLANS, every_path, get

# Not in the data: the partnership's name and address and the evidence are on pages; a ref or a slug cannot be marked.
ELSEWHERE = {
    "people.Partnership.name", "people.Partnership.colour", "people.Partnership.contact_email", "plan.Plan.slug", "plan.Row.ref",
    "progress.Evidence.title", "progress.Evidence.url", "plan.Revision.why", "plan.Revision.agreed_by",
}  # fmt: skip
# Words kept as JSON. The figures are those the statements name; drafts and the trail are nobody's here.
JSON_MAY_SHOW = {"plan.Version.figures"}
JSON_NEVER = {"progress.Draft.fields", "people.AuditEvent.before", "people.AuditEvent.after", "plan.Gathered.changes"}


@pytest.fixture
def everything(marked: None, client: Any) -> str:  # noqa: F811
    Version.objects.exclude(figures=[]).update(figures=[{"of": "mkfigure", "to": 1, "unit": "%"}])
    return "\n".join(get(client, path).content.decode() for path in every_path())


def test_what_may_never_show_does_not_and_what_may_does(everything: str) -> None:
    assert [f for f in NEVER | OF_BOARDS if marker(f) in everything] == [], (
        "what boards published is on their pages alone"
    )
    assert [f for f in MAY_SHOW - OF_BOARDS - ELSEWHERE if marker(f) not in everything] == []
    assert [
        word for word in ("mkunaccepted", "mksentback", "mkreason", "mkproof", "mkprivate") if word in everything
    ] == []
    assert "mkfigure" in everything


def test_every_json_field_is_in_the_table() -> None:
    found = {
        f"{app}.{model.__name__}.{field.name}"
        for app in ("people", "plan", "progress")
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, JSONField)
    }
    assert found == JSON_MAY_SHOW | JSON_NEVER


def test_a_plan_says_nothing_of_who_answers_for_it(client: Any, db: Any) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return {key for item in value for key in keys(item)}
        return set(value) | {key for item in value.values() for key in keys(item)} if isinstance(value, dict) else set()

    plans = [get(client, f"plans/{slug}.json").json() for slug in PLANS]
    found = keys(plans)
    desk_only = ["organisations", "posts", "bodies", "reporting", "accountable", "delivery", "owners", "see", "note"]
    assert found & set(desk_only) == set()
    assert {"statement", "figures", "rhythm", "counts_from", "complete", "weakness_plain"} <= found
