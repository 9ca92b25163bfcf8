"""Which figures are too small to show, from ``definitions/policies/disclosure.yaml``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from milepost.people.definitions import Definition
from milepost.rules.disclosure import Policy

from .definitions import Measure

FILE = "policies/disclosure.yaml"


@cache
def disclosure_policy() -> Policy:
    """The policy, the same for every day that is asked about.

    Raises ImproperlyConfigured naming the file, the line and what to put right.
    """
    file = Definition(FILE, "disclosure.schema.json")
    values = file.values
    if values["whole_of_fewer_than"] < values["hidden_of_fewer_than"]:
        raise file.wrong(("whole_of_fewer_than",), "it is less than hidden_of_fewer_than, so it would change nothing")
    return Policy(
        source=values["source"],
        below=values["counts_below"],
        whole_below=values["whole_of_fewer_than"],
        withhold_below=values["hidden_of_fewer_than"],
        round_to=values["round_counts_to"],
    )


def policy_for(measure: Measure) -> Policy:
    """The policy as a measure has it: its own threshold counts where it is higher."""
    policy = disclosure_policy()
    return replace(policy, below=max(policy.below, measure.threshold or 0))
