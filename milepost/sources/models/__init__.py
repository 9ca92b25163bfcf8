"""The nouns of what came in."""

from .intakes import Correction, Intake
from .releases import Release

__all__ = ["Correction", "Intake", "Release"]
