"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import spreadsheet, theirs
from .calendar import calendar

urlpatterns: list[URLPattern] = [
    path("plans/<slug:slug>/returns/", calendar, name="plan-returns"),
    path("figures/of/<int:pk>/", theirs.organisation_figures, name="organisation-figures"),
    path("figures/of/<int:pk>/template.xlsx", spreadsheet.download, name="figures-template"),
    path("figures/of/<int:pk>/spreadsheet/", spreadsheet.spreadsheet, name="figures-spreadsheet"),
]
