"""Who may do what: the one table of role and verb.

Source: design section 7 ("Ownership", "Public", "Redaction") and the plan's own governance: an owner reports, an
accountable officer answers for a workstream, families' representatives speak beside them, and an auditor only reads.

Roles held *in relation to something* (owner of a milestone, accountable officer of a workstream) are worked out by
``access`` for the thing in hand; this module only says what each role carries.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    BOARD_MEMBER = "board_member"
    SECRETARY = "secretary"
    FORUM = "forum"
    OWNER = "owner"
    ACCOUNTABLE_OFFICER = "accountable_officer"
    PLAN_LEAD = "plan_lead"
    ANALYST = "analyst"
    PROVIDER = "provider"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def label(self) -> str:
        return ROLE_LABELS[self]


class Verb(StrEnum):
    READ_PUBLIC = "read_public"
    OWN_ACCOUNT = "own_account"
    READ_PLAN = "read_plan"
    READ_PEOPLE = "read_people"
    POST_UPDATE = "post_update"
    CHECK_UPDATE = "check_update"
    REASSIGN_OWNER = "reassign_owner"
    REVIEW_MILESTONE = "review_milestone"
    MANAGE_RISK = "manage_risk"
    GIVE_FORUM_VIEW = "give_forum_view"
    WRITE_REPORT = "write_report"
    SIGN_REPORT = "sign_report"
    KEEP_MEETINGS = "keep_meetings"
    ANSWER_BOARD = "answer_board"
    LOAD_PLAN = "load_plan"
    MOVE_PLAN = "move_plan"
    SIGN_OFF = "sign_off"
    REVISE_PLAN = "revise_plan"
    KEEP_RESOURCES = "keep_resources"
    BRING_UPDATES = "bring_updates"
    SEND_READING = "send_reading"
    CONFIRM_READING = "confirm_reading"
    KEEP_MEASURE = "keep_measure"
    LOAD_RELEASE = "load_release"
    MANAGE_KEYS = "manage_keys"
    SEND_BY_KEY = "send_by_key"
    REDACT = "redact"
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"

    @property
    def label(self) -> str:
        return VERB_LABELS[self]


ROLE_LABELS: dict[Role, str] = {
    Role.PUBLIC: "Member of the public",
    Role.SIGNED_IN: "Signed in, with no role",
    Role.BOARD_MEMBER: "Board member",
    Role.SECRETARY: "Secretary or chair (of this body)",
    Role.FORUM: "Parent carer forum representative",
    Role.OWNER: "Owner (of these milestones)",
    Role.ACCOUNTABLE_OFFICER: "Accountable officer (of this workstream)",
    Role.PLAN_LEAD: "Plan lead",
    Role.ANALYST: "Analyst",
    Role.PROVIDER: "Provider (sends figures for their own organisation)",
    Role.ADMINISTRATOR: "Administrator",
    Role.AUDITOR: "Auditor of the trail",
}

VERB_LABELS: dict[Verb, str] = {
    Verb.READ_PUBLIC: "Read what is public",
    Verb.OWN_ACCOUNT: "Look after their own account",
    Verb.READ_PLAN: "Read the plan at the desk",
    Verb.READ_PEOPLE: "Read who answers for what",
    Verb.POST_UPDATE: "Post an update",
    Verb.CHECK_UPDATE: "Accept an update or send it back (never their own)",
    Verb.REASSIGN_OWNER: "Change who owns a milestone",
    Verb.REVIEW_MILESTONE: "Review whether a completed change has lasted (never what they completed)",
    Verb.MANAGE_RISK: "Raise a risk, and say how it stands",
    Verb.GIVE_FORUM_VIEW: "Record the forum's view, and its report to a board",
    Verb.WRITE_REPORT: "Add words to a workstream's highlight report, and put it in order",
    Verb.SIGN_REPORT: "Sign a workstream's highlight report",
    Verb.KEEP_MEETINGS: "Plan meetings, open a cycle, make packs, record decisions, escalate and publish",
    Verb.ANSWER_BOARD: "Say what became of what a board asked (for a post they hold, or as its secretary)",
    Verb.LOAD_PLAN: "Bring a plan in",
    Verb.MOVE_PLAN: "Move a plan on, and record who took part, signed off and looked at it",
    Verb.SIGN_OFF: "Sign a plan off (for a post they hold or a body they sit on)",
    Verb.REVISE_PLAN: "Change what a plan says: freely in a draft, through a revision once it is agreed",
    Verb.KEEP_RESOURCES: "Say what a row needs and what was agreed",
    Verb.BRING_UPDATES: "Bring updates back in a spreadsheet",
    Verb.SEND_READING: "Send a figure (a provider for their own organisation, a post for the measures it owns)",
    Verb.CONFIRM_READING: "Confirm a figure (never one they sent)",
    Verb.KEEP_MEASURE: "Change a measure's target or baseline, redraw its chart, note what happened",
    Verb.LOAD_RELEASE: "Load a release of national figures",
    Verb.MANAGE_KEYS: "Give and take away the keys by which providers' systems send figures",
    Verb.SEND_BY_KEY: "Send figures as a provider's system, which has a key: no person may, whatever their role",
    Verb.REDACT: "Blank words that should not have been posted",
    Verb.MANAGE_PEOPLE: "Look after people, posts, bodies and roles",
    Verb.READ_AUDIT: "Read the audit trail",
}

_EVERYONE = frozenset({Verb.READ_PUBLIC})
_SIGNED_IN = _EVERYONE | {Verb.OWN_ACCOUNT}
_DESK = _SIGNED_IN | {Verb.READ_PLAN, Verb.READ_PEOPLE}
_FIGURES = {Verb.SEND_READING, Verb.CONFIRM_READING, Verb.KEEP_MEASURE, Verb.LOAD_RELEASE}

MAY: dict[Role, frozenset[Verb]] = {
    Role.PUBLIC: _EVERYONE,
    Role.SIGNED_IN: _SIGNED_IN,
    Role.BOARD_MEMBER: _DESK | {Verb.SIGN_OFF, Verb.ANSWER_BOARD},
    Role.SECRETARY: _DESK | {Verb.KEEP_MEETINGS, Verb.ANSWER_BOARD},
    Role.FORUM: _DESK | {Verb.GIVE_FORUM_VIEW, Verb.ANSWER_BOARD},
    Role.OWNER: _DESK
    | {
        Verb.POST_UPDATE,
        Verb.MANAGE_RISK,
        Verb.SIGN_OFF,
        Verb.SEND_READING,
        Verb.CONFIRM_READING,
        Verb.ANSWER_BOARD,
    },
    Role.ACCOUNTABLE_OFFICER: _DESK
    | {
        Verb.POST_UPDATE,
        Verb.CHECK_UPDATE,
        Verb.REASSIGN_OWNER,
        Verb.REVIEW_MILESTONE,
        Verb.MANAGE_RISK,
        Verb.KEEP_RESOURCES,
        Verb.BRING_UPDATES,
        Verb.SIGN_OFF,
        Verb.SEND_READING,
        Verb.CONFIRM_READING,
        Verb.WRITE_REPORT,
        Verb.SIGN_REPORT,
        Verb.ANSWER_BOARD,
    },
    Role.PLAN_LEAD: _DESK
    | {
        Verb.WRITE_REPORT,
        Verb.KEEP_MEETINGS,
        Verb.ANSWER_BOARD,
        Verb.CHECK_UPDATE,
        Verb.REVIEW_MILESTONE,
        Verb.MANAGE_RISK,
        Verb.LOAD_PLAN,
        Verb.MOVE_PLAN,
        Verb.SIGN_OFF,
        Verb.REDACT,
        Verb.REVISE_PLAN,
        Verb.KEEP_RESOURCES,
        Verb.BRING_UPDATES,
    }
    | _FIGURES,
    Role.ANALYST: _DESK | _FIGURES,
    Role.PROVIDER: _SIGNED_IN | {Verb.SEND_READING},
    Role.ADMINISTRATOR: _DESK
    | {
        Verb.LOAD_PLAN,
        Verb.MOVE_PLAN,
        Verb.SIGN_OFF,
        Verb.REDACT,
        Verb.MANAGE_PEOPLE,
        Verb.READ_AUDIT,
        Verb.LOAD_RELEASE,
        Verb.MANAGE_KEYS,
    },
    Role.AUDITOR: _DESK | {Verb.READ_AUDIT},
}

DEPENDS_ON_ROW = frozenset(
    {
        Verb.POST_UPDATE,
        Verb.CHECK_UPDATE,
        Verb.REASSIGN_OWNER,
        Verb.REVIEW_MILESTONE,
        Verb.MANAGE_RISK,
        Verb.KEEP_RESOURCES,
        Verb.BRING_UPDATES,
        Verb.WRITE_REPORT,
        Verb.SIGN_REPORT,
    }
)
"""Verbs that being an owner or accountable officer somewhere opens only there."""

DEPENDS_ON_BODY = frozenset({Verb.KEEP_MEETINGS})
"""Verbs that being a secretary or chair somewhere opens only there."""

GRANTED = (Role.FORUM, Role.PLAN_LEAD, Role.ANALYST, Role.PROVIDER, Role.ADMINISTRATOR, Role.AUDITOR)
"""Roles given to a person by name; the others follow from the posts they hold and the bodies they sit on."""


def settled(roles: Iterable[Role]) -> frozenset[Role]:
    """The roles that count: an auditor is only an auditor, so that whoever checks the trail never writes it.

    >>> sorted(settled([Role.PLAN_LEAD, Role.AUDITOR]))
    [<Role.AUDITOR: 'auditor'>]
    """
    held = frozenset(roles)
    return frozenset({Role.AUDITOR}) if Role.AUDITOR in held else held


def may(roles: Iterable[Role], verb: Verb) -> bool:
    """Whether any of these roles carries the verb.

    >>> may([Role.OWNER], Verb.POST_UPDATE), may([Role.AUDITOR, Role.OWNER], Verb.POST_UPDATE)
    (True, False)
    """
    return any(verb in MAY[role] for role in settled(roles))
