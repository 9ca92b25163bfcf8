"""Bringing a document as a person does, for tests."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.desk.intake.planfiles import lines_of
from milepost.people.clock import now
from milepost.people.models import User
from milepost.plan.planfile import read_plan_file
from milepost.sources.models import Intake

LOAD = "/desk/plans/load/"
GOOD = """
plan: {slug: small, title: A small plan, kind: priority_action_plan}
area: {name: Smallshire}
workstreams:
  - ref: "1"
    statement: One thing
    weakness: It was weak
    outcomes:
      - ref: "1.1"
        statement: It is better
        actions:
          - ref: 1.1a
            statement: Do it
            milestones:
              - {statement: It is done, deadline: Nov 2026}
"""


def bring(client: Any, content: bytes, name: str = "plan.yaml") -> Any:
    """The page after a file was chosen and sent: the form again, or whatever there is to see of the document."""
    return client.post(LOAD, {"file": SimpleUploadedFile(name, content)}, follow=True)


def make(client: Any, content: bytes = GOOD.encode(), name: str = "plan.yaml") -> Any:
    """The answer to "Make the draft plan", for a plan file that is right."""
    page = bring(client, content, name)
    return client.post(page.request["PATH_INFO"] + "make/")


def an_intake(state: str = "read", **fields: Any) -> Intake:
    """A document in a state, written past every rule."""
    values = {
        "file_name": "Plan.docx",
        "file_kind": "docx",
        "file_size": 1,
        "file_sha256": "0" * 64,
        "state": state,
        "state_at": now(),
        "recorded_at": now(),
        "recorded_by": User.objects.get(email="lead@example.org"),
    }
    return Intake.objects.create(**values | fields)


def an_intake_with_a_plan_file() -> Intake:
    """A plan file that was read, with the file itself."""
    document = lines_of(read_plan_file(GOOD, "plan.yaml"), GOOD, "plan.yaml")
    intake = an_intake(file_name="plan.yaml", file_kind="yaml", document=document)
    intake.file.save("plan.yaml", ContentFile(GOOD.encode()))
    return intake
