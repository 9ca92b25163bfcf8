from django.urls import path

from . import bring, views

urlpatterns = [
    path("plans/<slug:slug>/take-away/", views.take_away, name="take-away"),
    path("plans/<slug:slug>/take-away/waiting/<str:ticket>/", views.waiting, name="document-waiting"),
    path("plans/<slug:slug>/take-away/plan.<str:kind>", views.document, name="take-away-file"),
    path("plans/<slug:slug>/bring-updates/", bring.bring, name="bring-updates"),
]
