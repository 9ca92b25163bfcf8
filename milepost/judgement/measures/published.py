"""The published figures beside a plan's own, and the question to ask where what the plan says is not what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.judgement.national.places import place_of
from milepost.measures.definitions import Measure
from milepost.people.models import Area
from milepost.rules.borne_out import borne_out
from milepost.sources import national
from milepost.sources.national import Figure, NationalMeasure, Place, Standing


@dataclass(frozen=True)
class PublishedYear:
    """``figures`` are the area's, one for each way of counting; ``england`` hers by the first way. In words."""

    label: str
    figures: tuple[str, ...]
    england: str


@dataclass(frozen=True)
class Published:
    """``ways`` are the published measures: the one that was named, and the same counted otherwise where it is published too.

    ``challenge`` says what the plan says and what was published, empty where nothing contradicts the plan; ``question`` is what
    to ask before the two are compared.
    """

    place: Place
    ways: tuple[NationalMeasure, ...]
    years: tuple[PublishedYear, ...]
    challenge: str
    question: str
    releases: tuple[Standing, ...]


def published(measure: Measure, area: Area, *, began: date | None = None) -> Published | None:
    """None where the measure names no published one, or the area is none that the nation publishes figures of.

    ``began`` is the day the plan began: its year is looked at where its baseline gives no day. Nothing is asked of the database.
    """
    place = place_of(area)
    if not measure.national or place is None:
        return None
    ways = _ways(measure.national)
    england = national.place("england")
    asked = [{(f.place.key, f.year): f for f in national.figures(w.id, [place, england])} for w in ways]
    years = tuple(
        PublishedYear(
            _label(asked, england, year),
            tuple(_said(found.get((place.key, year))) for found in asked),
            _said(asked[0].get((england.key, year))),
        )
        for year in national.years(ways[0].id)
    )
    at = measure.baseline.on if measure.baseline and measure.baseline.on else began
    then = [found.get((place.key, at.year)) if at else None for found in asked]
    challenge = _challenge(measure, ways, then)
    return Published(place, ways, years, challenge, measure.national_question, national.standing(ways[0].id))


def _ways(name: str) -> tuple[NationalMeasure, ...]:
    first = national.measure(name)
    return (first, national.measure(first.counted_otherwise)) if first.counted_otherwise else (first,)


def _label(asked: list[dict[tuple[str, int], Figure]], england: Place, year: int) -> str:
    figure = asked[0].get((england.key, year))
    return figure.label if figure else str(year)


def _said(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "no figure"
    return figure.unit.say(figure.value)


def _challenge(measure: Measure, ways: tuple[NationalMeasure, ...], then: list[Figure | None]) -> str:
    """What is said and what was published, where no way of counting bears the plan out."""
    said = measure.baseline
    known = [(w, f) for w, f in zip(ways, then, strict=True) if f is not None and f.value is not None]
    if said is None or said.value is None or not known:
        return ""
    if any(f.value is not None and borne_out(said.value, said.as_written, f.value) for _, f in known):
        return ""
    rates = ", ".join(f"{_said(f)} {w.counted}".rstrip() for w, f in known)
    return f"The plan says {said.as_written}. The published rate for {known[0][1].label} was {rates}."
