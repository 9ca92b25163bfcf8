"""Addresses."""

from __future__ import annotations

from django.urls import path

from . import confirming, sending, spreadsheet, theirs
from .calendar import calendar
from .keep import views as keep

urlpatterns = [
    path("plans/<slug:slug>/returns/", calendar, name="plan-returns"),
    path("figures/of/<int:pk>/", theirs.organisation_figures, name="organisation-figures"),
    path("figures/of/<int:pk>/template.xlsx", spreadsheet.download, name="figures-template"),
    path("figures/of/<int:pk>/spreadsheet/", spreadsheet.spreadsheet, name="figures-spreadsheet"),
    path("figures/", sending.figures, name="figures"),
    path("figures/measures/<slug:measure>/<int:of>/", sending.periods, name="figure-periods"),
    path("figures/measures/<slug:measure>/<int:of>/<slug:starts>/", sending.send, name="send-figure"),
    path("figures/confirm/<int:pk>/", confirming.confirm, name="confirm-figures"),
    path("figures/measures/<slug:measure>/keep/", keep.keep, name="keep-measure"),
    path("figures/measures/<slug:measure>/keep/agree/<slug:target>/", keep.agree, name="agree-target"),
    path("figures/measures/<slug:measure>/keep/redraw/", keep.redraw, name="redraw-measure"),
    path("figures/measures/<slug:measure>/keep/redraw/<int:number>/undo/", keep.undo, name="undo-redraw"),
    path("figures/measures/<slug:measure>/keep/note/", keep.note, name="note-event"),
]
