from django.urls import path

from . import views

urlpatterns = [
    path("plans/<slug:slug>/risks/", views.register, name="plan-risks"),
    path("plans/<slug:slug>/risks/<int:number>/", views.risk, name="plan-risk"),
    path("plans/<slug:slug>/risks/<int:number>/change/", views.change, name="change-risk"),
    path("plans/<slug:slug>/<str:kind>/<str:ref>/risk/", views.raise_one, name="raise-risk"),
]
