"""Two Jinja environments: a strict one for our pages, where a misspelt name is an error, and a lenient one behind it.

The GOV.UK macros leave optional parameters undefined by design, so they are loaded leniently and reach our pages as
globals: ``govukButton`` and so on.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined

from milepost.rules import dates
from milepost.rules.risk import band

from .charts.icons import measure_icon
from .components import macros
from .forms import error_summary, form_field, form_fields
from .glossary import help_with, help_with_all
from .pages import page_link
from .report.figures import data_image, icon
from .report.grid import groups
from .report.sheets import sheets


def environment(**options: Any) -> Environment:
    options["undefined"] = StrictUndefined
    # Django's backend turns autoescape on in the options.
    env = Environment(**options, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    env.globals.update(
        macros(),
        url=link,
        page_link=page_link,
        static=static,
        zip=zip,
        form_field=form_field,
        form_fields=form_fields,
        error_summary=error_summary,
        band_of=band,
        term=help_with,
        terms=help_with_all,
        measure_icon=measure_icon,
        report_sheets=sheets,
        report_groups=groups,
        report_icon=icon,
        report_image=data_image,
    )
    env.filters.update(
        day=dates.day, month=dates.month, hour=dates.hour, moment=moment, plural=plural, sentence=sentence, bytes=size
    )
    env.filters["on_day"] = on_day
    return env


def link(name: str, *args: Any) -> str:
    return _path(get_script_prefix(), name, args)


@lru_cache(maxsize=4096, typed=True)
def _path(prefix: str, name: str, args: tuple[Any, ...]) -> str:
    """Kept, because a page about a plan has hundreds of links; an address depends on nothing but what is given here."""
    return reverse(name, args=args)


def moment(at: datetime) -> str:
    """A moment in London, like "3 March 2020 at 2:15pm"."""
    local = at.astimezone(timezone.get_default_timezone())
    return f"{dates.day(local.date())} at {dates.hour(local.time())}"


def on_day(text: str) -> str:
    """A day that is kept as text, like "2025-07-01", in words; any other text as it is."""
    try:
        return dates.day(date.fromisoformat(text))
    except ValueError:
        return text or "not given"


def size(count: int) -> str:
    """A file's size, like "340 kB" or "2.1 MB"."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} kB"


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 milestone", "2 milestones"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """The same words where a sentence begins."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The same words inside a sentence."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The same words with a capital at the start and a full stop at the end."""
    trimmed = text.strip()
    if not trimmed:
        return ""
    closed = trimmed if trimmed[-1] in ".!?" else trimmed + "."
    return capital(closed)
