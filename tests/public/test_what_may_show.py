"""A table over every field of every model says what the public door may show, and the pages are held to it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pdfplumber
import pytest
from django.apps import apps
from django.db import models

from milepost.board.actions.freeze import freeze_pack
from milepost.board.actions.minutes import correct
from milepost.board.actions.publish import publish_pack
from milepost.board.actions.publish_minutes import publish_minutes
from milepost.board.models import Decision, HighlightVersion, Meeting, Minutes, ReportPack
from milepost.board.packs import OPEN
from milepost.board.queries.published import meetings_in_public, packs_in_public
from milepost.people.clock import now, today
from milepost.people.models import Body, Organisation, RoleGrant, User
from milepost.people.queries import ours
from milepost.plan.models import Plan, Row
from milepost.progress.models import Evidence, ForumView, Update, Verdict
from milepost.rules.board import PackKind

# What boards published.
OF_BOARDS = {
    # Only of boards of ours, on the pages about what they published. The name of an organisation only of a parent carer forum
    # that did not agree with a decision: families are to know that theirs spoke up. A board's secretary looks at the open part
    # of packs and minutes before it is published.
    "people.Body.name", "people.Body.purpose", "people.Organisation.name",
    "board.AgendaItem.title", "board.Decision.words", "board.Decision.reasons", "board.About.deadline", "board.Dissent.words",
    "board.FollowUp.what", "board.Minutes.opening", "board.Minutes.words", "board.Correction.words", "board.Correction.why",
    "board.ForumReport.words", "board.ReportPack.title", "board.ReportPack.open_content",
}  # fmt: skip
# Text that may appear. Every other text field of these apps may never.
MAY_SHOW = OF_BOARDS | {
    "people.Area.name", "people.Partnership.name", "people.Partnership.colour", "people.Partnership.contact_email",
    "plan.Inspection.by", "plan.Inspection.summary", "plan.Inspection.summary_note",
    "plan.Plan.slug", "plan.Plan.title", "plan.Plan.about", "plan.Plan.source", "plan.Row.ref",
    "plan.Version.statement", "plan.Version.plain", "plan.Version.weakness", "plan.Version.weakness_plain",
    "plan.Version.deadline", "progress.Update.happened", "progress.Update.next", "progress.ForumView.words",
    # Only of revisions whose writer was told that everyone can read them.
    "plan.Revision.why", "plan.Revision.agreed_by",
    # Only of evidence that its owner marked for everyone, once its update is accepted.
    "progress.Evidence.title", "progress.Evidence.url",
}  # fmt: skip
# Keys and choices: not words anybody writes.
NOT_WORDS = {
    "board.Attended.place", "board.Attended.how", "board.Digest.kind", "board.Posting.outcome", "board.AgendaItem.brought",
    "board.Decision.kind", "board.About.measure", "board.FollowUp.ask", "board.FollowUpStep.part", "board.Escalation.proposal",
    "board.EscalationStep.handing", "board.SetAside.key", "board.ReportPack.kind", "board.ReportPack.digest",
    "board.Publication.what", "board.Blanked.about", "board.Blanked.field",
    "plan.Brought.kind", "plan.LookedAt.kind", "plan.Origin.field",
    "people.Organisation.kind", "people.Body.rhythm", "people.ReportingLine.kind", "people.ReportingLine.rhythm",
    "people.BodyMembership.place", "people.StandingReport.rhythm",
    "people.BodyMembership.seat", "people.RoleGrant.role", "people.User.password", "people.Invitation.digest",
    "people.AuditEvent.verb", "people.AuditEvent.about", "people.AuditEvent.about_id",
    "plan.Plan.kind", "plan.PlanStep.status", "plan.PlanStep.step", "plan.Row.kind", "plan.RowPost.part", "plan.Version.resource",
    "plan.Version.shape", "plan.Version.precision", "plan.Version.rhythm", "progress.Update.rating",
    "progress.Update.completed_precision", "progress.Verdict.kind", "progress.ForumView.stance", "progress.Redaction.field",
    "plan.Need.kind", "plan.Need.state", "people.Area.ons_code", "people.Area.la_code", "progress.Evidence.file_kind",
    "progress.Evidence.file_sha256", "progress.Review.finding", "progress.RiskVersion.status",
}  # fmt: skip
NEVER = {
    # Where a board meets may be a link to join by, and why it moved may be somebody's illness: they were told who reads it.
    "board.Arrangement.place", "board.Arrangement.why",
    # Who came, who presented, who proposed, who else did not agree, what people answered: names, or words for the desk.
    "board.Register.note", "board.Attended.guest", "board.AgendaItem.presenter", "board.AgendaItem.words",
    "board.Decision.proposer", "board.Dissent.who", "board.FollowUpStep.words",
    "board.Escalation.concern", "board.Escalation.why", "board.Escalation.tried", "board.EscalationStep.words",
    "board.SetAside.why", "board.HighlightVersion.opening", "board.HighlightVersion.words", "board.HighlightVersion.asks",
    "board.ReportPack.content", "board.Terms.words", "board.Digest.held", "board.Posting.why", "board.Publication.why",
    "board.Blanked.why",
    "plan.LookedAt.finding", "plan.Origin.place", "plan.Origin.words", "plan.SignOff.words", "plan.TookPart.changed",
    "plan.TookPart.how", "plan.TookPart.who", "progress.Update.said_by",
    "people.StandingReport.what",
    "people.ReportingLine.concern", "people.Post.title",
    "people.User.email", "people.User.name", "people.AuditEvent.summary", "plan.PlanStep.note", "plan.CrossReference.as_written",
    "plan.CrossReference.note", "plan.Version.note", "plan.Need.what", "plan.Need.agreed", "progress.Update.at_risk",
    "progress.Verdict.reason", "progress.Redaction.why",
    "progress.Evidence.file_name", "progress.Review.words",
    "progress.RiskVersion.statement", "progress.RiskVersion.mitigation", "progress.RiskVersion.note",
}  # fmt: skip


BY_KEY = {"board.Minutes.words", "board.HighlightVersion.words"}
"""Words that are kept by what they are about."""


def words() -> set[str]:
    found = set(BY_KEY)
    for app in ("people", "plan", "progress", "board"):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, models.CharField | models.TextField):
                    found.add(f"{app}.{model.__name__}.{field.name}")
    return found


def test_every_field_is_in_the_table() -> None:
    assert words() == MAY_SHOW | NOT_WORDS | NEVER


def marker(field: str) -> str:
    return "mk" + field.replace(".", "").replace("_", "").lower()


@pytest.fixture
def marked(db: Any) -> None:
    """Every text field of everything in the fictional area's plan says its own name."""
    for field in (MAY_SHOW | NEVER) - {
        "plan.Plan.slug",
        "plan.Row.ref",
        "people.Partnership.colour",
        "people.AuditEvent.summary",
        *BY_KEY,
        *MADE,
    }:
        app, model, name = field.split(".")
        kind = apps.get_model(app, model)
        if field in (
            "people.User.email",
            "people.Area.name",
            "people.Organisation.name",
            "people.Body.name",
            "people.Post.title",
        ):
            for row in kind._default_manager.all():
                at = "@example.org" if name == "email" else ""
                kind._default_manager.filter(pk=row.pk).update(**{name: f"{marker(field)}{row.pk}{at}"})
        elif field in ("board.Attended.guest", "board.About.deadline"):
            kind._default_manager.exclude(**{name: ""}).update(**{name: marker(field)})
        elif field == "progress.Evidence.file_name":
            kind._default_manager.exclude(file="").update(file_name=marker(field))
        elif field == "plan.Version.deadline":
            kind._default_manager.exclude(shape="").update(deadline=marker(field))
        else:
            kind._default_manager.update(**{name: marker(field)})
    milestone = Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.1a.5")
    by = milestone.recorded_by
    stamp = {"recorded_at": now(), "recorded_by": by}
    Update.objects.create(milestone=milestone, rating="red", happened="mkunaccepted", next="mkunaccepted", **stamp)
    back = Update.objects.create(
        milestone=Row.objects.get(plan__slug="exampleshire", kind="milestone", ref="1.2.3"),
        rating="red", happened="mksentback", next="mksentback", **stamp,
    )  # fmt: skip
    Verdict.objects.create(update=back, kind="sent_back", reason="mkreason", **stamp)
    Evidence.objects.create(update=back, title="mkproof", public=True, **stamp)
    accepted = Update.objects.filter(milestone__plan__slug="exampleshire", verdict__kind="accepted").latest("pk")
    link = {"title": marker("progress.Evidence.title"), "url": marker("progress.Evidence.url")}
    Evidence.objects.create(update=accepted, public=True, **link, **stamp)
    Evidence.objects.create(update=accepted, title="mkprivate", url="mkprivate", **stamp)
    boards_marked(by)


