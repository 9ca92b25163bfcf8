"""The GOV.UK macros, which leave optional parameters undefined by design, so they are loaded leniently."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader

COMPONENTS = (
    "back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input", "details", "error-message",
    "error-summary", "fieldset", "file-upload", "footer", "generic-header", "hint", "input", "inset-text", "label",
    "notification-banner", "pagination", "panel", "password-input", "phase-banner", "radios", "select",
    "service-navigation", "skip-link", "summary-list", "tag", "textarea", "warning-text",
)  # fmt: skip


@cache
def macros() -> dict[str, Any]:
    """Every GOV.UK macro by its name, like ``govukDateInput``."""
    lenient = Environment(
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        autoescape=True,
        undefined=ChainableUndefined,
    )
    found: dict[str, Any] = {}
    for component in COMPONENTS:
        module = lenient.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
        name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
        found[name] = getattr(module, name)
    return found
