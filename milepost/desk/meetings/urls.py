"""Its pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from .views import arranging, boards, meeting, planning, register, terms

urlpatterns: list[URLPattern] = [
    path("boards/", boards.index, name="desk-boards"),
    path("boards/meetings.ics", boards.calendar, name="meetings-calendar-file"),
    path("bodies/<int:pk>/plan/", planning.plan, name="plan-meetings"),
    path("bodies/<int:pk>/terms/", terms.terms, name="body-terms"),
    path("bodies/<int:pk>/terms/change/", terms.change, name="change-terms"),
    path("meetings/<int:pk>/", meeting.meeting, name="desk-meeting"),
    path("meetings/<int:pk>/arrange/", arranging.arrange, name="meeting-arrange"),
    path("meetings/<int:pk>/cancel/", arranging.cancel, name="meeting-cancel"),
    path("meetings/<int:pk>/register/", register.register, name="meeting-register"),
]
