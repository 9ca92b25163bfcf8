from django.urls import path

from . import views

urlpatterns = [path("", views.choose, name="demo"), path("as/<str:key>/", views.become, name="demo-become")]
