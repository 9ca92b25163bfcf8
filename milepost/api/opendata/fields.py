"""A column of a table: its name, what it holds and what it means. CSV, JSON Lines and the description all read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.utils import timezone

Row = TypeVar("Row")
Value = str | int | date | tuple[str, ...] | None


class Holds(StrEnum):
    TEXT = "text"
    DATE = "date"
    MOMENT = "date and time"
    NUMBER = "whole number"
    TRUTH = "true or false"
    TEXTS = "list of texts"


SCHEMAS: dict[Holds, dict[str, Any]] = {
    Holds.TEXT: {"type": ["string", "null"]},
    Holds.DATE: {"type": ["string", "null"], "format": "date"},
    Holds.MOMENT: {"type": ["string", "null"], "format": "date-time"},
    Holds.NUMBER: {"type": ["integer", "null"]},
    Holds.TRUTH: {"type": "boolean"},
    Holds.TEXTS: {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True)
class Field(Generic[Row]):
    """``read`` takes a row; an empty text is nothing. ``one_of`` lists the words a text is one of, where it is."""

    name: str
    holds: Holds
    meaning: str
    read: Callable[[Row], Value]
    one_of: tuple[str, ...] = ()

    def value(self, row: Row) -> Any:
        """As JSON holds it: dates and moments are text (ISO 8601), a moment with London's distance from UTC."""
        value = self.read(row)
        if isinstance(value, datetime):
            return timezone.localtime(value).isoformat(timespec="seconds")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return list(value)
        return None if value == "" else value

    def schema(self) -> dict[str, Any]:
        """The column in JSON Schema."""
        choices = {"enum": [*self.one_of, None]} if self.one_of else {}
        return {**SCHEMAS[self.holds], **choices, "description": self.meaning}
