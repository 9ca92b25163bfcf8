"""What a plain page shows, already in words."""

from django.db import models


class PlainRow(models.Model):
    """One milestone's row; ``filler`` brings the page to the size of the one it stands beside."""

    page = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=20)
    action_ref = models.CharField(max_length=20)
    action = models.TextField()
    resource = models.CharField(max_length=2)
    words = models.TextField()
    owner = models.TextField()
    deadline = models.TextField()
    rating = models.CharField(max_length=5)
    meaning = models.TextField()
    reason = models.TextField()
    said_at = models.DateTimeField(null=True)
    stance = models.CharField(max_length=20)
    forum = models.TextField()
    forum_at = models.DateTimeField(null=True)
    filler = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.ref
