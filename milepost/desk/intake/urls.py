from django.urls import path

from .views import bringing, making, removing

urlpatterns = [
    path("plans/load/", bringing.load, name="load-plan"),
    path("plans/brought/", bringing.intakes, name="intakes"),
    path("plans/brought/<int:pk>/", bringing.intake, name="intake"),
    path("plans/brought/<int:pk>/file/", bringing.file, name="intake-file"),
    path("plans/brought/<int:pk>/make/", making.make, name="intake-make"),
    path("plans/brought/<int:pk>/remove/", removing.remove, name="intake-remove"),
]
