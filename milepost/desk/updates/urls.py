from django.urls import path

from . import post, undo, views

urlpatterns = [
    path("plans/<slug:slug>/milestones/<str:ref>/update/", post.post, name="post-update"),
    path("plans/<slug:slug>/milestones/<str:ref>/owner/", views.reassign, name="reassign-owner"),
    path("plans/<slug:slug>/updates/<int:pk>/check/", views.check, name="check-update"),
    path("plans/<slug:slug>/updates/<int:pk>/withdraw/", undo.withdraw, name="withdraw-update"),
    path("plans/<slug:slug>/<str:kind>/<str:ref>/forum/", views.forum, name="forum-view"),
    path("plans/<slug:slug>/redact/<str:what>/<int:pk>/", views.remove_words, name="redact"),
]
