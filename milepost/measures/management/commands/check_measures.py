"""Says what measures name and their plans have not: impacts, milestones, posts and organisations."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from milepost.measures.definitions import every
from milepost.measures.definitions.against_plan import not_in_plan
from milepost.plan.models import Plan


class Command(BaseCommand):
    help = "Hold every measure's file against the plan it belongs to, as the records have it."

    def handle(self, *args: Any, **options: Any) -> None:
        measures = every()
        plans = {p.slug: p for p in Plan.objects.select_related("area").order_by("slug")}
        for slug in sorted({m.plan for m in measures.values()} - set(plans)):
            files = ", ".join(f"definitions/{m.file}" for m in measures.values() if m.plan == slug)
            self.stdout.write(f"No plan “{slug}” is here, so nothing was checked of {files}")
        found = [words for plan in plans.values() for words in not_in_plan(plan)]
        for words in found:
            self.stderr.write(words)
        if found:
            raise CommandError(f"{len(found)} to put right, in the files above or in the plan")
        self.stdout.write(f"{len(measures)} measures are right, and their plans have all that they name")
