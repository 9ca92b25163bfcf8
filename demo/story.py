"""What has happened in Exampleshire so far: told in days before today, so that it never goes out of date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """An update ``ago`` days before today. ``done`` is how many days before today it was completed; ``turn`` which time
    round it names, counted from 0. ``verdict``: accepted, sent_back, or empty while it waits."""

    ref: str
    ago: int
    by: str
    rating: str
    happened: str
    next: str = ""
    risk: str = ""
    done: int | None = None
    turn: int | None = None
    verdict: str = "accepted"
    reason: str = ""
    evidence: str = ""
    evidence_days: int | None = None
    public: bool = False


@dataclass(frozen=True)
class Looked:
    """A review ``ago`` days before today of something completed: whether it lasted, and what shows it."""

    ref: str
    ago: int
    lasted: bool
    words: str
    evidence: str = ""


@dataclass(frozen=True)
class AtRisk:
    """A risk raised ``ago`` days before today; scores are (likelihood, impact). ``later`` says how it stood afterwards."""

    kind: str
    ref: str
    ago: int
    by: str
    statement: str
    mitigation: str
    before: tuple[int, int]
    after: tuple[int, int]
    owner: str
    review_days: int
    later: tuple[int, str, tuple[int, int], str] | None = None
    """``ago``, what is done, the scores after it, and why it changed; closed where the last begins with "Over"."""


@dataclass(frozen=True)
class Needed:
    """A need written down ``ago`` days before today; ``later`` are (ago, state, pounds, what was decided) as it went on."""

    kind: str
    ref: str
    ago: int
    by: str
    need: str
    what: str
    pounds: int | None = None
    later: tuple[tuple[int, str, int | None, str], ...] = ()


NEEDS: tuple[Needed, ...] = (
    Needed(
        "action",
        "1.1a",
        210,
        "officer",
        "money",
        "Overtime and agency cover until the backlog is cleared",
        140_000,
        ((180, "agreed", 120_000, "The improvement board agreed £120,000 for one year"),),
    ),
    Needed(
        "action",
        "1.1a",
        205,
        "officer",
        "post",
        "A timeliness manager for eighteen months",
        None,
        (
            (150, "recruiting", None, "Agreed by the Director of Children's Services"),
            (90, "filled", None, "Agreed by the Director of Children's Services"),
        ),
    ),
    Needed(
        "milestone",
        "1.1a.2",
        200,
        "officer",
        "post",
        "Eight caseworkers",
        None,
        (
            (160, "recruiting", None, "Agreed with the recovery plan"),
            (95, "filled", None, "Agreed with the recovery plan"),
        ),
    ),
    Needed("action", "2.1a", 170, "officer2", "money", "A second contract for therapies", 260_000),
    Needed(
        "action",
        "2.1a",
        120,
        "officer2",
        "time",
        "A day a week of the commissioning team",
        None,
        ((100, "agreed", None, "Agreed by the Chief Nurse"),),
    ),
)


@dataclass(frozen=True)
class Forum:
    kind: str
    ref: str
    ago: int
    stance: str
    words: str


STORY: tuple[Said | Looked | AtRisk | Forum, ...] = (
    Said("1.1a.1", 232, "owner", "blue", "The board agreed the recovery plan.", done=235, evidence="Board minutes.pdf", evidence_days=365, public=True),
    Said("1.1a.2", 150, "owner", "green", "Five caseworkers have started.", "Three more interviews."),
    Said("1.1a.2", 96, "owner", "blue", "All eight caseworkers are in post.", done=98, evidence="Staff list", evidence_days=-20),
    Said("1.1a.3", 140, "owner", "green", "The backlog fell from 310 to 220.", "Overtime through the summer."),
    Said("1.1a.3", 62, "owner", "green", "The backlog is down to 120.", "Clear the oldest first.", "Educational psychologist advice is slow."),
    Said("1.1a.3", 9, "owner", "green", "64 overdue plans are left.", "Weekly check on each.", verdict="sent_back", reason="The deadline has passed, so this cannot be Green. Say when the last one will be issued."),
    Said("1.1a.4", 170, "owner", "green", "First report given.", turn=0),
    Said("1.1a.4", 135, "owner", "green", "Second report given.", turn=1),
    Said("1.1a.4", 105, "owner", "green", "Third report given.", turn=2),
    Said("1.1a.4", 70, "owner", "green", "Fourth report given, late.", turn=3),
    Said("1.1b.1", 160, "owner", "blue", "The guide is written and printed.", done=164, evidence="The guide"),
    Said("1.1b.2", 120, "owner", "green", "Half of the caseworkers are trained."),
    Said("1.1b.2", 40, "owner", "blue", "Everyone is trained.", done=45),
    Said("1.1b.3", 130, "owner", "green", "First survey held: 212 answers.", turn=0),
    Said("1.2.1", 190, "owner", "blue", "The audit tool is agreed.", done=196, evidence="Audit tool"),
    Said("1.2.2", 128, "owner", "green", "First audit held: 20 plans.", turn=0),
    Said("1.2.2", 66, "owner", "green", "Second audit held: 24 plans.", turn=1),
    Said("1.2.3", 20, "owner", "amber", "A draft template is being tried in two teams.", "Decide by the end of next month.", "Teams are short of time."),
    Said("1.2.3", 3, "owner", "amber", "Both teams say that the new template is quicker. It goes to the board next week.", "Use it everywhere from January.", verdict=""),
    Said("2.1a.1", 99, "owner2", "blue", "Published late, because of the summer break.", done=100, evidence="Needs assessment"),
    Said("2.1a.2", 75, "owner2", "green", "The contract is out to tender."),
    Said("2.1a.2", 12, "owner2", "amber", "One bidder has withdrawn; the start moves by two months.", "Ask the board for money for extra clinics.", "Waits may grow in the north.", verdict=""),
    Said("2.1b.1", 100, "owner2", "blue", "The advice line is open three mornings a week.", done=101, evidence="Leaflet"),
    Said("2.1b.2", 80, "owner2", "green", "Workshops held in three of five districts."),
    Said("2.2.1", 60, "owner2", "amber", "Advertised twice, nobody suitable.", "Advertise with the neighbouring area."),
    Said("2.2.3", 56, "owner2", "green", "Late advice fell from 38 to 29.", turn=0),
    Looked("1.2.1", 25, True, "Three teams still use the tool for every audit.", "Audit records, June to October"),
    Looked("1.1a.2", 15, False, "Two of the eight have left, and their posts are being advertised."),
    AtRisk("milestone", "1.1a.3", 160, "owner", "Advice from educational psychologists comes too late to clear the backlog.", "Two locums from September.", (5, 4), (4, 4), "Head of SEND", -20, (20, "Two locums, and advice is shared between areas.", (3, 4), "The locums have started.")),
    AtRisk("action", "2.1a", 70, "officer2", "No provider bids for the therapy contract.", "Talk to providers before the tender.", (4, 5), (2, 5), "Designated Clinical Officer", 30),
    AtRisk("action", "1.1b", 150, "officer", "Parents have no time to train caseworkers.", "Pay parents for their time.", (3, 3), (1, 3), "Head of SEND", -60, (90, "Parents are paid for their time.", (1, 2), "Over: twelve parents have signed up.")),
    Forum("milestone", "1.1b.2", 30, "disagrees", "Families still meet caseworkers who have not read their child's papers. Training alone has not changed that."),
    Forum("milestone", "1.1b.1", 150, "agrees", "Parents wrote half of this guide and we are proud of it."),
    Forum("milestone", "2.1b.1", 85, "cannot_tell", "Some parents got through, many did not. We would like the numbers."),
    Forum("action", "1.1a", 45, "cannot_tell", "Things feel faster for new requests. Older ones still wait."),
    Forum("impact", "2.1-i1", 50, "disagrees", "Our members in the north report waits of more than 40 weeks."),
)  # fmt: skip
