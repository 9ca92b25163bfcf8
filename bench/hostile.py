"""How long the answer to a hostile file takes and how much memory: ``.venv/bin/python -m bench.hostile``.

Each file is read as an upload is, in a child process with limits, started from a fresh process whose only child it is; the memory
is the child's largest resident size, its program and libraries included.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def one(number: int) -> None:
    """Read one file and print what it took, as JSON."""
    from milepost.sources import sandbox
    from milepost.sources.reading import Unreadable
    from tests.sources.reading.cases import CASES

    case = CASES[number]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(case.make())
        size = path.stat().st_size
        began = time.perf_counter()
        try:
            read = sandbox.read_in_child(path, case.kind, lambda said, done, of: None)
            answer = f"read, {len(json.dumps(read)) / 1e6:.1f} MB of JSON"
        except Unreadable as refused:
            answer = "refused: " + refused.words.split(". ")[0]
        seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = {"seconds": seconds, "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1000}
    print(json.dumps({"size": size, "answer": answer, **took}))


def main() -> None:
    from tests.sources.reading.cases import CASES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="read only the file with this number, and print JSON")
    parser.add_argument("--only", default="", help="only files with these words in their name")
    chosen = parser.parse_args()
    if chosen.one is not None:
        one(chosen.one)
        return
    print("| file | size | waited | processor | memory | answer |\n|---|--:|--:|--:|--:|---|")
    for number, case in enumerate(CASES):
        if chosen.only not in case.name:
            continue
        command = [sys.executable, "-m", "bench.hostile", "--one", str(number)]
        took = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        print(
            f"| {case.name} ({case.kind}) | {took['size'] / 1000:,.0f} kB | {took['seconds']:.1f} s | "
            f"{took['processor']:.1f} s | "
            f"{took['memory']:,.0f} MB | {took['answer']} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
