from __future__ import annotations

from django.urls import path

from . import views
from .writing import CSV, JSON_LINES

urlpatterns = [
    path("", views.about, name="open-data"),
    path("openapi.json", views.openapi, name="data-openapi"),
    path("plan.schema.json", views.schema, {"of": "plan"}, name="data-schema"),
    path("measure.schema.json", views.schema, {"of": "measure"}, name="data-measure-schema"),
    path("plans.json", views.plans, name="data-plans"),
    path("plans/<slug:slug>.json", views.plan, name="data-plan"),
    *(
        path(
            f"plans/<slug:slug>/{table.name}.{form.ending}",
            views.table,
            {"table": table, "form": form},
            name=f"data-{table.name}-{form.ending}",
        )
        for table in views.TABLES
        for form in (CSV, JSON_LINES)
    ),
]
