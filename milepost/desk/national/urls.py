"""Addresses."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("england/", views.releases, name="releases"),
    path("england/load/", views.load, name="load-release"),
    path("england/loading/<str:ticket>/", views.waiting, name="release-waiting"),
    path("england/<int:pk>/", views.release, name="release"),
]
