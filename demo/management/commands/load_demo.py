"""Loads the demonstration; run again, it changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from demo.cast import CAST
from demo.load import load_demo


class Command(BaseCommand):
    help = "Load the published 2019 plan and the fictional area, unless they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("The demonstration is loaded" if load_demo() else "The demonstration is there already")
        for member in CAST:
            self.stdout.write(f"  {member.name:<20} {member.what}")
