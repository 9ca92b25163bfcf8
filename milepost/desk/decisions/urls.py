"""Its pages."""

from __future__ import annotations

from django.urls import path

from .views import agenda, decisions, follow_ups, live, minutes

urlpatterns = [
    path("meetings/<int:pk>/agenda/", agenda.one, name="meeting-agenda"),
    path("meetings/<int:pk>/agenda/add/", agenda.add, name="agenda-add"),
    path("items/<int:pk>/", agenda.change, name="agenda-item"),
    path("items/<int:pk>/remove/", agenda.remove, name="agenda-remove"),
    path("meetings/<int:pk>/live/", live.live, name="meeting-live"),
    path("items/<int:pk>/decide/", live.record, name="record-decision"),
    path("decisions/<int:pk>/", decisions.one, name="desk-decision"),
    path("decisions/<int:pk>/correct/", decisions.put_right, name="correct-decision"),
    path("decisions/<int:pk>/carry-out/", decisions.rebaseline, name="carry-out"),
    path("bodies/<int:pk>/decisions/", decisions.of_body, name="body-decisions"),
    path("follow-ups/", follow_ups.index, name="desk-follow-ups"),
    path("follow-ups/<int:pk>/", follow_ups.one, name="desk-follow-up"),
    path("meetings/<int:pk>/minutes/", minutes.read, name="meeting-minutes"),
    path("meetings/<int:pk>/minutes/private/", minutes.read_private, name="meeting-minutes-private"),
    path("meetings/<int:pk>/minutes.docx", minutes.file, name="minutes-file"),
    path("meetings/<int:pk>/minutes-private.docx", minutes.file_private, name="minutes-file-private"),
    path("meetings/<int:pk>/minutes/keep/", minutes.keep, name="keep-minutes"),
    path("meetings/<int:pk>/minutes/approve/", minutes.approve, name="approve-minutes"),
    path("meetings/<int:pk>/minutes/correct/", minutes.put_right, name="correct-minutes"),
    path("meetings/<int:pk>/minutes/publish/", minutes.publish, name="publish-minutes"),
]
