"""Measures as an analyst defines them: one YAML file each in ``definitions/measures``."""

from .read import every, of_plan, speaking_to
from .records import Baseline, Breakdown, Measure, Target

__all__ = ["Baseline", "Breakdown", "Measure", "Target", "every", "of_plan", "speaking_to"]
