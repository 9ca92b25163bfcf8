"""Every page at the desk, by subject."""

from django.urls import include, path

urlpatterns = [
    path("", include("milepost.desk.home.urls")),
    path("", include("milepost.desk.intake.urls")),
    path("", include("milepost.desk.plan.urls")),
    path("", include("milepost.desk.life.urls")),
    path("", include("milepost.desk.revisions.urls")),
    path("", include("milepost.desk.resources.urls")),
    path("", include("milepost.desk.documents.urls")),
    path("", include("milepost.desk.updates.urls")),
    path("", include("milepost.desk.evidence.urls")),
    path("", include("milepost.desk.risks.urls")),
    path("", include("milepost.desk.governance.urls")),
    path("", include("milepost.desk.bulk.urls")),
    path("", include("milepost.desk.time.urls")),
    path("", include("milepost.desk.measures.urls")),
    path("", include("milepost.desk.returns.urls")),
    path("", include("milepost.desk.national.urls")),
    path("", include("milepost.desk.keys.urls")),
    path("", include("milepost.desk.meetings.urls")),
    path("", include("milepost.desk.cycles.urls")),
    path("", include("milepost.desk.highlights.urls")),
    path("", include("milepost.desk.packs.urls")),
    path("", include("milepost.desk.decisions.urls")),
    path("", include("milepost.desk.escalations.urls")),
    path("", include("milepost.desk.find.urls")),
    path("people/", include("milepost.desk.people.urls")),
    path("trail/", include("milepost.desk.trail.urls")),
]
