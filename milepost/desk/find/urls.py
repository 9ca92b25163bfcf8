from django.urls import path

from . import views

urlpatterns = [path("find/", views.find_page, name="desk-find")]
