"""The virus scanner's word on a file, where the setting names a scanner."""

from __future__ import annotations

import logging
import subprocess

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

log = logging.getLogger(__name__)
SECONDS = 60


def scan(file: File) -> None:  # type: ignore[type-arg]
    """Give the file to ``EVIDENCE_SCANNER`` on its standard input. Raises ValidationError unless it answers 0.

    The command follows the custom of ClamAV: 0 is clean, 1 is infected, anything else means it could not tell; what could
    not be scanned is not taken. Without the setting nothing is scanned: docs/how-to/run-in-production.md says so.
    """
    command: list[str] = settings.EVIDENCE_SCANNER
    if not command:
        return
    file.seek(0)
    try:
        answer = subprocess.run(command, input=file.read(), capture_output=True, timeout=SECONDS).returncode  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("The virus scanner did not answer: %s", error)
        answer = 2
    if answer == 1:
        raise ValidationError({"file": "The virus scanner found something in this file, so it was not taken"})
    if answer:
        raise ValidationError({"file": "The file could not be scanned for viruses. Try again in a few minutes"})
