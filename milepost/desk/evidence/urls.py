from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/evidence/", views.index, name="plan-evidence"),
    path("plans/<slug:slug>/evidence/<int:pk>/file/", views.file, name="evidence-file"),
    path("plans/<slug:slug>/milestones/<str:ref>/evidence/", views.add, name="add-evidence"),
    path("plans/<slug:slug>/milestones/<str:ref>/review/", views.review, name="review-milestone"),
]
