"""What shows that something is so, and whether a change has lasted."""

from __future__ import annotations

from django.db import models

from milepost.people.models import Post, Recorded
from milepost.plan.models import Row
from milepost.sources.filing import FileKind, evidence_storage, safe_name

from .one_of import one_of
from .updates import Update


class Review(Recorded):
    """A look at a completed milestone after a while. *Embedded* is a further mark on Blue: the change is still there."""

    class Finding(models.TextChoices):
        EMBEDDED = "embedded", "The change is still there"
        NOT_EMBEDDED = "not_embedded", "The change has not lasted"

    milestone = models.ForeignKey(Row, on_delete=models.PROTECT, related_name="reviews")
    finding = models.CharField(max_length=12, choices=Finding)
    held_on = models.DateField()
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.get_finding_display()}"


class Evidence(Recorded):
    """A link or a file that shows what an update or a review says, who keeps it, and the last day it can be relied on.

    A file is stored under a name of ours; ``file_name`` is what its owner called it. Where ``file`` is empty and the rest is
    not, the file stayed behind when the plan was brought: its hash tells whoever has it. ``public`` evidence is shown to
    everyone once its update is accepted.
    """

    update = models.ForeignKey(Update, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    title = models.CharField(max_length=200)
    url = models.URLField("link", max_length=500, blank=True)
    file = models.FileField(storage=evidence_storage, upload_to=safe_name, max_length=100, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    file_kind = models.CharField(max_length=4, blank=True, choices=[(k.value, k.label) for k in FileKind])
    file_size = models.PositiveIntegerField("size in bytes", null=True, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_until = models.DateField(null=True, blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "evidence"
        constraints = [
            one_of("progress_evidence_of_one", "update", "review"),
            models.CheckConstraint(
                condition=models.Q(file="", file_name="", file_kind="", file_sha256="", file_size__isnull=True)
                | (~models.Q(file_kind="") & models.Q(file_size__isnull=False)),
                name="progress_file_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def content_type(self) -> str:
        return FileKind(self.file_kind).content_type
