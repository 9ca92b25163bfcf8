from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/governance/", views.governance, name="desk-governance"),
    path("bodies/<int:pk>/", views.body, name="desk-body"),
    path("posts/<int:pk>/", views.post, name="desk-post"),
    path("organisations/<int:pk>/", views.organisation, name="desk-organisation"),
]
