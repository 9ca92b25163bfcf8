"""What is found when a release is read: problems that refuse it, and differences that are kept with it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Why a release is refused, and where. ``file`` is empty for the whole, ``line`` 0 for a whole file."""

    words: str
    file: str = ""
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        """
        >>> print(Problem("“12a” is not a count", "requests.csv", 7, "requests_withdrawn"))
        requests.csv, line 7, requests_withdrawn: “12a” is not a count
        """
        where = [self.file, f"line {self.line}" if self.line else "", self.column]
        place = ", ".join(part for part in where if part)
        return f"{place}: {self.words}" if place else self.words


class Refused(Exception):
    """A release that changes nothing, and why."""

    def __init__(self, *problems: Problem, more: int = 0) -> None:
        self.problems = problems
        self.more = more
        super().__init__("; ".join(map(str, problems)))


@dataclass(frozen=True)
class Discrepancy:
    """A published figure that does not come out of the counts beside it. ``column`` is our name; ``whole`` a headline row."""

    file: str
    line: int
    period: str
    place: str
    group: str
    column: str
    published: str
    counted: str
    whole: bool

    def __str__(self) -> str:
        about = f"{self.place}, {self.period}" + ("" if self.whole else f", {self.group}")
        return (
            f"{self.file}, line {self.line}, {self.column}: {about}: published {self.published}, counted {self.counted}"
        )


@dataclass(frozen=True)
class Compared:
    """How many published figures of a column were held against their counts, in headline rows and in all, and how many differ."""

    file: str
    column: str
    wholes: int
    wholes_differing: int
    rows: int
    rows_differing: int


@dataclass(frozen=True)
class FileRead:
    """One file as it was found. ``missing`` is the number of cells with a mark in place of a figure."""

    table: str
    file: str
    rows: int
    wholes: int
    first: str
    last: str
    missing: int


@dataclass(frozen=True)
class Examined:
    """A release that may be loaded. ``remarks`` are for whoever loads it: what was passed over, and why."""

    form: str
    edition: int
    title: str
    publisher: str
    licence: str
    sha256: str
    size: int
    dated: str
    files: tuple[FileRead, ...]
    compared: tuple[Compared, ...]
    discrepancies: tuple[Discrepancy, ...]
    differing: int
    remarks: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def examined_from(values: dict[str, Any]) -> Examined:
    """What ``to_json`` gave, as the record again."""
    return Examined(
        **{
            **values,
            "files": tuple(FileRead(**one) for one in values["files"]),
            "compared": tuple(Compared(**one) for one in values["compared"]),
            "discrepancies": tuple(Discrepancy(**one) for one in values["discrepancies"]),
            "remarks": tuple(values["remarks"]),
        }
    )
