from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="desk-home"),
    path("mine/", views.mine, name="my-milestones"),
]
