"""A row that belongs to exactly one of several things."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models


def one_of(name: str, *fields: str) -> models.CheckConstraint:
    """A constraint that exactly one of these foreign keys is set."""
    alone = (models.Q(**{f"{f}__isnull": f != chosen for f in fields}) for chosen in fields)
    return models.CheckConstraint(condition=reduce(or_, alone), name=name)
