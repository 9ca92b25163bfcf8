"""Links between the pages of a long list."""

from __future__ import annotations

from django.http import QueryDict


def page_link(asked: QueryDict, number: int) -> str:
    """The same address on another page, with everything else that was asked for."""
    query = asked.copy()
    query["page"] = str(number)
    return "?" + query.urlencode()
