from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/timeline/", views.timeline, name="desk-timeline"),
    path("plans/<slug:slug>/calendar/", views.calendar, name="desk-calendar"),
    path("plans/<slug:slug>/calendar.ics", views.calendar_file, name="desk-calendar-file"),
    path("plans/<slug:slug>/changes/", views.changes, name="desk-changes"),
]
