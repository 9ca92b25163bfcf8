"""``python3 start.py test`` and ``check``: what each runs, what may be missing, and how to mend it. Standard library only."""

import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
ASSETS = os.path.join(ROOT, "milepost", "design", "assets")


def test():
    """Rules and app tests on SQLite, app tests again on PostgreSQL, then a browser. In CI nothing may be missing."""
    missing = []
    failed = []
    env = dict(os.environ, PYTHONWARNINGS="default")
    documents_tools(missing)
    step(failed, "tests on SQLite", pytest("--ignore=tests/journeys", "-n", "2"), env)
    postgres = postgres_url()
    if postgres:
        on_postgres = dict(env, TEST_DATABASE_URL=postgres)
        step(
            failed,
            "tests on PostgreSQL",
            pytest("tests", "--ignore=tests/journeys", "-m", "asks_database", "-n", "2"),
            on_postgres,
        )
    else:
        missing.append("PostgreSQL was not found: sudo apt install postgresql, then set TEST_DATABASE_URL")
    tools = browser_tools(missing)
    if tools:
        step(
            failed,
            "journeys in Chromium",
            pytest("tests/journeys", "-n", "2", "--dist", "loadfile"),
            dict(env, **tools),
        )
        if postgres:
            smoke = dict(env, **dict(tools, JOURNEY_DATABASE_URL=postgres))
            step(failed, "a journey on PostgreSQL", pytest("tests/journeys", "-m", "postgres_smoke"), smoke)
    for line in missing:
        print("NOT RUN: " + line)
    if missing and os.environ.get("CI") == "true":
        failed.append("something CI must have is missing")
    return finish(failed)


def pytest(*arguments):
    return [PYTHON, "-m", "pytest", *arguments]


def postgres_url():
    """Where tests may make databases on PostgreSQL, or None."""
    if os.environ.get("TEST_DATABASE_URL"):
        return os.environ["TEST_DATABASE_URL"]
    for user in ("postgres", "root"):
        url = "postgres://%s@127.0.0.1:5432/postgres" % user
        code = "import psycopg; psycopg.connect(%r, connect_timeout=3)" % url.replace("postgres://", "postgresql://")
        if subprocess.call([PYTHON, "-c", code], stderr=subprocess.DEVNULL) == 0:
            return url
    return None


def documents_tools(missing):
    """Tests of documents need LibreOffice to print Word files, and Pango to make PDFs; without it those are not run."""
    if not shutil.which("soffice"):
        missing.append(
            "LibreOffice was not found: sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui "
            "(PDFs printed from Word documents)"
        )
    code = "from weasyprint import HTML; HTML(string='a').write_pdf()"
    if subprocess.call([PYTHON, "-c", code], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL):
        missing.append(
            "Pango was not found: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation "
            "(making PDFs: tests of them fail)"
        )


def browser_tools(missing):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    java, npm = shutil.which("java"), shutil.which("npm")
    for found, words in (
        (chromium, "Chromium was not found: sudo apt install chromium"),
        (java, "Java was not found: sudo apt install default-jre-headless"),
        (npm, "npm was not found: sudo apt install npm"),
    ):
        if not found:
            missing.append(words + " (journeys, accessibility and HTML checks)")
    if not (chromium and java and npm):
        return None
    axe = os.path.join(ASSETS, "node_modules", "axe-core", "axe.min.js")
    vnu = os.path.join(ASSETS, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
    if not (os.path.exists(axe) and os.path.exists(vnu)) and subprocess.call(
        [npm, "ci", "--silent", "--ignore-scripts"], cwd=ASSETS
    ):
        missing.append("axe and vnu could not be installed: cd milepost/design/assets && npm ci --ignore-scripts")
        return None
    return {"CHROMIUM": chromium, "AXE": axe, "VNU": vnu}


def check():
    failed = []
    env = dict(os.environ, MILEPOST_TEST="1")
    here = [PYTHON, "-m"]
    step(failed, "ruff", [*here, "ruff", "check", "."], env, "python3 -m ruff check --fix .")
    step(failed, "ruff format", [*here, "ruff", "format", "--check", "."], env, ".venv/bin/ruff format .")
    step(failed, "mypy", [*here, "mypy"], env)
    step(failed, "djlint", [*here, "djlint", "milepost", "demo", "--lint", "--quiet", "--extension=html"], env)
    step(
        failed,
        "imports",
        [os.path.join(BIN, "lint-imports")],
        env,
        "move the import, or the code, to the room it belongs in",
    )
    step(
        failed,
        "migrations",
        [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        env,
        ".venv/bin/python manage.py makemigrations",
    )
    step(
        failed, "documents", [PYTHON, "manage.py", "draw_docs", "--check"], env, ".venv/bin/python manage.py draw_docs"
    )
    return finish(failed)


def step(failed, name, command, env, fix=""):
    say(name)
    if subprocess.call(command, cwd=ROOT, env=env):
        failed.append(name + (": to mend it, run " + fix if fix else ""))


def finish(failed):
    for name in failed:
        print("FAILED: " + name)
    print("All is well." if not failed else "%d failed." % len(failed))
    return 1 if failed else 0


def say(words):
    print("== " + words, flush=True)
