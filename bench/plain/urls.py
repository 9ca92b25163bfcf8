"""The product's pages and the plain ones."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("plain/desk/", views.desk),
    path("plain/public/", views.public),
    path("", include("milepost.config.urls")),
]
handler404 = "milepost.design.errors.not_found"
