"""The small cast of the demonstration, the tests and the documents: one for each role, all fictional."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.rules.permissions import Role


@dataclass(frozen=True)
class Member:
    """``post`` is the title of the post they hold, ``seat`` the body they sit on, ``role`` one granted by name.

    ``sits`` is how they sit there, ``for_`` the organisation they sit there for, ``place`` a place kept for somebody.
    """

    key: str
    name: str
    what: str
    role: Role | None = None
    post: str = ""
    seat: str = ""
    sits: str = "member"
    for_: str = ""
    place: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"


BOARD = "Exampleshire SEND Improvement Board"
ABOVE = "Exampleshire Children's Commissioning Board"
CAST = (
    Member("administrator", "Ada Administrator", "Looks after people, posts, bodies and roles", role=Role.ADMINISTRATOR),
    Member("lead", "Leo Lead", "Looks after the plan, and checks what an officer posts", role=Role.PLAN_LEAD),
    Member("officer", "Orla Officer", "Answers for workstream 1, and checks its updates", post="Director of Children's Services"),
    Member("officer2", "Nadia Nhs", "Answers for workstream 2", post="Chief Nurse, Exampleshire Integrated Care Board"),
    Member("owner", "Owen Owner", "Owns milestones, and says what happened", post="Head of SEND"),
    Member("owner2", "Dina Clinical", "Owns health milestones", post="Designated Clinical Officer"),
    Member("board", "Bo Board", "Sits on the board, and reads everything about the plan", seat=BOARD, for_="Exampleshire Children's NHS Trust"),
    Member("secretary", "Sam Secretary", "Keeps the board: its meetings, packs, decisions and minutes", seat=BOARD, sits="secretary", for_="Exampleshire Council"),
    Member("commissioner", "Cora Commissioner", "Chairs the commissioning board, which answers what other boards escalate to it", seat=ABOVE, sits="chair", for_="NHS Exampleshire Integrated Care Board"),
    Member("chair", "Charlie Chair", "Chairs the board, from outside the council and the NHS", seat=BOARD, sits="chair"),
    Member("forum", "Fern Forum", "Speaks for parents and carers", role=Role.FORUM, seat=BOARD, for_="Exampleshire Parent Carer Forum", place="forum"),
    Member("analyst", "Ana Analyst", "Keeps the measures, and confirms the figures others send", role=Role.ANALYST),
    Member("provider", "Terry Therapies", "Sends the figures of the children's NHS trust", role=Role.PROVIDER, post="Information Manager"),
    Member("auditor", "Aubrey Auditor", "Reads everything recorded, and changes nothing", role=Role.AUDITOR),
    Member("nobody", "Noor Nobody", "Signed in, with no role yet"),
)  # fmt: skip
