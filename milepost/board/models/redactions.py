"""Words of a board blanked because they should never have been written down."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Recorded


class Blanked(Recorded):
    """Who blanked which words of a board's records, when and why remain; the words do not.

    ``about`` is the model's label and ``about_id`` the row, as the audit trail names them.
    """

    about = models.CharField(max_length=60)
    about_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=40)
    why = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        indexes = [models.Index(fields=["about", "about_id"], name="board_blanked_about")]

    def __str__(self) -> str:
        return f"Blanked: {self.about}, {self.field}"
