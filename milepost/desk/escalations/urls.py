from django.urls import path

from .views import asked, handing, proposing, reading

urlpatterns = [
    path("asked/", asked.what_became, name="desk-asked"),
    path("escalations/", reading.index, name="desk-escalations"),
    path("escalations/<int:pk>/", reading.escalation, name="desk-escalation"),
    path("escalations/<int:pk>/<str:handing>/", handing.hand, name="hand-on"),
    path("bodies/<int:pk>/proposals/", proposing.proposed, name="body-proposals"),
    path("bodies/<int:pk>/proposals/<str:key>/", proposing.aside, name="set-aside"),
    path("bodies/<int:pk>/escalate/", proposing.escalate, name="escalate"),
]
