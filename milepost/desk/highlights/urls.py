"""Its pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import forum, views, write

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/highlights/", views.every, name="meeting-highlights"),
    path("meetings/<int:pk>/forum/", forum.forum, name="meeting-forum"),
    path("highlights/<int:pk>/", views.one, name="desk-highlight"),
    path("highlights/<int:pk>/write/", write.write, name="write-highlight"),
    path("highlights/<int:pk>/sign/", write.sign, name="sign-highlight"),
]
