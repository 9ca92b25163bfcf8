"""How much of a plan comes out of a document: ``python -m bench.recovery``.

The published plan is written in every layout and form of ``tests/documents``, read in a child process as the product does,
and understood; nobody looks anything through. Each value is compared with the truth and each wrong one is listed. Time and memory
are the child's, and again for a plan of 2,000 milestones. PDFs printed from Word need LibreOffice; the published plan's own text
is read where ``../shared/seed`` lies beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import yaml

from bench.place import ROOT
from bench.words import table, title
from milepost.plan.planfile import read_plan_file
from milepost.sources.carrying import from_json
from milepost.sources.document import Document
from milepost.sources.understanding import understand
from tests.documents import FORMS, LAYOUTS, can_make, make, published
from tests.documents.recovered import COUNTED, Recovered, plain, recovered
from tests.documents.truth import PLAN

AIMS = {
    "docx": 1.0,
    "xlsx": 1.0,
    "ods": 1.0,
    "csv": 1.0,
    "pdf": 0.98,
    "paper": 0.98,
    "txt": 0.9,
    "json": 1.0,
    "yaml": 1.0,
}
AIMED = ("milestone", "deadline", "resource", "rating")
NAMES = {"pdf": "PDF by LibreOffice", "paper": "PDF by WeasyPrint", "txt": "flattened text"}
BETWEEN = """
import json, os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, _, used = os.wait4(child.pid, 0)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
SEED = ROOT.parent / "shared" / "seed"


@dataclass(frozen=True)
class Took:
    """``seconds`` of processor time and ``memory`` in MB at its peak, of the child that read; ``after`` seconds to understand."""

    document: Document
    seconds: float
    memory: float
    after: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--milestones", type=int, default=2000, help="how many the long plan has; 0 leaves it out")
    parser.add_argument("--forms", nargs="*", default=[f for f in FORMS if can_make(f)])
    chosen = parser.parse_args()
    title("What comes out of a document, unseen")
    with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
        found = [*_each(chosen.forms, Path(folder)), *_flattened(), *_plan_files()]
        _print(found)
        if chosen.milestones:
            title(f"A plan of {chosen.milestones:,} milestones, in the layout “published”")
            _print(_each(chosen.forms, Path(folder), ["published"], chosen.milestones), wrong=3)


def _each(
    forms: Sequence[str], folder: Path, layouts: Sequence[str] = tuple(LAYOUTS), milestones: int = 0
) -> Iterator[tuple[str, str, Recovered, Took]]:
    for form in forms:
        for key in layouts:
            made = make(LAYOUTS[key], form, folder, milestones)
            took = read(made.path, "pdf" if form == "paper" else form)
            start = time.process_time()
            draft = understand(took.document)
            after = time.process_time() - start
            yield form, key, recovered(made.truth, draft), Took(took.document, took.seconds, took.memory, after)


def read(path: Path, kind: str) -> Took:
    """A document as the product reads it: in a child under the same limits, whose time and memory the system counts."""
    command = [sys.executable, "-m", "milepost.sources.reading", str(path), kind, path.name]
    # A small process between: the memory of a child counts from that of the process which started it.
    ran = subprocess.run([sys.executable, "-c", BETWEEN, *command], cwd=ROOT, capture_output=True, check=True)
    lines = ran.stdout.splitlines()
    last = json.loads(lines[-2]) if len(lines) > 1 else {}
    if "document" not in last:
        raise SystemExit(f"{path.name} was not read: {last.get('unreadable') or last}")
    seconds, memory = json.loads(lines[-1])
    return Took(from_json(last["document"]), seconds, memory / 1024)


def _flattened() -> Iterator[tuple[str, str, Recovered, Took]]:
    """The plan as its publisher wrote it: ours is in other words, so a milestone is one that is there, in its place."""
    for path in sorted(SEED.glob("*.txt")):
        took = read(path, "txt")
        start = time.process_time()
        draft = understand(took.document)
        after = time.process_time() - start
        found = recovered(published(), draft, wording=False)
        # Who owns a milestone the document does not say: the truth made it up.
        found.wrong = [line for line in found.wrong if " owners: " not in line]
        del found.all["owners"]
        yield "txt", "as published", found, Took(took.document, took.seconds, took.memory, after)


def _plan_files() -> Iterator[tuple[str, str, Recovered, Took]]:
    for form in ("yaml", "json"):
        text = PLAN.read_text("utf-8")
        text = json.dumps(yaml.safe_load(text)) if form == "json" else text
        start = time.process_time()
        rows = {r.ref: r for r in read_plan_file(text, f"plan.{form}").rows() if r.kind == "action"}
        seconds = time.process_time() - start
        found = Recovered()
        for action in published().actions():
            said = [c for c in rows[action.ref].children if c.kind == "milestone"]
            for number, (meant, row) in enumerate(zip(action.milestones, said, strict=True), 1):
                where = f"{action.ref} {number}"
                found.add("milestone", where, meant.statement, plain(row.statement))
                found.add("deadline", where, meant.deadline, row.timescale.as_written if row.timescale else "")
                found.add(
                    "resource", where, meant.resource or action.resource, row.resource or rows[action.ref].resource
                )
                found.add("rating", where, meant.rating, "blue" if row.completed else "")
        yield form, "the plan’s own", found, Took(Document(()), seconds, 0)


def _print(found: Iterator[tuple[str, str, Recovered, Took]] | list, wrong: int = 1000) -> None:  # type: ignore[type-arg]
    rows, lists, below = [], [], []
    for form, layout, one, took in found:
        shares = [_percent(one, name) for name in COUNTED[:6]]
        memory = f"{took.memory:.0f} MB" if took.memory else ""
        rows.append((NAMES.get(form, form), layout, *shares, f"{took.seconds:.1f} s", memory, f"{took.after:.2f} s"))
        lists += [f"  {form} {layout}: {' / '.join(line.split(chr(10)))}" for line in one.wrong[:wrong]]
        share = _together(one)
        if share < AIMS[form]:
            below.append(f"{form} {layout}: {share:.1%} of {', '.join(AIMED)}, where the aim is {AIMS[form]:.0%}")
    table(["form", "layout", *COUNTED[:6], "reading", "memory", "understanding"], rows)
    print("\n".join(["Each value that is wrong:", *lists] if lists else ["No value is wrong."]))
    print("\n".join(["Below the aim:", *below] if below else ["Every aim is met."]), flush=True)


def _percent(one: Recovered, name: str) -> str:
    share = one.share(name)
    return "" if share is None else f"{share:.1%}".replace(".0%", "%")


def _together(one: Recovered) -> float:
    """The share of the four that the aims are about, all values alike."""
    counts: Counter[str] = Counter({name: one.all[name] for name in AIMED})
    return sum(one.right[name] for name in AIMED) / max(1, counts.total())


if __name__ == "__main__":
    main()
