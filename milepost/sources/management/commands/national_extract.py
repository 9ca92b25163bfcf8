"""Makes the national figures that come with Milepost from a release. For those who make Milepost, not for those who run it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...national.definitions import columns_of, measures
from ...releases import Refused, examine, write_extract


class Command(BaseCommand):
    help = "Write the headline figures of a release, those that Milepost's measures need, to definitions/figures."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("release", type=Path, help="the ZIP file of the release")
        parser.add_argument("--to", type=Path, default=settings.DEFINITIONS / "figures", help="another folder")

    def handle(self, *args: Any, **options: Any) -> None:
        needed: dict[str, set[str]] = {}
        for measure in measures():
            needed.setdefault(measure.table, set()).update(columns_of(measure))
        try:
            with options["release"].open("rb") as file:
                found = examine(file)
        except OSError as error:
            raise CommandError(f"{options['release']} cannot be opened: {error.strerror}") from error
        except Refused as refused:
            raise CommandError("Nothing was written.\n" + "\n".join(map(str, refused.problems))) from refused
        held = {name: columns for name, columns in needed.items() if name in found.wholes}
        for path in write_extract(options["to"], found.form, found, held):
            self.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes")
