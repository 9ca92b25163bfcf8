"""Every word the rules may use has its plain words for everyone."""

from __future__ import annotations

from milepost.judgement.measures import records, targets
from milepost.rules.difference import Difference
from milepost.rules.target import Standing


def test_every_verdict_and_standing_has_plain_words() -> None:
    assert set(records.PLAIN) == set(Difference)
    assert set(targets.PLAIN) == set(Standing)
