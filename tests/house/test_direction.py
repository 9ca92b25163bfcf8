"""Foreign keys point up the flow, where import-linter cannot see them; and files stay short enough to read."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

from milepost.config.env import ROOT

FLOW = ["people", "sources", "plan", "measures", "progress"]


def test_foreign_keys_point_up_the_flow() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for app in FLOW
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model._meta.app_label in FLOW  # type: ignore[union-attr]
        and FLOW.index(field.related_model._meta.app_label) > FLOW.index(app)  # type: ignore[union-attr]
    ]
    assert wrong == []


def sources() -> list[Path]:
    found = [p for folder in ("milepost", "demo") for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts]
    return [p for p in found if "node_modules" not in p.parts]


def test_a_file_is_one_sitting() -> None:
    assert [str(p) for p in sources() if len(p.read_text("utf-8").splitlines()) > 300] == []


def test_nobody_reaches_round_the_direction() -> None:
    assert [str(p) for p in sources() if "get_model(" in p.read_text("utf-8")] == []


def test_no_template_carries_script_or_style() -> None:
    templates = [p for folder in ("milepost", "demo") for p in (ROOT / folder).rglob("jinja2/**/*.html")]
    assert len(templates) > 40
    for path in templates:
        text = path.read_text("utf-8")
        assert "style=" not in text, path
        assert "<style" not in text, path
        assert "onclick" not in text, path
        assert "<script>" not in text, path


def test_the_schema_lists_what_the_records_hold() -> None:
    import json

    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads((ROOT / "definitions/schemas/plan.schema.json").read_text("utf-8")))
