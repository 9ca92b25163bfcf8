"""What a provider's system may ask and send. The gate has looked at its key already; the key says whose figures they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from milepost.api.problems import Problem
from milepost.measures.models import ProviderKey
from milepost.measures.queries.asked import asked, asked_measures, waiting
from milepost.measures.queries.sent import readings_of, submission_of
from milepost.people.access import page
from milepost.people.clock import today
from milepost.rules.permissions import Verb

from . import answers
from .body import read_body
from .description import description
from .limit import Limit
from .sending import send

View = Callable[..., HttpResponse]
LIMIT = Limit()


def by_key(method: str) -> Callable[[View], View]:
    """A page for a machine: its verb opens for a key alone, it has one method, and no key may ask too often.

    Nothing here counts a cookie, so there is none that another site could misuse, and no form's token to ask for.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def asked_for(request: HttpRequest, **named: str) -> HttpResponse:
            if request.method not in (method, "HEAD" if method == "GET" else method):
                allowed = "GET, HEAD" if method == "GET" else method
                raise Problem(405, f"Use {allowed} here. See /api/returns/", headers={"Allow": allowed})
            if seconds := LIMIT.wait(_key(request).pk):
                words = (
                    f"This key asks too often. Wait {seconds} s, and send what you have in fewer, larger submissions"
                )
                raise Problem(429, words, headers={"Retry-After": str(seconds)})
            return view(request, **named)

        return csrf_exempt(page(Verb.SEND_BY_KEY)(asked_for))

    return declare


@page(Verb.READ_PUBLIC)
def about(request: HttpRequest) -> HttpResponse:
    examples = description()["paths"]["/api/returns/v1/submissions"]["post"]["requestBody"]["content"][
        "application/json"
    ]
    address = request.build_absolute_uri(reverse("returns-submissions"))
    context = {"examples": examples["examples"].values(), "address": address, "limit": LIMIT}
    return render(request, "api/returns/about.html", context)


@page(Verb.READ_PUBLIC)
def openapi(request: HttpRequest) -> HttpResponse:
    return answers.answer(description())


@by_key("GET")
def owed(request: HttpRequest) -> HttpResponse:
    key = _key(request)
    slots = waiting(asked(key.organisation, today()))
    return answers.answer(answers.owed(key.organisation, slots, today()))


@by_key("GET")
def measures(request: HttpRequest) -> HttpResponse:
    organisation = _key(request).organisation
    found = asked_measures(organisation)
    return answers.answer(answers.measures(organisation, found, asked(organisation, today())))


@by_key("POST")
def submissions(request: HttpRequest) -> HttpResponse:
    body, digest = read_body(request)
    key = _key(request)
    taken = send(body, digest, key)
    if taken.submission is None:
        return answers.answer(answers.nothing_new(body["reference"], key.organisation))
    if not taken.added:
        return answers.answer(answers.submission(taken.submission, readings_of(taken.submission)))
    said = answers.submission(taken.submission, taken.added)
    return answers.answer(said, 201, Location=reverse("returns-submission", args=[taken.submission.reference]))


@by_key("GET")
def submission(request: HttpRequest, reference: str) -> HttpResponse:
    sent = submission_of(_key(request), reference)
    if sent is None:
        raise Problem(404, "Nothing was recorded under this reference by this key. Send it, or check the reference")
    return answers.answer(answers.submission(sent, readings_of(sent)))


def _key(request: HttpRequest) -> ProviderKey:
    key: ProviderKey = request.key  # type: ignore[attr-defined]
    return key
