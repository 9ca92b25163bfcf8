"""Every address with data, and the page about them."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("milepost.api.opendata.urls")),
    path("", include("milepost.api.returns.urls")),
]
