from django.urls import path

from . import check, reassign, updates

urlpatterns = [
    path("mine/update/", updates.update_many, name="update-many"),
    path("waiting/", check.waiting, name="waiting"),
    path("plans/<slug:slug>/reassign/", reassign.reassign_many, name="reassign-many"),
]
