"""What a row says next, made from what it says now; nothing is written here."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from milepost.people.calendar import calendar
from milepost.rules.timescale import NotUnderstood, Rhythm, Timescale, understand_as

from ..models import Row, Version
from .changes import NewRow, NewWording, Values

WORDS = ("statement", "plain", "note", "weakness", "weakness_plain", "resource")
TIMES = ("deadline", "shape", "starts", "due", "precision", "rhythm", "counts_from")
OF_KIND = {
    Row.Kind.WORKSTREAM: ("statement", "plain", "note", "weakness", "weakness_plain"),
    Row.Kind.OUTCOME: ("statement", "plain", "note"),
    Row.Kind.IMPACT: ("statement", "plain", "note", "figures"),
    Row.Kind.ACTION: ("statement", "plain", "note", "resource"),
    Row.Kind.MILESTONE: ("statement", "plain", "note", "resource", "figures", "deadline"),
}
"""What each kind of row may say."""


def first(row: Row, values: NewRow) -> Version:
    """The first version of a new row, not saved. Raises ValidationError, naming the field."""
    version = Version(row=row)
    _put(version, row, values)
    if row.kind == Row.Kind.MILESTONE and not version.deadline:
        raise ValidationError({"deadline": "Give the deadline, like “Nov 2027” or “From Feb 2027”"})
    return version


def reworded(present: Version, values: NewWording) -> Version:
    """The next version of a row, not saved; what is None in ``values`` stays."""
    version = Version.objects.get(pk=present.pk)
    version.pk = None
    version._state.adding = True
    _put(version, values.row, values)
    return version


def differs(a: Version, b: Version) -> bool:
    """Whether two versions say anything different. In spaces around the words they do not differ."""
    return any(getattr(a, name) != getattr(b, name) for name in (*WORDS, "figures", *TIMES))


def _put(version: Version, row: Row, values: Values) -> None:
    for name in WORDS:
        said = getattr(values, name)
        if said is not None and (name in OF_KIND[Row.Kind(row.kind)] or said.strip()):
            _must_belong(row, name)
            setattr(version, name, said.strip())
    if values.figures is not None and (values.figures or version.figures):
        _must_belong(row, "figures")
        version.figures = [dict(f) for f in values.figures]
    if not version.statement:
        raise ValidationError({"statement": "Say what this row of the plan promises"})
    if version.resource and version.resource not in Version.Resource.values:
        raise ValidationError({"resource": "Choose AR or ER"})
    if values.deadline is not None or values.rhythm is not None:
        _must_belong(row, "deadline")
        _set_time(version, values)


def _must_belong(row: Row, name: str) -> None:
    if name not in OF_KIND[Row.Kind(row.kind)]:
        raise ValidationError(f"A row of this kind ({row.kind}) has no {name.replace('_', ' ')}")


def _set_time(version: Version, values: Values) -> None:
    written = (values.deadline if values.deadline is not None else version.deadline).strip()
    if not written:
        raise ValidationError({"deadline": "Give the deadline, like “Nov 2027” or “From Feb 2027”"})
    if len(written) > 120:
        raise ValidationError({"deadline": "Keep the deadline to 120 letters; the rest belongs in the note"})
    present = version.timescale
    if present and written == present.as_written and not values.means and values.rhythm is None:
        return
    found = _understood(written, values, present)
    version.deadline, version.shape = found.as_written, found.shape
    version.starts, version.due, version.precision = found.starts, found.due, found.precision
    version.rhythm, version.counts_from = found.rhythm or "", found.counts_from


def _understood(written: str, values: Values, present: Timescale | None) -> Timescale:
    """As written it is kept; what it means is read from ``means`` where that is given."""
    rhythm = present.rhythm if present else None
    counts_from = present.counts_from if present else None
    if values.rhythm is not None:
        rhythm = Rhythm(values.rhythm) if values.rhythm else None
        counts_from = values.counts_from if rhythm else None
    where = "means" if values.means.strip() else "deadline"
    try:
        return understand_as(written, values.means, rhythm=rhythm, counts_from=counts_from, calendar=calendar())
    except NotUnderstood as error:
        raise ValidationError({where: str(error)}) from error
