"""Every page: no barrier axe can find, valid HTML, nothing wider than a phone, one order for eye and ear, no request out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import resolve

from tests.house.test_every_page_for_everyone import own_pages

from . import reading
from .conftest import VNU, Visitor, serve

PLAN = "/desk/plans/exampleshire/"
FIGURE = "/desk/figures/measures/exampleshire-plans-in-20-weeks/"
BOARD, MET, COMING = "/desk/bodies/23/", "/desk/meetings/6/", "/desk/meetings/8/"
"""The board that met, the last of its meetings with a pack and minutes, and its next."""
PAGES = {
    "": [
        "/", "/demo/", "/plans/exampleshire/", "/plans/exampleshire/weakness/1/", "/plans/exampleshire/promise/1.1a.3/",
        "/plans/exampleshire/promises/",
        "/plans/exampleshire/changes/", "/plans/exampleshire/changes/?since=soon", "/plans/peterborough-2019/",
        "/plans/peterborough-2019/weakness/1/", "/plans/exampleshire/?as_at=2020-01-01", "/help/ratings/", "/help/words/",
        "/plans/exampleshire/timeline/", "/plans/peterborough-2019/timeline/", "/plans/peterborough-2019/changes/",
        "/help/accessibility/", "/help/privacy/", "/api/", "/api/returns/", "/account/login/", "/account/password/reset/",
        "/account/password/reset/done/", "/account/signup/", "/account/inactive/",
        "/plans/exampleshire/measures/", "/plans/exampleshire/measures/exampleshire-plans-in-20-weeks/",
        "/plans/peterborough-2019/measures/peterborough-assessments-on-time/",
        "/england/", "/england/?area=peterborough", "/england/plans-in-20-weeks/?area=peterborough",
        "/england/plans-in-20-weeks/peterborough/", "/england/requests/leeds/",
        "/england/requests-agreed/?region=london&year=2024",
        "/boards/", "/boards/?as_at=2020-01-01", "/boards/ > ^/boards/\\d+/$", "/boards/ > boards/meetings",
        "/boards/ > boards/packs",
        "/find/", "/find/?q=thrapy", "/find/?q=plan&page=2", "/find/?q=qqqqq+plan", "/find/?q=%3F",
    ],
    "Noor Nobody": [
        "/desk/", "/desk/people/account/", "/account/second-factor/", "/account/password/change/", "/account/logout/",
        "/desk/people/account/letters/",
    ],
    "Owen Owner": [
        "/desk/", "/desk/mine/", PLAN + "milestones/1.1a.5/update/", PLAN + "milestones/1.2.2/update/",
        PLAN + "milestones/1.1a.2/evidence/", PLAN + "milestones/1.1a.1/", "/desk/mine/update/",
        PLAN + "milestones/1.2.3/ > withdraw",
    ],
    "Orla Officer": [
        "/desk/", "/desk/waiting/", "/desk/waiting/ > check", PLAN + "milestones/1.1a.3/owner/", PLAN + "milestones/1.1a.3/",
        PLAN + "milestones/1.2.1/review/", PLAN + "milestone/1.1a.3/risk/", PLAN + "risks/1/change/",
        "/desk/mine/update/?workstream=1", PLAN + "reassign/", "/desk/highlights/9/write/", "/desk/highlights/9/sign/",
    ],
    "Bo Board": [
        PLAN + "measures/", PLAN + "measures/exampleshire-plans-in-20-weeks/", "/desk/measures/",
        "/desk/plans/peterborough-2019/measures/peterborough-assessments-on-time/",
        PLAN + "timeline/", "/desk/plans/peterborough-2019/timeline/", PLAN + "calendar/", PLAN + "calendar/?workstream=9",
        "/desk/plans/peterborough-2019/calendar/", PLAN + "changes/?since=2020-01-01", PLAN + "changes/?since=soon&until=x",
        PLAN + "returns/", PLAN + "reports/", PLAN + "reports/newsletter/", PLAN + "reports/stocktake/",
        "/desk/boards/", "/desk/boards/?as_at=2020-01-01",
        "/desk/escalations/", "/desk/escalations/?as_at=2020-01-01", "/desk/asked/?show=open", "/desk/follow-ups/?show=open",
    ],
    "Fern Forum": [PLAN + "action/1.1a/forum/", PLAN + "actions/2.1a/"],
    "Leo Lead": [PLAN, "/desk/plans/peterborough-2019/", PLAN + "workstreams/2/", PLAN + "life/", "/desk/plans/load/",
                 "/desk/plans/brought/", PLAN + "newer/",
                 *(PLAN + f"life/{page}/" for page in ("took-part", "sign-off", "review", "follow-on", "compare", "steps/2")),
                 PLAN + "life/compare/?from=1&to=now",
                 PLAN + "redact/update/12/", PLAN + "evidence/", PLAN + "evidence/?show=gaps", PLAN + "risks/", PLAN + "risks/1/",
                 PLAN + "serves/", PLAN + "resources/", PLAN + "resources/action/1.1a/add/", PLAN + "resources/action/1.1a/1/",
                 PLAN + "revisions/", PLAN + "revisions/ > revisions/\\d+", PLAN + "revisions/agree/", PLAN + "withdrawn/",
                 PLAN + "change/", PLAN + "change/add/workstream/", PLAN + "change/workstream/1/", PLAN + "change/impact/1.1-i1/",
                 PLAN + "change/milestone/1.1a.4/", PLAN + "change/action/1.1a/add/milestone/",
                 PLAN + "change/action/1.1a/withdraw/",
                 "/desk/plans/peterborough-2019/evidence/", "/desk/plans/peterborough-2019/risks/",
                 PLAN + "governance/", "/desk/plans/peterborough-2019/governance/",
                 PLAN + "governance/ > desk/bodies", "/desk/plans/peterborough-2019/workstreams/1/ > desk/posts",
                 "/desk/people/ > desk/posts", "/desk/people/ > desk/organisations",
                 PLAN + "take-away/", PLAN + "bring-updates/", PLAN + "take-away/?rating=green&due_by=soon",
                 "/desk/england/", "/desk/england/load/",
                 PLAN + "reports/easy-read/freeze/",
                 "/desk/find/", "/desk/find/?q=plan&kind=milestone", "/desk/find/?q=board",
                 "/desk/figures/", "/desk/figures/ > figures/confirm", FIGURE + "0/", FIGURE + "0/ > \\d{4}-\\d\\d-\\d\\d",
                 FIGURE + "keep/", FIGURE + "keep/agree/baseline/", FIGURE + "keep/redraw/", FIGURE + "keep/note/",
                 "/desk/figures/measures/exampleshire-review-decisions/keep/ > undo"],
    "Sam Secretary": [
        "/desk/", COMING, COMING + "cycle/", COMING + "cycle/remind/", COMING + "arrange/", COMING + "cancel/",
        COMING + "agenda/add/", "/desk/items/33/", "/desk/items/33/remove/", COMING + "pack/", COMING + "pack/freeze/",
        COMING + "highlights/", MET, MET + "agenda/", MET + "register/", MET + "live/", "/desk/items/22/decide/",
        MET + "minutes/", MET + "minutes/keep/", MET + "minutes/approve/", MET + "minutes/publish/",
        "/desk/meetings/4/minutes/private/", "/desk/meetings/5/minutes/correct/", MET + "forum/", "/desk/highlights/8/",
        "/desk/packs/6/", "/desk/packs/6/since/", "/desk/packs/6/publish/", BOARD, BOARD + "packs/", BOARD + "terms/",
        BOARD + "terms/change/", BOARD + "plan/", BOARD + "decisions/", BOARD + "escalate/", BOARD + "escalate/?decision=15",
        BOARD + "proposals/", BOARD + "proposals/challenge:6/", "/desk/decisions/14/", "/desk/decisions/14/correct/",
        "/desk/follow-ups/6/", "/desk/escalations/1/", "/desk/escalations/1/withdrawn/", "/desk/asked/",
    ],
    "Terry Therapies": ["/desk/", "/desk/ > spreadsheet", "/desk/figures/", "/desk/figures/ > \\d{4}-\\d\\d-\\d\\d"],
    "Ada Administrator": [
        "/desk/people/", "/desk/people/partnership/", "/desk/people/holders/", "/desk/people/holders/new/",
        "/desk/people/person/new/", "/desk/people/second-factor-needed/",
        "/desk/people/person/2/", "/desk/people/person/2/leave/", "/desk/people/roles/new/", "/desk/people/bodies/",
        "/desk/people/bodies/ > bodies/\\d+", "/desk/people/person/2/correct/", "/desk/people/person/2/come-back/",
        "/desk/people/person/2/lost-phone/", "/desk/people/ > hand-over", "/desk/people/areas/1/remove/",
        "/desk/keys/", "/desk/keys/new/",
    ],
    "Aubrey Auditor": ["/desk/trail/"],
}  # fmt: skip
"""By who opens them. "page > word" is where the first link on the page with that word in its address leads."""
ELSEWHERE = {
    "letter-settle": "opened with axe in test_asking",
    "carry-out": "opened with axe in test_a_meeting_decides",
    "board-redact": "opened with axe in test_packs",
    **dict.fromkeys(("pack-file", "minutes-file", "minutes-file-private"), "a file to save"),
    "invitation": "opened with axe in test_from_nothing, by somebody who was invited",
    "demo-become": "a button, not a page",
    **{p.name: "opened with axe in test_bring_a_plan" for p in own_pages() if p.name.startswith("intake")},
    "intake-against": "opened with axe in test_documents_out",
    "theme": "a style sheet",
    "evidence-file": "a file to save",
    "public-evidence": "a file to save",
    "health": "plain text",
    **{p.name: "data, not a page" for p in own_pages() if p.name.startswith("data-")},
    **{p.name: "data, not a page" for p in own_pages() if p.name.startswith("returns-")},
    "figures-template": "a file to save",
    "organisation-figures": "opened with axe in test_a_provider_sends_figures",
    "revoke-key": "opened with axe in test_a_provider_sends_figures",
    "public-feed": "a feed",
    "public-board-feed": "a feed",
    "public-board-calendar": "a calendar file",
    "public-pack-file": "a file to save",
    "public-calendar-file": "a calendar file",
    "desk-calendar-file": "a calendar file",
    "meetings-calendar-file": "a calendar file",
    "take-away-file": "a file to save",
    "plan-resources-csv": "a file to save",
    "plan-measures-file": "a file to save",
    "measure-file": "a file to save",
    "measure-picture": "a picture to save",
    "public-measure-file": "a file to save",
    "public-document": "a file to save",
    "national-area-csv": "a file to save",
    "release": "opened with axe in test_against_the_nation",
    "release-waiting": "a page for some seconds, then the release or why it was refused",
    "national-areas-csv": "a file to save",
    "document-waiting": "a page for some minutes, opened with axe in test_documents_out",
}


def test_every_page_is_listed() -> None:
    """A page nobody listed is a page nobody checked. The word of a followed link stands for the page it leads to."""
    leads_to = {
        "check": "check-update", "withdraw": "withdraw-update", "hand-over": "hand-over", "bodies/\\d+": "record",
        "spreadsheet": "figures-spreadsheet",
        "desk/bodies": "desk-body", "desk/posts": "desk-post", "desk/organisations": "desk-organisation",
        "revisions/\\d+": "plan-revision", "figures/confirm": "confirm-figures", "\\d{4}-\\d\\d-\\d\\d": "send-figure",
        "undo": "undo-redraw", "^/boards/\\d+/$": "public-board", "boards/meetings": "public-minutes",
        "boards/packs": "public-pack",
    }  # fmt: skip
    listed = {
        leads_to[path.split(" > ")[1]] if " > " in path else resolve(path.split("?")[0]).url_name
        for paths in PAGES.values()
        for path in paths
    }
    assert {p.name for p in own_pages()} - listed - set(ELSEWHERE) == set()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration as it was loaded, whatever other journeys did to theirs."""
    with serve(tmp_path_factory.mktemp("pages"), demo=True) as (address, _):
        yield address


