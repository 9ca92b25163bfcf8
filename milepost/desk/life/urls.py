from django.urls import path

from . import compared, follow, records, views

LIFE = "plans/<slug:slug>/life/"
urlpatterns = [
    path(LIFE, views.life, name="plan-life"),
    path(f"{LIFE}took-part/", records.took_part, name="plan-took-part"),
    path(f"{LIFE}sign-off/", records.sign_off, name="plan-sign-off"),
    path(f"{LIFE}review/", records.review, name="plan-review"),
    path(f"{LIFE}follow-on/", follow.follow_on, name="plan-follow-on"),
    path(f"{LIFE}compare/", compared.compare_steps, name="plan-compare"),
    path(f"{LIFE}steps/<int:number>/", compared.as_it_read, name="plan-step"),
]
