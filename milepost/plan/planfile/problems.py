"""What is wrong with a plan file, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right. ``line`` counts from 1; ``place`` is in the plan's own words."""

    line: int
    place: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.place}: {self.message}" if self.place else f"line {self.line}: {self.message}"


class PlanFileProblems(Exception):
    """Every problem found in a file, in line order. Nothing was loaded."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(f"{name}, {problem}" for problem in self.problems))
