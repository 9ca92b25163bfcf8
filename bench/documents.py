"""A plan as a document: seconds, peak memory and bytes: ``.venv/bin/python -m bench.documents``.

Each document of the plan published in 2019 and of one of 2,033 milestones (the same 19 times over, each milestone with four
updates), made in a process of its own, which is what the memory is of: Python, Django and the libraries are in it. "Reading"
is the database and the rules; "making" the document itself, libraries loaded with it.
"""

from __future__ import annotations

import argparse
import json
import resource
import time

import django

from bench.place import place
from bench.words import table, title

KINDS = ("word", "excel", "pdf", "csv", "json", "json with history", "yaml with history")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 19])
    parser.add_argument("--kinds", nargs="+", default=list(KINDS))
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        django.setup()
        print(json.dumps(_measure(options.inside)))
        return
    title("A plan as a document")
    for times in options.times:
        with place("sqlite", "documents") as there:
            there.run("-m", "bench.plan", str(times))
            found = [(kind, json.loads(there.run("-m", "bench.documents", "--inside", kind))) for kind in options.kinds]
        head = [f"{107 * times} milestones", "reading", "making", "peak memory", "bytes"]
        table(head, ([kind, f"{r:.1f} s", f"{m:.1f} s", f"{mb} MB", size] for kind, (r, m, mb, size) in found))


def _measure(kind: str) -> tuple[float, float, int, int]:
    from django.conf import settings

    from milepost.judgement.planfile import plan_file
    from milepost.judgement.queries import judged_plan
    from milepost.judgement.table import plan_table
    from milepost.people.clock import today
    from milepost.plan.models import Plan
    from milepost.plan.planfile.text import to_json, to_yaml

    began = time.perf_counter()
    judged = judged_plan(Plan.objects.get(slug="bench"), on=today(), history=False)
    shown = plan_table(judged, site="Bench", desk=True)
    read = time.perf_counter()
    if kind == "word":
        from milepost.design.documents.word import word

        made: str | bytes = word(shown, settings.DEFINITIONS / "templates" / "plan.docx")
    elif kind == "excel":
        from milepost.design.documents.sheet import workbook

        made = workbook(shown)
    elif kind == "pdf":
        from milepost.design.documents.pdf import pdf

        made = pdf(shown)
    elif kind == "csv":
        from milepost.design.documents.csv import csv_text

        made = csv_text(shown)
    else:
        write = to_yaml if kind.startswith("yaml") else to_json
        made = write(plan_file(judged, history="history" in kind))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return read - began, done - read, peak, len(made.encode() if isinstance(made, str) else made)


if __name__ == "__main__":
    main()
