"""What a system sent, as values; or everything that is wrong with its form, each by a JSON pointer."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import Any, cast

from django.http import HttpRequest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from milepost.api.problems import Problem

from .description import schema

LARGEST = 500_000
"""Bytes: a submission of 1,000 figures has a third of it."""
DEEPEST = 5
MOST_ERRORS = 100
"""So many problems are looked for at once: of what is wrong everywhere the first are enough."""


def read_body(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """The submission, and a digest that spacing and the order of keys do not change. Raises Problem."""
    if request.content_type != "application/json":
        raise Problem(415, "Send JSON: set the header Content-Type to application/json", "Content-Type")
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise Problem(413, f"A submission is at most {LARGEST:,} bytes. Send it in parts, each with its own reference")
    try:
        said = json.loads(
            request.body.decode(), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once
        )
        _must_be_plain(said)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Problem(400, f"The body is not JSON: {error}"[:300]) from error
    wrong = islice(_validator().iter_errors(said), MOST_ERRORS)
    found = sorted(wrong, key=lambda e: [str(p) for p in e.absolute_path])
    if found:
        errors = [(pointer(*e.absolute_path), _words(e)) for e in found]
        raise Problem(422, "Nothing was recorded. Put right what “errors” lists, and send it again", errors=errors)
    whole = json.dumps(said, sort_keys=True, separators=(",", ":"), default=str)
    return said, sha256(whole.encode()).hexdigest()


def pointer(*parts: Any) -> str:
    """Where in a body, as RFC 6901 writes it.

    >>> pointer("figures", 0, "a/b")
    '/figures/0/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema("NewSubmission"), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is not a number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which a name stands twice means one thing to one reader and another to the next."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{ascii(twice)[1:-1][:40]}” stands twice in one object")
    return found


def _must_be_plain(said: Any) -> None:
    """Not nested deeper than a submission is, and every text one that can be kept: JSON can spell what is no character."""
    left = [(said, 1)]
    while left:
        value, depth = left.pop()
        if isinstance(value, str) and any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value):
            raise ValueError("a text has a character that cannot be kept")
        inside = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
        if inside and depth > DEEPEST:
            raise ValueError("it is nested too deep")
        left.extend((each, depth + 1) for each in inside)


def _words(error: ValidationError) -> str:
    """The first is what people meet most: a number sent as text, or a name misspelt. The library says the rest."""
    if error.validator == "type":
        wanted = error.validator_value
        return f"{_short(error.instance)} is not {'a number' if wanted == 'number' else f'of the type {wanted}'}"
    if error.validator == "enum":
        return f"{_short(error.instance)} is not one of {', '.join(map(str, cast(list[Any], error.validator_value)))}"
    if error.validator == "format":
        return f"{_short(error.instance)} is not a day. Write it as year, month and day, like 2026-04-01"
    return str(error.message)[:300]


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:80]
