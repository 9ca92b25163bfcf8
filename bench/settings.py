"""The product's settings as the demonstration runs them, on a database and files of the bench's own, with the plain pages."""

import os
from pathlib import Path

os.environ["MILEPOST_TEST"] = "1"

from milepost.config.settings import *  # noqa: F403

DEMO = True
INSTALLED_APPS = [*INSTALLED_APPS, "bench.plain"]  # noqa: F405
ROOT_URLCONF = "bench.plain.urls"
STATIC_ROOT = Path(os.environ["BENCH_FOLDER"]) / "static"
NATIONAL_ROOT = Path(os.environ["BENCH_FOLDER"]) / "national"
WHITENOISE_USE_FINDERS = False
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}  # noqa: F405
EMAIL_BACKEND = "bench.outbox.EmailBackend"
DEFINITIONS = Path(os.environ.get("BENCH_DEFINITIONS", DEFINITIONS))  # noqa: F405
