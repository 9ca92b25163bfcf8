"""Makes the first administrator: everything else is done on pages."""

from __future__ import annotations

import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from milepost.people.actions.invite import add_person, invite
from milepost.people.actions.save import save_record
from milepost.people.administrators import administrators
from milepost.people.clock import today
from milepost.people.models import RoleGrant, User
from milepost.people.system import loader
from milepost.rules.permissions import Role


class Command(BaseCommand):
    help = "Make the first administrator and print a link with which they choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="", help="asked for when it is not given")
        parser.add_argument("--name", default="", help="asked for when it is not given")
        parser.add_argument("--site", default="", help="the site's address, like https://plan.example.org")
        parser.add_argument("--another", action="store_true", help="add one although there is one already")

    def handle(self, *args: Any, **options: Any) -> None:
        if administrators(lasting=False).exists() and not options["another"]:
            raise CommandError(
                "There is an administrator already, who can invite others on the People page.\n"
                "If nobody can sign in as one, run this again with --another"
            )
        email = (options["email"] or self._ask("E-mail address", "--email")).strip().lower()
        user = User.objects.filter(email=email, is_active=True).first()
        name = user.name if user else options["name"] or self._ask("Name", "--name")
        try:
            with transaction.atomic():
                by = loader()
                user = user or add_person(email=email, name=name, by=by)
                save_record(row=RoleGrant(user=user, role=Role.ADMINISTRATOR, from_on=today()), by=by)
                secret = "" if user.has_usable_password() else invite(user=user, by=by)
        except ValidationError as error:
            raise CommandError("Nobody was added. " + " ".join(error.messages)) from error
        if not secret:
            self.stdout.write(f"{user.name} is an administrator, and signs in as before")
            return
        link = options["site"].rstrip("/") + reverse("invitation", args=[secret])
        self.stdout.write(f"{user.name} is an administrator. Open this once, within 7 days:\n{link}")

    def _ask(self, what: str, option: str) -> str:
        if not sys.stdin.isatty():
            raise CommandError(f"Nobody is here to ask. Say it on the command line with {option}")
        answer = input(f"{what}: ").strip()
        if not answer:
            raise CommandError(f"{what} is needed. Run this again, or say it with {option}")
        return answer
