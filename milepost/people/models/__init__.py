"""The nouns of who, one idea a file."""

from .audit import AuditEvent
from .places import Area, Body, Organisation, Partnership, ReportingLine
from .posts import BodyMembership, Holding, Post, StandingReport
from .recorded import Recorded
from .users import Invitation, RoleGrant, User

__all__ = [
    "Area",
    "AuditEvent",
    "Body",
    "BodyMembership",
    "Holding",
    "Invitation",
    "Organisation",
    "Partnership",
    "Post",
    "Recorded",
    "ReportingLine",
    "RoleGrant",
    "StandingReport",
    "User",
]
