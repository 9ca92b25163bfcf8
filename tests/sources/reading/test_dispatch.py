"""A kind nobody reads is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from milepost.sources.reading import Unreadable, read_document


def test_a_kind_that_is_not_read() -> None:
    with pytest.raises(Unreadable) as refused:
        read_document(Path("a.zip"), "zip", lambda words, done, of: None)
    assert "cannot read “zip” files" in refused.value.words
    assert "Save the plan as a Word document" in refused.value.words
