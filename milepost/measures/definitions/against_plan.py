"""Whether a plan has what its measures name: only the records can say, so no file is refused for it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.people.models import Organisation, Post
from milepost.plan.models import Plan, Row

from .read import of_plan
from .records import Measure


def not_in_plan(plan: Plan) -> tuple[str, ...]:
    """What the measures of a plan name and the plan has not, each with its file. Three queries, however many measures."""
    measures = of_plan(plan.slug)
    if not measures:
        return ()
    kinds = (Row.Kind.IMPACT, Row.Kind.MILESTONE)
    refs = set(Row.objects.filter(plan=plan, kind__in=kinds).values_list("kind", "ref"))
    posts = set(Post.objects.filter(area=plan.area_id).values_list("title", flat=True))
    organisations = set(Organisation.objects.filter(area=plan.area_id).values_list("name", flat=True))
    return tuple(words for m in measures for words in _missing(m, refs, posts, organisations))


def _missing(measure: Measure, refs: set[tuple[str, str]], posts: set[str], organisations: set[str]) -> Iterator[str]:
    named = [
        *((f"impact “{ref}”", (Row.Kind.IMPACT, ref) in refs) for ref in measure.impacts),
        *((f"milestone “{ref}”", (Row.Kind.MILESTONE, ref) in refs) for ref in measure.milestones),
        *((f"organisation “{name}”", name in organisations) for name in measure.collected_from),
    ]
    if measure.owner:
        named.append((f"post “{measure.owner}”", measure.owner in posts))
    yield from (f"definitions/{measure.file}: the plan has no {what}" for what, there in named if not there)
