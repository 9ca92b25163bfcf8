"""One glossary: every term a page uses is explained, and every explanation has its place on the words page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.config.env import ROOT
from milepost.design.glossary import find, glossary, help_with, read_glossary

USED = re.compile(r"\bterms?\(([^)]*)\)")


def used() -> set[tuple[str, str]]:
    """Every term a template names, and where."""
    found = set()
    for path in (ROOT / "milepost").rglob("jinja2/**/*.html"):
        for call in USED.findall(path.read_text("utf-8")):
            found |= {(path.name, name) for name in re.findall(r'"([^"]+)"', call)}
    return found


def test_every_term_on_a_page_is_in_the_glossary() -> None:
    names = used()
    assert len({name for _, name in names}) >= 15
    for _, name in names:
        find(name)


def test_the_pages_that_need_help_have_it() -> None:
    pages = {page for page, _ in used()}
    desk = {"plan.html", "milestone.html", "post.html", "mine.html", "check.html", "waiting.html", "updates.html"}
    assert desk | {"meeting.html", "record.html", "asked.html"} | {"weakness.html", "promise.html"} <= pages


def test_every_entry_has_its_place_on_the_words_page(client: Any, db: Any) -> None:
    page = client.get("/help/words/").content.decode()
    every = [t for terms in glossary().values() for t in terms]
    assert len(every) > 30
    for t in every:
        assert page.count(f'id="{t.anchor}"') == 1
        assert f'/help/words/#{t.anchor}"' in help_with(t.name)


def test_every_resource_of_a_plan_is_a_term() -> None:
    from milepost.plan.models import Version

    for value in Version.Resource.values:
        find(value)


def test_help_is_there_without_javascript_and_says_what_it_is_for() -> None:
    html = help_with("time round")
    assert html.startswith('<details class="mp-term"><summary>time round<span class="govuk-visually-hidden">')
    assert find("Time round").meaning in html


def test_an_unknown_term_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError, match="Quango is not in"):
        help_with("Quango")


GOOD = "everyone:\n  SEND: Special needs.\ndesk:\n  AR: More.\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("SEND: Special needs.\n", 1, "give the groups everyone and desk"),
        (GOOD.replace("desk", "staff"), 1, "give the groups"),
        (GOOD.replace("More.", "More"), 4, "AR must end with a full stop"),
        (GOOD.replace(" More.", ""), 4, "AR needs a meaning"),
        (GOOD.replace(" More.", " [1, 2]"), 4, "AR needs a meaning"),
        (GOOD.replace("AR", "send"), 4, "send is explained on line 2 already"),
        ("everyone: Words.\ndesk:\n  AR: More.\n", 1, "give terms, each with its meaning"),
    ],
)
def test_a_bad_glossary_is_told_its_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ImproperlyConfigured, match=rf"glossary.yaml, line {line}: .*{words}"):
        read_glossary(path)


def test_a_good_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(GOOD, "utf-8")
    assert [t.name for t in read_glossary(path)["desk"]] == ["AR"]
