"""A machine without Pango: everything but PDFs is as it is elsewhere, and asking for a PDF says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from milepost.design.documents import forms

ROOT = Path(__file__).parents[3]
COMMAND = "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class _Missing:
    """What importing WeasyPrint does where a library of the machine is not there, or the package itself."""

    def __init__(self, error: type[Exception]) -> None:
        self.error = error

    def find_spec(self, name: str, *rest: Any) -> None:
        if name == "weasyprint":
            raise self.error("cannot load library 'libgobject-2.0-0'")


@pytest.fixture(params=[OSError, ImportError])
def no_pango(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Missing(request.param), *sys.meta_path])


@pytest.mark.parametrize("longest", [300, 3])
def test_asking_for_a_pdf_says_what_is_missing_and_how_to_get_it(
    longest: int, no_pango: None, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where it would be made beside the server: nobody waits for what cannot come."""
    monkeypatch.setitem(forms.FORMS, "pdf", replace(forms.FORMS["pdf"], longest=longest))
    response = as_("lead").get("/desk/plans/exampleshire/take-away/plan.pdf")
    page = response.content.decode()
    assert response.status_code == 409
    assert "PDFs need Pango" in page
    assert COMMAND in page
    assert "taken away in another form" in page
    assert as_("lead").get("/desk/plans/exampleshire/take-away/plan.docx").status_code == 200


def test_everyone_is_offered_another_form(no_pango: None, client: Any, as_: Any) -> None:
    response = client.get("/plans/exampleshire/plan.pdf")
    page = response.content.decode()
    assert response.status_code == 409
    assert "We cannot make PDF documents at the moment" in page
    assert "apt install" not in page
    assert client.get("/plans/exampleshire/plan.xlsx").status_code == 200


def test_milepost_starts_without_it(tmp_path: Path) -> None:
    """Nothing draws on it before somebody asks for a PDF."""
    (tmp_path / "weasyprint.py").write_text('raise OSError("cannot load library")')
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "MILEPOST_TEST": "1"}
    code = "import milepost.config.wsgi, milepost.config.urls"
    for command in (["manage.py", "check"], ["-c", code]):
        ran = subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
