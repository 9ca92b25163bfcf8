"""One document: its layout, its form, and the truth beside it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from .laid import Box, Grid, Laid
from .layouts import Layout
from .opendocument import write_ods
from .paper import write_paper
from .sheets import write_csv, write_workbook
from .truth import Truth, long_plan, published
from .word import write_word


@dataclass(frozen=True)
class Made:
    path: Path
    truth: Truth


def can_make(form: str) -> bool:
    """Whether this computer can: ``pdf`` needs LibreOffice."""
    return form != "pdf" or shutil.which("soffice") is not None


def make(layout: Layout, form: str, folder: Path, milestones: int = 0) -> Made:
    """A new file in a folder. ``milestones`` asks for a plan of so many; 0 is the published plan's 107."""
    truth = layout.truth(long_plan(milestones) if milestones else published())
    path = folder / f"{layout.key}.{'pdf' if form == 'paper' else form}"
    WRITERS[form](layout.lay(truth), path)
    # Without colours only a date tells of a rating: what has one is complete.
    if form == "csv" and layout.ratings == "colour":
        truth = truth.each_milestone(lambda _, __, m: replace(m, rating="blue" if m.complete else ""))
    return Made(path, truth)


def through_office(laid: Laid, path: Path) -> None:
    """A Word file printed by LibreOffice, with a profile of its own so that two may run at once."""
    word = path.with_suffix(".for-pdf.docx")
    write_word(accepted(laid), word)
    convert(word, "pdf", path)
    word.unlink()


def accepted(laid: Laid) -> Laid:
    """With its tracked changes accepted, as before a plan is published."""

    def plain(box: Box | None) -> Box | None:
        return box and replace(
            box, paras=tuple(replace(p, text=p.text + p.added, added="", struck="") for p in box.paras)
        )

    blocks = [
        replace(b, rows=tuple(tuple(plain(box) for box in row) for row in b.rows)) if isinstance(b, Grid) else b
        for b in laid.blocks
    ]
    return replace(laid, blocks=tuple(blocks))


def convert(source: Path, form: str, target: Path) -> None:
    out = source.parent / "converted"
    command = ["soffice", f"-env:UserInstallation=file://{source.parent}/office-profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", form, "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (out / f"{source.stem}.{form}").replace(target)


WRITERS = {
    "docx": write_word,
    "xlsx": write_workbook,
    "ods": write_ods,
    "csv": write_csv,
    "pdf": through_office,
    "paper": write_paper,
}
