from django.urls import path

from .views import bringing, making, newer, nodes, removing, review, whole

urlpatterns = [
    path("plans/load/", bringing.load, name="load-plan"),
    path("plans/brought/", bringing.intakes, name="intakes"),
    path("plans/brought/<int:pk>/", bringing.intake, name="intake"),
    path("plans/brought/<int:pk>/file/", bringing.file, name="intake-file"),
    path("plans/brought/<int:pk>/plan/", whole.head, name="intake-head"),
    path("plans/brought/<int:pk>/columns/", whole.columns, name="intake-columns"),
    path("plans/brought/<int:pk>/workstreams/add/", whole.add_workstream, name="intake-add-workstream"),
    path("plans/brought/<int:pk>/workstreams/<str:node>/", review.workstream, name="intake-workstream"),
    path("plans/brought/<int:pk>/rows/<str:node>/", nodes.node, name="intake-node"),
    path("plans/brought/<int:pk>/unused/", review.unused, name="intake-unused"),
    path("plans/brought/<int:pk>/make/", making.make, name="intake-make"),
    path("plans/brought/<int:pk>/against/", newer.against, name="intake-against"),
    path("plans/<slug:slug>/newer/", newer.newer, name="bring-newer"),
    path("plans/brought/<int:pk>/remove/", removing.remove, name="intake-remove"),
]
