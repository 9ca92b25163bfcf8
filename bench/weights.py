"""What each page weighs on the wire: ``.venv/bin/python -m bench.weights``.

Every page listed, as its reader gets it from the server with everything it loads (style sheets, scripts and what they import,
icon), asked for as a browser does, compressed. Bytes of bodies, without headers. The aim is at most 100 kB a page without
photos; a second page costs only its own text, because style and scripts are kept by the browser.
"""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin

from bench.client import Answer, Browser
from bench.place import place
from bench.words import table, title

PAGES = {
    "": ("/", "/plans/bench/", "/plans/bench/promises/", "/plans/bench/weakness/1/", "/plans/bench/promise/1.1a.2/",
         "/plans/bench/changes/", "/help/ratings/", "/help/words/", "/account/login/"),
    "lead": ("/desk/", "/desk/plans/bench/", "/desk/plans/bench/workstreams/1/", "/desk/plans/bench/milestones/1.1a.2/",
             "/desk/waiting/"),
    "owner": ("/desk/mine/", "/desk/plans/bench/milestones/1.1a.1/update/"),
}  # fmt: skip
LOADS = re.compile(r'<(?:link|script|img)[^>]+?(?:href|src)="([^"]+)"')
IMPORTS = re.compile(r'(?:from|import)\s*["\'](\.{0,2}/[^"\']+)["\']')


def main() -> None:
    title("Bytes of each page with all it loads")
    with place("sqlite", "weights") as there:
        there.run("-m", "bench.plan", "1")
        there.serve()
        rows = []
        for who, paths in PAGES.items():
            browser = Browser(there.port)
            if who:
                browser.becomes(who)
            rows += [_row(browser, path) for path in paths]
    table(["", "page", "style", "scripts and icon", "on the wire", "not compressed"], rows)
    print(f"Heaviest on the wire: {max(float(str(row[4]).split()[0]) for row in rows)} kB of 100 kB")


def _row(browser: Browser, path: str) -> list[object]:
    page = _get(browser, path)
    files = _files(browser, path, _whole(page).decode())
    style = sum(len(a.body) for name, a in files.items() if ".css" in name)
    other = sum(len(a.body) for name, a in files.items() if ".css" not in name)
    whole = len(_whole(page)) + sum(len(browser.get(name).body) for name in files)
    return [path, *(_kb(size) for size in (len(page.body), style, other, len(page.body) + style + other, whole))]


def _files(browser: Browser, path: str, text: str) -> dict[str, Answer]:
    """Everything of ours a page loads, and what that imports."""
    found: dict[str, Answer] = {}
    wanted = [urljoin(path, name) for name in LOADS.findall(text)]
    while wanted:
        name = wanted.pop()
        if name in found:
            continue
        found[name] = _get(browser, name)
        if name.endswith(".js"):
            wanted += [urljoin(name, imported) for imported in IMPORTS.findall(browser.get(name).text)]
    return found


def _get(browser: Browser, path: str) -> Answer:
    answer = browser.get(path, Accept_Encoding="gzip, deflate, br")
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return answer


def _whole(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB"


if __name__ == "__main__":
    main()
