#!/usr/bin/env python
"""Django's commands. In a plain checkout use ``python3 start.py``; in production see docs/how-to/run-in-production.md."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "milepost.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
