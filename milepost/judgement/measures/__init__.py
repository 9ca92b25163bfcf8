"""What we make of a measure: is the change real, is the target met, is it making a difference."""

from .cells import C_MEANS, rows_of
from .consequences import Behind, PlanMeasures, in_plan
from .drawn import picture
from .places import workstreams_of
from .read import measures_beside, measures_in, measures_of, read
from .records import MeasureRead
from .sheets import EXPLAINED, figures_sheet, matrix_sheet

__all__ = [
    "C_MEANS",
    "EXPLAINED",
    "Behind",
    "MeasureRead",
    "PlanMeasures",
    "figures_sheet",
    "in_plan",
    "matrix_sheet",
    "measures_beside",
    "measures_in",
    "measures_of",
    "picture",
    "read",
    "rows_of",
    "workstreams_of",
]
