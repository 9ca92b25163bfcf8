"""What holds for every answer with data, whatever made it: nobody is known, it is for reading, and any site may read it.

What providers' systems send comes in beside it, with a key and never a cookie; no site's script may ask for that, and no copy is
kept on the way.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .problems import MEDIA, Problem, problem

PREFIX = "/api/"
PAGES = (PREFIX, "/api/returns/")
"""Pages for people, which explain what the others are."""
BY_KEY = "/api/returns/v1/"
METHODS = "GET, HEAD, OPTIONS"


class Door:
    """Stands outside sessions and cookies, so that they never see a request for data.

    The pages that explain the data are pages like all others and pass by. Any other site's script may read (CORS), and
    since no cookie counts here, it reads what everyone reads.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _asks_for_data(request):
            return self.get_response(request)
        request.COOKIES = {}
        by_key = request.path_info.startswith(BY_KEY)
        response = self.get_response(request) if by_key else self.answer(request)
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA:
            response = problem(response.status_code)
        response.headers.pop("Vary", None)
        return _for_one(response) if by_key else _for_everyone(response)

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            headers = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS, "Access-Control-Max-Age": "86400"}
            return HttpResponse(status=204, headers=headers | {"Access-Control-Allow-Headers": "If-None-Match"})
        if request.method not in ("GET", "HEAD"):
            return problem(405)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refused: Exception) -> HttpResponse | None:
        return refused.response() if isinstance(refused, Problem) else None


def _for_everyone(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Content-Disposition"
    if response.status_code == 405:
        response["Allow"] = METHODS
    return response


def _for_one(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    if response.status_code == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Milepost"'
    return response


def _asks_for_data(request: HttpRequest) -> bool:
    return request.path_info.startswith(PREFIX) and request.path_info not in PAGES