MADE = {"board.Correction.words", "board.Correction.why", "board.ReportPack.title", "board.ReportPack.open_content"}
"""Marked where they are made, below: the demonstration has none, or what they hold is made of the rest."""


def boards_marked(by: User) -> None:
    """Everything of every meeting is published, and packs are frozen anew of what is marked."""
    HighlightVersion.objects.update(words={"risks": marker("board.HighlightVersion.words")})
    for kept in Minutes.objects.select_related("meeting"):
        said = {str(pk): marker("board.Minutes.words") for pk in kept.meeting.items.values_list("pk", flat=True)}
        Minutes.objects.filter(pk=kept.pk).update(words=said)
    for meeting in Meeting.objects.filter(minutes__isnull=False).distinct():
        if not meetings_in_public().filter(pk=meeting.pk).exists():
            publish_minutes(meeting=meeting, by=by)
    wrong = Decision.objects.filter(private=False).latest("pk")
    words, why = marker("board.Correction.words"), marker("board.Correction.why")
    correct(meeting=wrong.meeting, decision=wrong, words=words, why=why, by=by)
    plan = Plan.objects.get(slug="exampleshire")
    told = Meeting.objects.filter(forum_reports__isnull=False).latest("planned_on")
    as_at, since = today() - timedelta(days=1), today() - timedelta(days=60)
    for kind, meeting in {PackKind.BOARD: told, **dict.fromkeys(OPEN)}.items():
        pack = freeze_pack(kind=kind, plan=plan, meeting=meeting, as_at=as_at, since=since, by=by)
        publish_pack(pack=pack, by=by)
    ReportPack.objects.update(title=marker("board.ReportPack.title"))


