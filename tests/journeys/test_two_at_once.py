"""Two people press the button at the same moment, on a real server: one act is saved, and the other person is told."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener, urlopen

import pytest

PATH = "/desk/plans/exampleshire/milestones/1.1a.2/update/"


def signed_in(site: str, key: str) -> OpenerDirector:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = browser.open(site + "/demo/").read().decode()
    browser.open(site + f"/demo/as/{key}/", urlencode({"csrfmiddlewaretoken": token(page)}).encode()).close()
    return browser


def token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.mark.postgres_smoke
def test_two_at_once_lose_nothing(site: str) -> None:
    people = [signed_in(site, key) for key in ("owner", "officer")]
    pages = [browser.open(site + PATH).read().decode() for browser in people]
    ready = Barrier(2)

    def post(number: int) -> str:
        seen = re.search(r'name="seen" value="(\d+)"', pages[number])
        assert seen
        words = {"rating": "green", "happened": f"Words of person {number}", "seen": seen[1]}
        data = urlencode({"csrfmiddlewaretoken": token(pages[number]), **words}).encode()
        ready.wait()
        return people[number].open(site + PATH, data).read().decode()  # type: ignore[no-any-return]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(post, range(2)))
    told = [n for n in range(2) if "Somebody posted while you were writing" in answers[n]]
    assert len(told) == 1
    assert "Words of person 0" in answers[told[0]]
    assert "Words of person 1" in answers[told[0]]
    history = people[0].open(site + PATH.replace("update/", "")).read().decode()
    assert history.count("Words of person") == 1


FIGURE = "/desk/figures/measures/exampleshire-plans-in-20-weeks/0/2001-01-01/"


@pytest.mark.postgres_smoke
def test_two_who_send_a_figure_at_once_lose_nothing(site: str) -> None:
    people = [signed_in(site, key) for key in ("analyst", "lead")]
    pages = [browser.open(site + FIGURE).read().decode() for browser in people]
    ready = Barrier(2)

    def send(number: int) -> str:
        words = {"answer": "figure", "numerator": str(30 + number), "denominator": "40", "why": "", "seen": ""}
        data = urlencode({"csrfmiddlewaretoken": token(pages[number]), **words}).encode()
        ready.wait()
        return people[number].open(site + FIGURE, data).read().decode()  # type: ignore[no-any-return]

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, range(2)))
    told = [n for n in range(2) if "Somebody sent this while you were writing" in answers[n]]
    assert len(told) == 1
    assert f"{31 - told[0]} of 40" in answers[told[0]]
    assert f'value="{30 + told[0]}"' in answers[told[0]]
    kept = people[0].open(site + FIGURE).read().decode()
    assert kept.count(" of 40, ") == 1


SEND = "/api/returns/v1/submissions"


@pytest.mark.postgres_smoke
def test_the_same_submission_sent_at_once_counts_once(site: str) -> None:
    key = _a_key(site)
    asked = _asked(site + "/api/returns/v1/measures", key)[1]["measures"]
    stood = next(m["standing"] for m in asked if m["measure"] == "exampleshire-health-advice")[-3:]
    figures = [
        {"measure": "exampleshire-health-advice", "period": was["period"], "answer": "figure", "numerator": 31, "denominator": 40,
         "instead_of": was["id"], "why": "Counted again"}
        for was in stood
    ]  # fmt: skip
    ready = Barrier(4)
    told = _told(site, "Sent 3 figures")

    def send(_: int) -> tuple[int, list[int]]:
        ready.wait()
        status, said = _asked(site + SEND, key, {"reference": "sent-at-once", "figures": figures})
        return status, [figure["id"] for figure in said["figures"]]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
    assert [ids for _, ids in answers] == [answers[0][1]] * 4
    assert len(answers[0][1]) == len(stood) == 3
    assert _told(site, "Sent 3 figures") == told + 1


def _told(site: str, words: str) -> int:
    """How often the newest page of the trail says this."""
    trail: str = signed_in(site, "administrator").open(site + "/desk/trail/").read().decode()
    return trail.count(words)


def _a_key(site: str) -> str:
    """Of the provider that sends health advice, as an administrator makes it."""
    browser = signed_in(site, "administrator")
    page = browser.open(site + "/desk/keys/new/").read().decode()
    provider = re.search(r'<option value="(\d+)"[^>]*>\s*Exampleshire Hospitals NHS Trust', page)
    assert provider
    words = {"csrfmiddlewaretoken": token(page), "organisation": provider[1], "name": "At once"}
    made = browser.open(site + "/desk/keys/new/", urlencode(words).encode()).read().decode()
    found = re.search(r"<code>(mp_[^<]+)</code>", made)
    assert found
    return found[1]


def _asked(address: str, key: str, body: object = None) -> tuple[int, dict[str, Any]]:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    with urlopen(Request(address, json.dumps(body).encode() if body else None, headers)) as answer:
        return answer.status, json.load(answer)
