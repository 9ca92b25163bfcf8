from django.urls import path

from . import views

urlpatterns = [
    path("keys/", views.index, name="keys"),
    path("keys/new/", views.make, name="make-key"),
    path("keys/<int:pk>/revoke/", views.revoke, name="revoke-key"),
]
