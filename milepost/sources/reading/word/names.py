"""Names of elements of Word's XML, and how to ask for what stands in them. Source: ECMA-376 part 1, section 17."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Element = Any
"""An lxml element, which has no types."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
WRAPPERS = {f"{W}{name}" for name in ("customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "sdtContent")}
"""What stands around content without changing it."""
COME = {f"{W}ins", f"{W}moveTo"}
GONE = {f"{W}del", f"{W}moveFrom"}


def val(parent: Element | None, path: str, attribute: str = "val") -> str | None:
    """The value of the first element on the path, like "pPr/pStyle"; None without one."""
    found = find(parent, path)
    value = found.get(f"{W}{attribute}") if found is not None else None
    return str(value) if value is not None else None


def find(parent: Element | None, path: str) -> Element | None:
    return parent.find(_whole(path)) if parent is not None else None


@lru_cache(200)
def _whole(path: str) -> str:
    return "/".join(W + name for name in path.split("/"))


def whole(parent: Element | None, path: str, default: int = 0) -> int:
    """A value that should be a whole number; the default where it is none."""
    value = val(parent, path) or ""
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < 8 else default


def on(parent: Element | None, path: str) -> bool | None:
    """Whether a switch is on; None where it says nothing."""
    if find(parent, path) is None:
        return None
    return val(parent, path) not in ("0", "false", "off", "none")


def choice(alternate: Element) -> Element | None:
    """What a new program reads of content that is there twice, once for old ones."""
    found = alternate.find(f"{MC}Choice")
    return found if found is not None else alternate.find(f"{MC}Fallback")


def inside(parent: Element) -> Iterator[Element]:
    """The children, with wrappers, content controls and alternatives opened; comments in the XML are passed over."""
    for child in parent:
        if child.tag in WRAPPERS:
            yield from inside(child)
        elif child.tag == f"{W}sdt":
            content = find(child, "sdtContent")
            if content is not None and find(child, "sdtPr/showingPlcHdr") is None:
                yield from inside(content)
        elif child.tag == f"{MC}AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from inside(chosen)
        elif isinstance(child.tag, str):
            yield child
