"""Its pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import draft, frozen, publishing, redacting, reports

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/pack/", draft.draft, name="meeting-pack"),
    path("meetings/<int:pk>/pack/freeze/", draft.freeze, name="freeze-pack"),
    path("plans/<slug:slug>/reports/", reports.index, name="plan-reports"),
    path("plans/<slug:slug>/reports/<slug:kind>/", reports.draft, name="plan-report"),
    path("plans/<slug:slug>/reports/<slug:kind>/freeze/", reports.freeze, name="freeze-report"),
    path("bodies/<int:pk>/packs/", frozen.of_body, name="body-packs"),
    path("packs/<int:pk>/", frozen.pack, name="desk-pack"),
    path("packs/<int:pk>/since/", frozen.since, name="pack-since"),
    path("packs/<int:pk>/file/<slug:ending>/", frozen.file, name="pack-file"),
    path("packs/<int:pk>/publish/", publishing.publish, name="publish-pack"),
    path("boards/redact/<slug:what>/<int:pk>/", redacting.remove_words, name="board-redact"),
]
