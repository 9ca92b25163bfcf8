"""The nouns of what came in."""

from .intakes import Correction, Intake

__all__ = ["Correction", "Intake"]
