"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, path

from .calendar import calendar

urlpatterns: list[URLPattern] = [
    path("plans/<slug:slug>/returns/", calendar, name="plan-returns"),
]
