"""Writing a report as text and reading it again: the same report always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from .blocks import (
    Bullets,
    Cell,
    Column,
    Facts,
    Figure,
    Heading,
    Para,
    Report,
    Signature,
    Split,
    Style,
    Table,
    Tone,
    Words,
)

SHAPE = 1
"""Which form of text this is; a later one must still read earlier ones."""
KINDS: dict[str, Callable[..., Any]] = {
    k.__name__: k for k in (Bullets, Cell, Column, Facts, Figure, Heading, Para, Report, Signature, Split, Table, Words)
}
ENUMS: dict[str, type[Enum]] = {"style": Style, "tone": Tone}


def write(report: Report) -> str:
    """The report as JSON, its keys in order and what has its usual value left out.

    >>> r = Report("T", "Board pack", "S", "1 May 2026", "t", (), (), (Para((Words("Hello"),)),))
    >>> read(write(r)) == r, "style" in write(r)
    (True, False)
    """
    return _text({"shape": SHAPE, "report": _plain(report)})


def read(text: str) -> Report:
    """The report that was written. Raises ValueError where the text is in a form this version does not know."""
    found = json.loads(text)
    if found.get("shape") != SHAPE:
        raise ValueError(f"This report is kept in form {found.get('shape')}, and this version reads form {SHAPE}")
    report = _made(found["report"])
    assert isinstance(report, Report)
    return report


def sources(text: str) -> set[str]:
    """Every place of the database that a kept report quotes."""
    return {str(w["source"]) for w in _words(json.loads(text)) if "source" in w}


def replaced(text: str, gone: Container[str], by: str) -> str:
    """The kept report with other words where it quotes these places, and nothing else changed.

    >>> kept = write(Report("T", "K", "S", "1 May 2026", "t", (), (), (Para((Words("A name", source="update:1:next"),)),)))
    >>> read(replaced(kept, {"update:1:next"}, "[Words removed]")).blocks[0].runs[0].text
    '[Words removed]'
    """
    kept = json.loads(text)
    for words in _words(kept):
        if words.get("source") in gone:
            words["text"] = by
    return _text(kept)


def _words(value: Any) -> Iterator[dict[str, Any]]:
    """Every run of words in it."""
    if isinstance(value, dict):
        if value.get("is") == Words.__name__:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _words(one)


def _text(kept: Any) -> str:
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        told = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != f.default}
        return {"is": type(value).__name__, **{name: _plain(v) for name, v in told.items()}}
    return value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(v) for v in value)
    if isinstance(value, dict):
        given = {name: _made(v) for name, v in value.items() if name != "is"}
        return KINDS[value["is"]](**{n: ENUMS[n](v) if n in ENUMS else v for n, v in given.items()})
    return value
