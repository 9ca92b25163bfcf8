"""Addresses."""

from __future__ import annotations

from django.urls import path

from . import files, views

urlpatterns = [
    path("measures/", views.every, name="all-measures"),
    path("plans/<slug:slug>/measures/", views.matrix, name="plan-measures"),
    path("plans/<slug:slug>/measures.xlsx", files.matrix, name="plan-measures-file"),
    path("plans/<slug:slug>/measures/<slug:measure>/", views.measure, name="plan-measure"),
    path("plans/<slug:slug>/measures/<slug:measure>/figures.<str:kind>", files.figures, name="measure-file"),
    path("plans/<slug:slug>/measures/<slug:measure>/chart.png", files.chart, name="measure-picture"),
]
