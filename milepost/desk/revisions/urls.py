from django.urls import path

from . import change, serves, views

urlpatterns = [
    path("plans/<slug:slug>/revisions/", views.every, name="plan-revisions"),
    path("plans/<slug:slug>/revisions/<int:pk>/", views.one, name="plan-revision"),
    path("plans/<slug:slug>/revisions/agree/", views.agree, name="agree-changes"),
    path("plans/<slug:slug>/serves/", serves.serves, name="plan-serves"),
    path("plans/<slug:slug>/withdrawn/", views.gone, name="withdrawn-rows"),
    path("plans/<slug:slug>/change/", views.rows, name="change-plan"),
    path("plans/<slug:slug>/change/add/workstream/", change.add_workstream, name="add-workstream"),
    path("plans/<slug:slug>/change/<str:kind>/<str:ref>/", change.change, name="change-row"),
    path("plans/<slug:slug>/change/<str:kind>/<str:ref>/add/<str:below>/", change.add, name="add-row"),
    path("plans/<slug:slug>/change/<str:kind>/<str:ref>/withdraw/", change.withdraw, name="withdraw-row"),
]
