"""What comes out of documents that nobody looks through: the aims of ``bench.recovery``, held for every layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.config.env import ROOT
from milepost.sources.reading import read_document
from milepost.sources.understanding import understand
from tests.documents import FORMS, LAYOUTS, can_make, make, published
from tests.documents.recovered import recovered
from tests.documents.truth import Milestone, Truth

from .reading.beside import differences, order

SEED = ROOT.parent / "shared" / "seed"
AIMED = ("milestone", "deadline", "resource", "rating")


@pytest.mark.parametrize("key", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_every_layout(form: str, key: str, tmp_path: Path) -> None:
    """All of what a spreadsheet or a Word document says, and 98% of what a PDF shows.

    Of a PDF every cell is looked at too, for making and reading one takes seconds. What is left there: two owners at a page's
    end that might be one, and hyphens that WeasyPrint draws and does not write.
    """
    if not can_make(form):
        pytest.skip("LibreOffice is not installed")
    printed = form in ("pdf", "paper")
    made = make(LAYOUTS[key], form, tmp_path)
    document = read_document(made.path, "pdf" if printed else form, lambda *_: None)
    found = recovered(made.truth, understand(document))
    aim = 0.98 if printed else 1.0
    assert {name: found.share(name) for name in AIMED if (found.share(name) or 0) < aim} == {}, found.wrong
    if printed:
        laid = LAYOUTS[key].lay(LAYOUTS[key].truth(published()))
        wrong = differences(document, laid)
        assert len(wrong) <= 3, wrong
        assert order(document) == order(laid)


@pytest.mark.skipif(not SEED.exists(), reason="the document itself is not part of this repository")
def test_the_flattened_text_of_the_published_plan() -> None:
    document = read_document(next(SEED.glob("*.txt")), "txt", lambda *_: None)
    found = recovered(published(), understand(document), wording=False)
    assert {name: found.share(name) for name in (*AIMED, "complete") if (found.share(name) or 0) < 0.9} == {}


def test_the_comparison_can_fail(tmp_path: Path) -> None:
    """Read against another truth, every kind of value is found wrong."""
    made = make(LAYOUTS["cells"], "docx", tmp_path)
    draft = understand(read_document(made.path, "docx", lambda *_: None))
    other: Truth = made.truth.each_milestone(
        lambda _, __, m: Milestone(m.statement + "!", "May 2031", "XX", "May 2031", "purple", ("Nobody",))
    )
    found = recovered(other, draft)
    assert [found.share(name) for name in (*AIMED, "complete", "owners")] == [0, 0, 0, 0, 0, 0]
    assert found.share("action") == 1
