"""The server's settings for journeys: as in the demonstration, with files of its own."""

import os
from pathlib import Path

from milepost.config.settings import *  # noqa: F403

DEMO = bool(os.environ.get("JOURNEY_DEMO"))
STATIC_ROOT = Path(os.environ.get("JOURNEY_FOLDER", "var")) / "static"
EVIDENCE_ROOT = Path(os.environ.get("JOURNEY_FOLDER", "var")) / "evidence"
NATIONAL_ROOT = Path(os.environ.get("JOURNEY_FOLDER", "var")) / "national"
DOCUMENTS_ROOT = Path(os.environ.get("JOURNEY_FOLDER", "var")) / "documents"
WHITENOISE_USE_FINDERS = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = Path(os.environ.get("JOURNEY_FOLDER", "var")) / "mail"
FIND_KEEPS = True
if os.environ.get("JOURNEY_WORKER"):
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
