"""Loads a release of national figures, as the page "National figures" does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from milepost.people.system import loader

from ...actions import load_release
from ...releases import Examined, Refused


class Command(BaseCommand):
    help = "Load a release of national figures (the ZIP file of all its data), and say what was found in it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("release", type=Path, help="the ZIP file as it was downloaded")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["release"]
        try:
            with path.open("rb") as file:
                loaded = load_release(file=File(file, path.name), by=loader())
        except OSError as error:
            raise CommandError(f"{path} cannot be opened: {error.strerror}") from error
        except ValidationError as error:
            raise CommandError("Nothing was loaded. " + " ".join(error.messages)) from error
        except Refused as refused:
            more = f"\nand {refused.more} more" if refused.more else ""
            problems = "\n".join(f"  {problem}" for problem in refused.problems)
            raise CommandError(f"Nothing was loaded, and the figures are as they were.\n{problems}{more}") from refused
        if not loaded.new:
            self.stdout.write(f"This release was loaded on {loaded.release.recorded_at:%d %B %Y}; nothing was changed.")
        self._tell(loaded.examined)

    def _tell(self, examined: Examined) -> None:
        say = self.stdout.write
        say(f"{examined.title} ({examined.publisher}, {examined.licence})")
        say(f"files dated {examined.dated or 'nowhere'}, sha256 {examined.sha256}\n")
        for file in examined.files:
            say(
                f"  {file.file}: {file.rows:,} rows, {file.wholes:,} of them whole areas, {file.first} to {file.last}, "
                f"{file.missing:,} figures missing"
            )
        say("\nPublished figures held against the counts beside them (headline rows; all rows):")
        for one in examined.compared:
            say(
                f"  {one.file}, {one.column}: {one.wholes:,} compared, {one.wholes_differing:,} differ; "
                f"{one.rows:,} compared, {one.rows_differing:,} differ"
            )
        for discrepancy in examined.discrepancies:
            say(f"  {discrepancy}")
        if examined.differing > len(examined.discrepancies):
            say(f"  and {examined.differing - len(examined.discrepancies):,} more")
        for remark in examined.remarks:
            say(f"  {remark}")
