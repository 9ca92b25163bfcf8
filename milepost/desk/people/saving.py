"""Doing what a form asks for; where it is refused, the form says why and keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest

from milepost.desk.request import typed
from milepost.people.actions.save import ChangedMeanwhile, fingerprint
from milepost.rules import dates


def done(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Whether the act happened. Where it did not, nothing was changed and the form says why."""
    try:
        with transaction.atomic():
            act()
    except ChangedMeanwhile as changed:
        form.add_error(None, meanwhile(form, changed.present))
    except ValidationError as error:
        form.add_error(None, error)
    except IntegrityError:
        form.add_error(None, "Somebody saved one like this at the same moment. Open the list to see it")
    else:
        return True
    return False


def seen(row: models.Model) -> str:
    """What the page saw, as the database has it now: a form may have written onto ``row`` already."""
    stored = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
    return fingerprint(stored) if stored else ""


def saw(request: HttpRequest, present: str) -> str:
    """What the page's form carries: a form that came back after its writer was signed out keeps what they saw then."""
    back = typed(request) if request.method == "GET" else None
    return back.get("seen") or present if back else present


def said_seen(posted: Any, row: models.Model) -> str:
    """The fingerprint a form carried. A change that carries none saw nothing, so it is told what there is."""
    return posted.get("seen") or ("nothing" if row.pk else "")


def meanwhile(form: forms.BaseForm, present: models.Model) -> str:
    """What somebody else saved while this was being written, field by field where it differs from what was typed."""
    if not form.fields:
        return "Somebody changed this meanwhile. Nothing was done. Look again, then decide"
    differ = [
        f"{form.fields[name].label} is now “{_shown(present, name)}”"
        for name in form.fields
        if hasattr(present, name) and getattr(present, name) != form.cleaned_data.get(name)
    ]
    now = "; ".join(differ) or "it now says what you typed"
    return (
        f"Somebody changed this while you were writing: {now}. Yours is below, not saved. Save again to replace theirs"
    )


def _shown(row: models.Model, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, date):
        return dates.day(value)
    chosen = getattr(row, f"get_{name}_display", None)
    return str((chosen() if chosen else value) or "blank")
