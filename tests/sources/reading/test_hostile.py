"""Every hostile file is answered in words, through the child process with its limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from milepost.sources import sandbox
from milepost.sources.reading import Unreadable

from .cases import CASES, Case


def read(case: Case, folder: Path) -> Any:
    path = folder / "file"
    path.write_bytes(case.make())
    assert path.stat().st_size < 10_000_000, "it could not be uploaded"
    return sandbox.read_in_child(path, case.kind, lambda said, done, of: None, "plan." + case.kind)


@pytest.mark.parametrize("case", [c for c in CASES if c.words], ids=lambda case: case.name)
def test_what_is_refused(case: Case, tmp_path: Path) -> None:
    """By the reader itself: the limits of the operating system are for what it did not foresee."""
    with pytest.raises(Unreadable) as refused:
        read(case, tmp_path)
    assert case.words in refused.value.words
    assert refused.value.words not in (sandbox.CRASHED, sandbox.TOO_LONG, sandbox.TOO_MUCH_MEMORY)


@pytest.mark.parametrize("case", [c for c in CASES if not c.words], ids=lambda case: case.name)
def test_what_is_read(case: Case, tmp_path: Path) -> None:
    assert read(case, tmp_path)["blocks"]
