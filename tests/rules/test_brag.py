"""The four ratings and their order."""

from __future__ import annotations

from functools import reduce
from itertools import permutations, product

import pytest

from milepost.rules.brag import Brag, worse


def test_in_the_words_of_the_published_plan() -> None:
    assert {b.label: b.meaning for b in Brag} == {
        "Blue": "complete",
        "Green": "on track",
        "Amber": "behind schedule",
        "Red": "not started or at risk",
    }


@pytest.mark.parametrize(("a", "b"), list(product(Brag, Brag)))
def test_the_worse_of_two_is_one_of_them_whichever_comes_first(a: Brag, b: Brag) -> None:
    assert worse(a, b) is worse(b, a)
    assert worse(a, b) in (a, b)
    assert worse(a, b).severity == max(a.severity, b.severity)
    assert worse(a, a) is a


def test_the_worst_of_many_does_not_depend_on_the_order() -> None:
    assert {reduce(worse, order) for order in permutations(Brag)} == {Brag.RED}
    assert all(worse(worse(a, b), c) is worse(a, worse(b, c)) for a, b, c in product(Brag, repeat=3))
