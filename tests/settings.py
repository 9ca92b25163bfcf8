"""The settings, in the way of running that only tests use."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ["MILEPOST_TEST"] = "1"

from milepost.config.settings import *  # noqa: F403

VAR.mkdir(exist_ok=True)  # type: ignore[name-defined]  # noqa: F405
# The demonstration's pages are tested like all others; static files are the server's business, not these tests'.
DEMO = True
# Tests write rows as no act of the product does, and take them back: each page is made anew, but where keeping is tested.
CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # noqa: F405
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]  # noqa: F405
EVIDENCE_ROOT = Path(tempfile.mkdtemp(prefix="milepost-evidence-"))
atexit.register(shutil.rmtree, EVIDENCE_ROOT, ignore_errors=True)
NATIONAL_ROOT = Path(tempfile.mkdtemp(prefix="milepost-national-"))
atexit.register(shutil.rmtree, NATIONAL_ROOT, ignore_errors=True)
