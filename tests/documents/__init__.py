"""Documents to be read in tests: plans as areas write them, in several layouts and forms, each with the truth beside it.

The facts are those of ``demo/plans/peterborough-2019.yaml``. Ratings other than "complete", and who owns a milestone, are made
up for these tests.
"""

from .layouts import FORMS, LAYOUTS, Layout
from .make import Made, can_make, make
from .truth import Truth, long_plan, published

__all__ = ["FORMS", "LAYOUTS", "Layout", "Made", "Truth", "can_make", "long_plan", "make", "published"]
