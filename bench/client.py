"""A small browser: one connection kept open, cookies, and forms sent with their token. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Browser:
    def __init__(self, port: int, timeout: float = 120) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.cookies: dict[str, str] = {}

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, {k.replace("_", "-"): v for k, v in headers.items()})

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form. The token is the cookie's own: Django compares the two."""
        data = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields})
        return self._ask("POST", path, data, {"Content-Type": "application/x-www-form-urlencoded"})

    def new(self) -> Browser:
        """Carry a cookie, so that a public page is made anew for this reader and not taken from those kept."""
        self.cookies["reader"] = "new"
        return self

    def becomes(self, key: str) -> Browser:
        """Sign in as a member of the demonstration's cast."""
        self.get("/demo/")
        answer = self.post(f"/demo/as/{key}/", {})
        if answer.status != 302:
            raise RuntimeError(f"Could not become {key}: {answer.status}")
        return self

    def close(self) -> None:
        self.connection.close()

    def _ask(self, method: str, path: str, data: str | None, headers: dict[str, str]) -> Answer:
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        self.connection.request(method, path, data, headers)
        response = self.connection.getresponse()
        body = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of a form."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if found is None:
        raise RuntimeError(f"The page has no field called {name}")
    return found[1]
