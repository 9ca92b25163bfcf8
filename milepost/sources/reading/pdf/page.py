"""What was read on one page of a PDF, before it is put in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...document import Remark
from .grid import Ruled
from .lines import Line


@dataclass
class Page:
    number: int
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Ruled] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
