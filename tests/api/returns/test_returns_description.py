"""The description of the door for providers' systems is OpenAPI, lists every address, and its examples work."""

from __future__ import annotations

import re
from typing import Any

from openapi_spec_validator import validate

from milepost.api.returns.description import description
from milepost.api.returns.urls import urlpatterns
from tests.measures.asking import asks  # noqa: F401

from .sending import BEFORE, PERIOD, System, system  # noqa: F401


def test_it_is_openapi_and_lists_every_address(client: Any, db: Any) -> None:
    validate(description())
    assert client.get("/api/returns.openapi.json").json()["openapi"] == "3.1.0"
    served = {
        "/api/" + re.sub(r"<str:(\w+)>", r"{\1}", str(p.pattern)) for p in urlpatterns if "/v1/" in str(p.pattern)
    }
    assert served == set(description()["paths"])


def test_the_page_shows_the_examples_and_each_of_them_works(system: System) -> None:  # noqa: F811
    page = system.client.get("/api/returns/").content.decode()
    post = description()["paths"]["/api/returns/v1/submissions"]["post"]
    stands = 0
    days = {"2026-04-01": PERIOD, "2026-03-01": BEFORE, "2026-05-01": BEFORE}
    for number, example in enumerate(post["requestBody"]["content"]["application/json"]["examples"].values()):
        said = example["value"]
        assert said["reference"] in page
        figures = [{**f, "period": days[f["period"]], "measure": "test-on-time"} for f in said["figures"]]
        for each in figures:
            # The example names a figure of its own; the periods of tests are those of the last months.
            each |= {"instead_of": stands} if "instead_of" in each else {}
            each |= {"breakdown": "under-5"} if number == 1 else {}
        response = system.send({**said, "figures": figures})
        assert response.status_code == 201, response.content
        stands = stands or response.json()["figures"][0]["id"]
