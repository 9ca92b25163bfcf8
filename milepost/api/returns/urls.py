"""Addresses."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("returns/", views.about, name="send-figures-api"),
    path("returns.openapi.json", views.openapi, name="returns-openapi"),
    path("returns/v1/owed", views.owed, name="returns-owed"),
    path("returns/v1/measures", views.measures, name="returns-measures"),
    path("returns/v1/submissions", views.submissions, name="returns-submissions"),
    path("returns/v1/submissions/<str:reference>", views.submission, name="returns-submission"),
]
