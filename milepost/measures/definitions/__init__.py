"""Measures as an analyst defines them: one YAML file each in ``definitions/measures``."""

from .records import Baseline, Breakdown, Measure, Target

__all__ = ["Baseline", "Breakdown", "Measure", "Target"]
