"""The words of one paragraph, with what was taken out read as gone, and what hangs on it set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..colours import HIGHLIGHTS
from ..grid import fill
from ..letters import tidy
from .context import Context
from .names import COME, GONE, MC, WP, WRAPPERS, A, Element, M, V, W, choice, find, on, val

SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
MARK = re.compile(r"[\d,*†‡§ ]+$")
UNITS = re.compile(r"(?:^|[\s\d])[cmk]?m$")
SMALL = 900_000
"""A picture less than this wide or high, in English Metric Units (2.5 cm), holds no table: a logo, an icon, a line."""
TICKS = {"F0FC": "✓", "F0FE": "☑", "F0A8": "☐", "F06F": "☐", "F0FB": "✗", "F0B7": "•", "F0A7": "▪", "F0D8": "➢"}
"""Symbols of Wingdings and Symbol that people use for yes, no and bullets."""


@dataclass
class Runs:
    """Reads a paragraph by ``read``. ``boxes`` are its text boxes; ``pictures`` how many it has that could hold words."""

    context: Context
    bold_style: bool = False
    parts: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    icons: int = 0
    shading: str = ""
    ink: str = ""
    _fields: list[bool] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag in WRAPPERS:
                self.read(child)
            elif tag in COME:
                self.context.noticed.count("come")
                self.read(child)
            elif tag in GONE:
                self.context.noticed.count("gone")
            else:
                self._rare(child)

    def _rare(self, child: Element) -> None:
        if child.tag == f"{W}sdt":
            content = find(child, "sdtContent")
            if content is not None and find(child, "sdtPr/showingPlcHdr") is None:
                self.read(content)
        elif child.tag == f"{MC}AlternateContent" and (chosen := choice(child)) is not None:
            self.read(chosen)
        elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
            self._add("".join(t.text or "" for t in child.iter(f"{M}t")), False)

    def _run(self, run: Element) -> None:
        said = find(run, "rPr")
        style = val(said, "rStyle")
        hidden = on(said, "vanish")
        if hidden or (hidden is None and style and self.context.styles.hidden(style)):
            if any((t.text or "").strip() for t in run.iter(f"{W}t")):
                self.context.noticed.count("hidden")
            return
        bold = on(said, "b")
        if bold is None:
            bold = (bool(style) and self.context.styles.bold(style)) or self.bold_style
        if val(said, "vertAlign") == "superscript" and self._is_mark(run):
            self.context.noticed.count("raised")
            return
        self._coloured(said)
        self._inside(run, bold)

    def _inside(self, run: Element, bold: bool) -> None:
        for child in run:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "t":
                self._add(child.text or "", bold)
            elif name in SIGNS:
                self._add(SIGNS[name], bold)
            elif name.endswith("Reference"):
                if self._reference(child, name):
                    return
            elif name == "fldChar":
                self._field(child.get(f"{W}fldCharType") or "")
            elif name == "sym":
                self._add(TICKS.get((child.get(f"{W}char") or "").upper(), "•"), bold)
            elif name in ("drawing", "pict", "object"):
                self._drawing(child)
            elif child.tag == f"{MC}AlternateContent" and (chosen := choice(child)) is not None:
                self._inside(chosen, bold)

    def _reference(self, mark: Element, name: str) -> bool:
        """Count the mark of a note or comment. True where the rest of its run is the mark itself, chosen by hand."""
        self.context.noticed.count("comments" if name == "commentReference" else "notes")
        return mark.get(f"{W}customMarkFollows") in ("1", "true", "on")

    def _field(self, kind: str) -> None:
        """A field's code is not read, its result is."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: Element) -> None:
        self.boxes += [b for b in drawing.iter(f"{W}txbxContent") if not _in_box(b, drawing)]
        seen = [*drawing.iter(f"{A}blip"), *drawing.iter(f"{V}imagedata")]
        if not seen:
            return
        extent = drawing.find(f".//{WP}extent")
        sides = [extent.get(side) or "" for side in ("cx", "cy")] if extent is not None else []
        if any(side.isdecimal() and int(side[:12]) < SMALL for side in sides):
            self.icons += 1
        else:
            self.pictures += 1

    def _coloured(self, said: Element | None) -> None:
        shading = self.context.shade(find(said, "shd")) or HIGHLIGHTS.get(val(said, "highlight") or "", "")
        self.shading = self.shading or shading
        self.ink = self.ink or fill(val(said, "color") or "")

    def _is_mark(self, run: Element) -> bool:
        """Whether raised digits are the mark of a note somebody typed, and not the 2 of square metres."""
        text = "".join(t.text or "" for t in run.iter(f"{W}t"))
        before = "".join(words for words, _ in self.parts[-3:]).rstrip()
        return bool(MARK.match(text) and before and not UNITS.search(before))

    def _add(self, text: str, bold: bool) -> None:
        if text and not any(self._fields):
            self.parts.append((text, bold))

    def lines(self) -> list[tuple[str, bool]]:
        """Each line that says something, tidy, and whether all of it is bold."""
        told: list[tuple[str, bool]] = []
        line: list[tuple[str, bool]] = []
        for words, bold in [*self.parts, ("\n", False)]:
            first, *more = words.split("\n")
            line.append((first, bold))
            for next_one in more:
                if said := tidy("".join(part for part, _ in line)):
                    told.append((said, all(heavy for part, heavy in line if part.strip())))
                line = [(next_one, bold)]
        return told


def _in_box(box: Element, top: Element) -> bool:
    """Whether a text box stands in another one, which reads it."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag == f"{W}txbxContent":
            return True
        parent = parent.getparent()
    return False