def shares() -> Iterator[Any]:
    """Each person's pages, at most so many at once that two workers end at about the same time."""
    for name, paths in PAGES.items():
        for first in range(0, len(paths), 20):
            yield pytest.param(name, paths[first : first + 20], id=f"{name or 'Everybody'} {first // 20 + 1}")


@pytest.mark.parametrize(("name", "paths"), list(shares()))
def test_no_barrier_and_nothing_too_wide(name: str, paths: list[str], visitor: Visitor, tmp_path: Path) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda r: asked.append(r.url))
    if name:
        visitor.becomes(name)
    pages = []
    for number, path in enumerate(paths):
        visitor.page.set_viewport_size({"width": 1280, "height": 900})
        path = followed(visitor, path)
        saved = tmp_path / f"{number}.html"
        saved.write_text(visitor.opens(path), "utf-8")
        visitor.has_no_barrier()
        pages.append(str(saved))
        visitor.page.set_viewport_size({"width": 320, "height": 800})
        width = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, (path, width)
        assert reading.order(visitor.page) == [], path
        assert reading.labels(visitor.page) == [], path
        assert reading.focus(visitor.page) == [], path
    assert [url for url in asked if not url.startswith((visitor.site, "data:"))] == []
    checked = subprocess.run(["java", "-jar", str(VNU), "--errors-only", *pages], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def followed(visitor: Visitor, path: str) -> str:
    page, _, word = path.partition(" > ")
    if not word:
        return path
    visitor.opens(page)
    hrefs = visitor.page.eval_on_selector_all("main a", "links => links.map(a => a.getAttribute('href'))")
    return next(str(href) for href in hrefs if re.search(word, href))
