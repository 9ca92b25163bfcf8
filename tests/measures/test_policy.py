"""The numbers about small numbers, and what is said when they are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.exceptions import ImproperlyConfigured

from milepost.measures.policy import disclosure_policy


@pytest.fixture(autouse=True)
def _afresh() -> Any:
    disclosure_policy.cache_clear()
    yield
    disclosure_policy.cache_clear()


def written(tmp_path: Path, settings: Any, before: str, after: str) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "schemas").symlink_to(configured.DEFINITIONS / "schemas")
    text = (configured.DEFINITIONS / "policies" / "disclosure.yaml").read_text()
    assert before in text
    (tmp_path / "policies" / "disclosure.yaml").write_text(text.replace(before, after))
    settings.DEFINITIONS = tmp_path


def test_it_is_read() -> None:
    policy = disclosure_policy()
    assert (policy.below, policy.withhold_below, policy.whole_below, policy.round_to) == (5, 10, 30, 1)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [("counts_below: 5", "counts_below: 2", "line 8, counts_below"),
     ("round_counts_to: 1", "round_counts_to: 3", "must be one of 1, 5, 10"),
     ("whole_of_fewer_than: 30", "whole_of_fewer_than: 8", "less than hidden_of_fewer_than")],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    before: str, after: str, words: str, tmp_path: Path, settings: Any
) -> None:
    written(tmp_path, settings, before, after)
    with pytest.raises(ImproperlyConfigured, match=words) as said:
        disclosure_policy()
    assert "definitions/policies/disclosure.yaml, line" in str(said.value)
