"""Every page anyone may open."""

from django.urls import path

from .boards import views as board_views
from .documents import views as document_views
from .find import views as find_views
from .help import views as help_views
from .measures import views as measure_views
from .national import views as national_views
from .plan import views as plan_views
from .site import views as site_views
from .time import views as time_views

urlpatterns = [
    path("", site_views.home, name="home"),
    path("theme.css", site_views.theme, name="theme"),
    path("healthz", site_views.health, name="health"),
    path("invitation/<str:secret>/", site_views.invitation, name="invitation"),
    path("find/", find_views.find_page, name="find"),
    path("plans/<slug:slug>/", plan_views.plan, name="public-plan"),
    path("plans/<slug:slug>/weakness/<str:ref>/", plan_views.weakness, name="public-weakness"),
    path("plans/<slug:slug>/promises/", plan_views.promises, name="public-promises"),
    path("plans/<slug:slug>/promise/<str:ref>/", plan_views.promise, name="public-promise"),
    path("plans/<slug:slug>/evidence/<int:pk>/", plan_views.evidence, name="public-evidence"),
    path("plans/<slug:slug>/plan.<str:kind>", document_views.document, name="public-document"),
    path("plans/<slug:slug>/measures/", measure_views.measures, name="public-measures"),
    path("plans/<slug:slug>/measures/<slug:measure>/", measure_views.measure, name="public-measure"),
    path("plans/<slug:slug>/measures/<slug:measure>/figures.csv", measure_views.figures, name="public-measure-file"),
    path("plans/<slug:slug>/changes/", time_views.changes, name="public-changes"),
    path("plans/<slug:slug>/changes.atom", time_views.feed, name="public-feed"),
    path("plans/<slug:slug>/timeline/", time_views.timeline, name="public-timeline"),
    path("plans/<slug:slug>/calendar.ics", time_views.calendar_file, name="public-calendar-file"),
    path("boards/", board_views.boards, name="public-boards"),
    path("boards/<int:pk>/", board_views.board, name="public-board"),
    path("boards/<int:pk>/meetings.ics", board_views.calendar, name="public-board-calendar"),
    path("boards/<int:pk>/decisions.atom", board_views.feed, name="public-board-feed"),
    path("boards/meetings/<int:pk>/", board_views.minutes, name="public-minutes"),
    path("boards/packs/<int:pk>/", board_views.pack, name="public-pack"),
    path("boards/packs/<int:pk>/file/<slug:ending>/", board_views.pack_file, name="public-pack-file"),
    path("england/", national_views.national, name="national"),
    path("england/<slug:measure>/", national_views.areas, name="national-areas"),
    path("england/<slug:measure>/areas.csv", national_views.areas_table, name="national-areas-csv"),
    path("england/<slug:measure>/<slug:slug>/", national_views.area, name="national-area"),
    path("england/<slug:measure>/<slug:slug>/years.csv", national_views.area_table, name="national-area-csv"),
    path("help/ratings/", help_views.ratings, name="help-ratings"),
    path("help/words/", help_views.words, name="help-words"),
    path("help/accessibility/", help_views.accessibility, name="help-accessibility"),
    path("help/privacy/", help_views.privacy, name="help-privacy"),
]
