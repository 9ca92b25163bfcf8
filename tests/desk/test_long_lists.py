"""Lists that can grow long are read a page at a time, and nothing on them is lost between pages."""

from __future__ import annotations

import re
from typing import Any

import pytest

import milepost.desk.bulk.check
import milepost.desk.home.views
import milepost.judgement.changes

PLAN = "/desk/plans/exampleshire/"
ROW = r"<li>\s*<a class=\"govuk-link\" href=\"([^\"]+)\""
LISTS = [
    ("owner", "/desk/mine/", milepost.desk.home.views, r"/milestones/([\w.]+)/\">"),
    ("lead", "/desk/waiting/", milepost.desk.bulk.check, r"/updates/(\d+)/check/"),
    ("public", "/plans/exampleshire/changes/?since=2020-01-01", milepost.judgement.changes, ROW),
    ("lead", PLAN + "changes/?since=2020-01-01", milepost.judgement.changes, ROW),
]


@pytest.mark.parametrize(("who", "path", "views", "item"), LISTS)
def test_pages_together_hold_what_one_page_held(
    who: str, path: str, views: Any, item: str, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_(who)

    def read(page: int) -> str:
        response = client.get(path, {"page": page}) if "?" not in path else client.get(f"{path}&page={page}")
        assert response.status_code == 200
        return str(response.content.decode()).split("<footer")[0]

    whole = read(1)
    assert "govuk-pagination" not in whole
    every = re.findall(item, whole)
    monkeypatch.setattr(views, "PER_PAGE", 1)
    pages = [re.findall(item, read(n)) for n in range(1, len(every) + 1)]
    assert [found for page in pages for found in page] == every
    if "?" in path:
        assert 'href="?since=2020-01-01&amp;page=2"' in read(1)
    assert 'aria-current="page">1</a>' in read(1)
