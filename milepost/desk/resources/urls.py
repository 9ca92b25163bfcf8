from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/resources/", views.every, name="plan-resources"),
    path("plans/<slug:slug>/resources.csv", views.table, name="plan-resources-csv"),
    path("plans/<slug:slug>/resources/<str:kind>/<str:ref>/add/", views.add, name="add-need"),
    path("plans/<slug:slug>/resources/<str:kind>/<str:ref>/<int:number>/", views.change, name="change-need"),
]
