"""The design system's own fixtures are the oracle: every macro gives the HTML that GOV.UK Frontend says it should."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from milepost.design.components import COMPONENTS, macros

from .conftest import ASSETS

FOLDER = ASSETS / "govuk-frontend" / "dist" / "govuk" / "components"


class Reader(HTMLParser):
    """Tags, attributes in any order, and words with their white space folded."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, sorted((k, " ".join((v or "").split())) for k, v in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(("/" + tag,))

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.seen.append(words)


def read(html: str) -> list[Any]:
    reader = Reader()
    reader.feed(re.sub(r"<!--.*?-->", "", html, flags=re.S))
    return reader.seen


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_fixture(component: str) -> None:
    fixtures = json.loads((FOLDER / component / "fixtures.json").read_text("utf-8"))["fixtures"]
    macro = macros()["govuk" + "".join(p.capitalize() for p in component.split("-"))]
    assert fixtures
    wrong = [f["name"] for f in fixtures if read(str(macro(f["options"]))) != read(f["html"])]
    assert wrong == []
