"""What a file is, by its content alone: see ``sources.kinds``, which knows no Django."""

from __future__ import annotations

from ..kinds import FileKind, kind_of

__all__ = ["FileKind", "kind_of"]
