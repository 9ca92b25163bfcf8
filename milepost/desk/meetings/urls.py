"""Its pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import boards, meeting

urlpatterns: list[URLPattern] = [
    path("boards/", boards.index, name="desk-boards"),
    path("meetings/<int:pk>/", meeting.meeting, name="desk-meeting"),
]
