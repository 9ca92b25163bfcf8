"""The only door to the nation's figures: what is asked is an Ibis expression, what comes out are frozen dataclasses.

``figures`` and ``latest`` read published figures of every area in England; ``place`` and ``neighbours`` say who is who.
"""

from .definitions import measure, measures
from .figures import figures, latest, years
from .neighbours import neighbours
from .places import areas, place, places, region_of
from .records import Figure, Level, NationalMeasure, Neighbour, Neighbours, Note, Place, Standing
from .standing import standing

__all__ = [
    "Figure",
    "Level",
    "NationalMeasure",
    "Neighbour",
    "Neighbours",
    "Note",
    "Place",
    "Standing",
    "areas",
    "figures",
    "latest",
    "measure",
    "measures",
    "neighbours",
    "place",
    "places",
    "region_of",
    "standing",
    "years",
]
