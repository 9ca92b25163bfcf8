from django.urls import path

from . import views

urlpatterns = [
    path("meetings/<int:pk>/cycle/", views.cycle, name="meeting-cycle"),
    path("meetings/<int:pk>/cycle/remind/", views.remind, name="cycle-remind"),
    path("letters/<int:pk>/settle/", views.settle, name="letter-settle"),
    path("people/account/letters/", views.choice, name="letters-choice"),
]