BOARD_FILES = ("meetings.ics", "decisions.atom", "?page=2", "?page=3")


def public_pages(client: Any) -> str:
    """Every public page about the fictional area."""
    paths = [
        "/",
        "/find/",
        "/find/?q=promise",
        "/plans/exampleshire/",
        "/plans/exampleshire/changes/?since=2020-01-01",
        "/theme.css",
    ]
    paths += [f"/plans/exampleshire/{name}" for name in ("promises/", "timeline/", "calendar.ics", "changes.atom")]
    for kind, word in (("workstream", "weakness"), ("milestone", "promise")):
        refs = Row.objects.filter(plan__slug="exampleshire", kind=kind).values_list("ref", flat=True)
        paths += [f"/plans/exampleshire/{word}/{ref}/" for ref in refs]
    paths += ["/boards/", *(f"/boards/meetings/{m.pk}/" for m in meetings_in_public())]
    paths += [f"/boards/packs/{pack.pk}/" for pack in packs_in_public()]
    paths += [f"/boards/{b.pk}/{name}" for b in Body.objects.filter(ours()) for name in ("", *BOARD_FILES)]
    found = []
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        assert not response.cookies, f"{path} sets a cookie for a reader"
        # A calendar breaks long lines in the middle of a word.
        found.append(response.content.decode().replace("\r\n ", ""))
    return "\n".join([*found, *documents(client)])


