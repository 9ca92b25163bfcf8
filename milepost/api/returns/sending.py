"""From what a system sent to readings: its key's own figures alone, all of them or none, and the same thing twice counts once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from milepost.api.problems import Problem
from milepost.measures.actions.send import NotTaken, Stands, Taken, send_readings
from milepost.measures.checking import NewReading, problems
from milepost.measures.definitions import Breakdown, Measure
from milepost.measures.models import ProviderKey, Reading
from milepost.measures.queries.asked import Slot, asked_measures
from milepost.people.clock import today
from milepost.people.system import providers_system
from milepost.rules.measuring import Answer, Way
from milepost.rules.periods import Period, period_of

from .body import pointer

Json = dict[str, Any]
CLASH = "Nothing was recorded. Other figures stand where some of these were sent. Look at “errors”, then send it again"
NOTHING = "Nothing was recorded. Put right what “errors” lists, and send it again"
NOT_ASKED = "No figure is asked for so early or so late. GET /api/returns/v1/measures and /owed say which are"


def send(body: Json, digest: str, key: ProviderKey) -> Taken:
    """What was recorded, or is recorded under this reference already, with no ``submission`` where there is nothing new.

    Raises Problem.
    """
    answers = _answers(body["figures"], key)
    try:
        taken = send_readings(
            by=providers_system(), way=Way.API, area=key.organisation.area, organisation=key.organisation, answers=answers,
            name=body["reference"], reference=body["reference"], digest=digest, key=key,
        )  # fmt: skip
    except Stands as stands:
        errors = [_clash(p.at, stands.latest.get(p.at)) for p in stands.problems if p.field == "instead_of"]
        raise Problem(409, CLASH, errors=errors) from stands
    except NotTaken as wrong:
        raise Problem(422, NOTHING, errors=[(_place(p.at, p.field), p.words) for p in wrong.problems]) from wrong
    if taken.submission and taken.submission.digest != digest:
        words = "This reference was used for other content, which was recorded. Use a new reference for new figures"
        raise Problem(409, words, errors=[("/reference", "It was used before")])
    return taken


def _answers(figures: list[Json], key: ProviderKey) -> list[NewReading]:
    """Whether they are this provider's to send comes first: who may not send a figure is not told what is wrong with it."""
    measures = {m.id: m for m in asked_measures(key.organisation)}
    if others := [n for n, figure in enumerate(figures) if figure["measure"] not in measures]:
        words = f"{key.organisation.name} is not asked for these figures. GET /api/returns/v1/measures lists what it is asked for"
        raise Problem(
            403, words, errors=[(pointer("figures", n, "measure"), "Not asked of this provider") for n in others]
        )
    if far := [n for n, figure in enumerate(figures) if not _may_be(measures[figure["measure"]], figure["period"])]:
        raise Problem(422, NOTHING, errors=[(pointer("figures", n, "period"), NOT_ASKED) for n in far])
    answers = [_answer(measures[figure["measure"]], figure) for figure in figures]
    if errors := [
        error for n, answer in enumerate(answers) for error in _not_first(n, figures[n]["period"], answer.period)
    ]:
        # Whatever else is wrong is said too, so that it is put right in one go.
        more = problems(answers, key.organisation.name, today())
        raise Problem(422, NOTHING, errors=errors + [(_place(p.at, p.field), p.words) for p in more])
    return answers


def _may_be(measure: Measure, period: str) -> bool:
    """Whether a day is between the first that is asked about and today: years without end would be a chart without end."""
    since = measure.collected_since
    return since is not None and since <= date.fromisoformat(period) <= today()


def _answer(measure: Measure, figure: Json) -> NewReading:
    period = period_of(measure.every, date.fromisoformat(figure["period"]))
    slot = Slot(measure, Breakdown(figure.get("breakdown", ""), "", ""), period, period.ends)
    return slot.answered_with(
        Answer(figure["answer"]), _number(figure.get("numerator")), _number(figure.get("denominator")),
        figure.get("why", ""), figure.get("instead_of"),
    )  # fmt: skip


def _not_first(at: int, said: str, period: Period) -> Iterator[tuple[str, str]]:
    """A day in the middle of a period may be a slip of a month, so it is asked back."""
    if said != period.starts.isoformat():
        fix = f"{said} is not the first day of a period. Write {period.starts} for {period.label}"
        yield pointer("figures", at, "period"), fix


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _place(at: int, field: str) -> str:
    """A count is sent as a numerator, and kept as a value."""
    return pointer("figures", at, "numerator" if field == "value" else field)


def _clash(at: int, stands: Reading | None) -> tuple[str, str]:
    where = pointer("figures", at, "instead_of")
    if stands is None:
        return where, "No figure stands here that could be replaced. Leave this out"
    return where, f"Figure {stands.pk} stands here. To replace it, name it as instead_of and say why it was wrong"
