from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/", views.plan, name="desk-plan"),
    path("plans/<slug:slug>/workstreams/<str:ref>/", views.workstream, name="desk-workstream"),
    path("plans/<slug:slug>/actions/<str:ref>/", views.action, name="desk-action"),
    path("plans/<slug:slug>/milestones/<str:ref>/", views.milestone, name="desk-milestone"),
]