def documents(client: Any) -> list[str]:
    """The words in the documents anyone may take away, and what the files say of themselves."""
    found = []
    for kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(client.get(f"/plans/exampleshire/plan.{kind}").content)) as archive:
            found += [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
    with pdfplumber.open(io.BytesIO(client.get("/plans/exampleshire/plan.pdf").content)) as document:
        found.append(
            "".join(re.sub(r"\s", "", page.extract_text()) for page in document.pages) + str(document.metadata)
        )
    return found


def test_what_may_never_show_does_not_and_what_may_does(marked: None, client: Any) -> None:
    text = public_pages(client).lower()  # what begins a sentence has a capital
    assert [f for f in NEVER if marker(f) in text] == []
    forum = Organisation.objects.get(ours(), kind="forum")
    named = set(re.findall(marker("people.Organisation.name") + r"\d+", text))
    assert named == {forum.name}
    hidden = {
        "plan.Plan.slug",
        "plan.Row.ref",
        "people.Partnership.colour",
        "people.Area.name",
        "board.ReportPack.open_content",
    }
    assert [f for f in MAY_SHOW - hidden if marker(f) not in text] == []
    for word in ("mkunaccepted", "mksentback", "mkreason", "mkproof", "mkprivate"):
        assert word not in text
    assert "a new update is being checked" in text


FOUND = {
    "plan.Plan.title", "plan.Plan.about", "plan.Version.statement", "plan.Version.plain", "plan.Version.weakness_plain",
    "progress.Update.happened", "progress.Update.next", "progress.ForumView.words",
}  # fmt: skip
"""What the public search looks through, all of which may show. A plain weakness takes the place of the inspectors' own."""


def test_what_may_never_show_cannot_be_found_and_what_may_is(marked: None, client: Any) -> None:
    def found(word: str) -> tuple[int, str]:
        page = client.get("/find/", {"q": word})
        assert page.status_code == 200
        assert not page.cookies
        text = page.content.decode()
        return int(re.search(r"(\d+) results? for", text)[1]), text.replace(word, "")  # type: ignore[index]

    assert FOUND <= MAY_SHOW
    for word in (*map(marker, NEVER), "mkunaccepted", "mksentback", "mkreason", "mkproof", "mkprivate"):
        count, rest = found(word)
        assert count == 0, word
        assert [f for f in NEVER if marker(f) in rest] == [], word
    for word in map(marker, FOUND):
        count, rest = found(word)
        assert count > 0, word
        assert [f for f in NEVER if marker(f) in rest] == [], word


def test_the_search_of_a_person_who_works_here_is_not_the_publics(marked: None, client: Any) -> None:
    """The table above is no proof unless the desk does find what the public door may not."""
    lead = RoleGrant.objects.get(role="plan_lead").user
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    hidden = ["people.Post.title", "progress.Update.at_risk", "plan.Version.note", "progress.RiskVersion.statement"]
    for word in (*map(marker, hidden), "mkunaccepted", "mksentback", "mkproof", "mkprivate"):
        page = client.get("/desk/find/", {"q": word}).content.decode()
        assert re.search(r"[1-9]\d* results? for", page), word


def test_a_first_update_being_checked_gives_away_nothing(marked: None, client: Any) -> None:
    page = client.get("/plans/exampleshire/promise/1.1a.5/").content.decode()
    assert "being checked" in page
    assert "mp-rating--red" not in page


def test_a_draft_plan_is_not_there(client: Any, cast: Any) -> None:
    from milepost.progress.actions.load import load_whole_plan
    from tests.plan.test_planfile_refusals import GOOD

    load_whole_plan(text=GOOD, name="p", by=cast("lead"))
    assert Plan.objects.filter(slug="small").exists()
    assert client.get("/plans/small/").status_code == 404
    assert "Small plan" not in client.get("/").content.decode()


def test_a_bad_date_is_said_and_the_page_still_opens(client: Any, db: Any) -> None:
    page = client.get("/plans/exampleshire/changes/?since=soon")
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()


def test_the_forums_name_is_not_shown_with_its_words(client: Any, db: Any) -> None:
    view = ForumView.objects.filter(row__ref="1.1b.2").get()
    page = client.get("/plans/exampleshire/promise/1.1b.2/").content.decode()
    assert view.words[:30] in page
    assert str(view.recorded_by) not in page


def test_pages_are_strict_about_what_a_browser_may_do(client: Any, db: Any) -> None:
    response = client.get("/plans/exampleshire/")
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert response["X-Frame-Options"] == "DENY"
    assert "ETag" in response
    again = client.get("/plans/exampleshire/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
