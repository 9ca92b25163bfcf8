"""Two people press the button at the same moment, on a real server: one act is saved, and the other person is told."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from threading import Barrier
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

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
