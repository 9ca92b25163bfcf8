"""How the board of Exampleshire met so far: told in days before today, like the rest of the story. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass

DIRECTOR = "Director of Children's Services"
NURSE = "Chief Nurse, Exampleshire Integrated Care Board"
HEAD = "Head of SEND"
CLINICAL = "Designated Clinical Officer"
FORUM = "Exampleshire Parent Carer Forum"
PLACE = "Room 2, Exampleshire House, and online"


@dataclass(frozen=True)
class Then:
    """Something to follow: what a post is to do, and by when, in days before today (negative: still to come).

    ``said`` is what became of it: (days before today, part, words, new day). For an answer to a challenge ``what`` is empty.
    """

    what: str
    owner: str
    due: int
    said: tuple[tuple[int, str, str, int | None], ...] = ()


@dataclass(frozen=True)
class Decided:
    """``about`` are kinds with refs ("milestone 1.1a.3", "measure ..."); ``deadline`` in months from the start of the plan."""

    kind: str
    words: str
    reasons: str = ""
    proposer: str = ""
    about: tuple[str, ...] = ()
    dissent: str = ""
    then: tuple[Then, ...] = ()
    deadline: int | None = None


@dataclass(frozen=True)
class Item:
    title: str
    minute: str
    decided: tuple[Decided, ...]
    presenter: str = ""
    private: bool = False


@dataclass(frozen=True)
class Met:
    """A meeting so many days before today. ``missing`` are members of the cast who sent apologies; ``standing_in`` had somebody
    stand in. ``forum`` is the forum's report, ``officers`` the opening words of workstreams 1 and 2 with what they ask for."""

    ago: int
    opening: str
    items: tuple[Item, ...]
    missing: tuple[str, ...] = ()
    standing_in: tuple[str, ...] = ()
    forum: str = ""
    officers: tuple[tuple[str, str, str], ...] = ()
    pack: bool = True
    special: bool = False


TERMS = (
    "The board watches over the priority action plan until every promise in it is kept and families feel the difference.\n\n"
    "It meets every two months. Before each meeting its secretary asks owners for what is due, and sends a pack a week ahead. "
    "It may note, approve, challenge, celebrate, ask for more, escalate, re-baseline and close.\n\n"
    "A deadline of the plan moves only by a re-baseline. Whoever is challenged answers. What the board cannot settle it escalates: "
    "commissioning to the commissioning board, delivery to the child health executive, both to the health and wellbeing board."
)
MEETINGS: tuple[Met, ...] = (
    Met(
        345,
        "The board met for the first time since inspectors published their findings.",
        (
            Item(
                "What inspectors found",
                "The board read the findings in full. Nobody disputed them.",
                (
                    Decided("note", "The two areas for priority action are accepted as they are written."),
                    Decided(
                        "ask_for_more",
                        "The forum’s own evidence on waiting times is put beside the NHS’s figures in the plan.",
                        "The two do not agree, and families will ask why.",
                        FORUM,
                        then=(Then("Bring the forum’s evidence and the trust’s figures to one page", CLINICAL, 300, ((305, "done", "One page, agreed with the forum. The difference was how a wait is counted.", None),)),),
                    ),
                ),
                "Independent chair",
            ),
            Item(
                "Who answers for what",
                "Each workstream has one post that answers for it.",
                (Decided("approve", "The Director of Children’s Services answers for workstream 1, the Chief Nurse for workstream 2.", "One post a workstream, so that nobody has to ask whose it is.", "Independent chair", ("workstream 1", "workstream 2")),),
            ),
        ),
        missing=("board",),
    ),
    Met(
        284,
        "The draft plan was the only business.",
        (
            Item(
                "The draft priority action plan",
                "Officers took the board through both workstreams. The forum had read them with its members first.",
                (
                    Decided(
                        "approve",
                        "The draft goes to the regulator once the two accountable officers have signed it.",
                        "It was written with families and answers every finding.",
                        DIRECTOR,
                        ("workstream 1", "workstream 2"),
                        dissent="The plan promises an advice line while children wait. It does not promise an end to waits in the north, and our members will notice.",
                    ),
                ),
                HEAD,
            ),
        ),
    ),
    Met(
        223,
        "The first meeting since the plan went live.",
        (
            Item(
                "Workstream 1: plans on time, and plans that fit",
                "The recovery plan for late plans is agreed and the first posts are advertised.",
                (
                    Decided("celebrate", "The recovery plan was written in three weeks, with families in the room.", about=("milestone 1.1a.1",), proposer=FORUM),
                    Decided(
                        "ask_for_more",
                        "The next report says how many of the late plans are of children who have moved school.",
                        "The board cannot tell from the total who waits longest.",
                        "Independent chair",
                        ("milestone 1.1a.3",),
                        then=(Then("Say how many late plans are of children who moved school", HEAD, 170, ((150, "done", "Reported with the July figures. A small number, so it is given to the board in the room and not printed.", None),)),),
                    ),
                ),
                DIRECTOR,
            ),
            Item("Workstream 2: therapies and health advice in time", "The needs assessment is under way.", (Decided("note", "The needs assessment will be published in the summer.", about=("milestone 2.1a.1",)),), NURSE),
        ),
        missing=("forum",),
        officers=(("1", "The recovery plan is agreed, and money for it is the next step.", ""),),
    ),
    Met(
        162,
        "Money for the recovery plan was the main business.",
        (
            Item(
                "Overtime and agency cover until late plans are cleared",
                "The director asked for £140,000. The board agreed less, for one year, and wants to see what it buys.",
                (
                    Decided(
                        "approve",
                        "£120,000 for one year.",
                        "The backlog falls by 45 a month with overtime, and by 20 without.",
                        DIRECTOR,
                        ("action 1.1a",),
                        then=(Then("Report what the money has bought, month by month", HEAD, 100, ((104, "done", "310 overdue plans in the spring, 120 now. The table is in the pack.", None),)),),
                    ),
                ),
                DIRECTOR,
            ),
            Item("The guide for families", "Parents wrote half of it.", (Decided("celebrate", "The guide for families is in print, and parents wrote half of it.", about=("milestone 1.1b.1",), proposer=FORUM),), FORUM),
            Item("A complaint about one family’s case", "The board heard how the case is being put right.", (Decided("note", "The case goes to the director, who writes to the family."),), DIRECTOR, private=True),
        ),
        standing_in=("board",),
        forum="Families tell us that calls are answered now. They still do not know how long they will wait.",
        officers=(("1", "Overtime has begun. Without more money it ends in the autumn.", "To agree £140,000 for overtime and agency cover."),),
    ),
    Met(
        101,
        "The board looked hard at health this time.",
        (
            Item(
                "Workstream 2: therapies and health advice in time",
                "The needs assessment came late. The advice line is open, and the forum asked who gets through.",
                (
                    Decided(
                        "challenge",
                        "Why was the needs assessment published late, and what does that do to the contract?",
                        "The contract cannot begin before it, and children wait meanwhile.",
                        "Independent chair",
                        ("milestone 2.1a.1", "milestone 2.1a.2"),
                        then=(Then("", NURSE, 87, ((95, "done", "The summer break took six weeks that the plan had not counted. The tender was shortened by four of them; two are lost.", None),)),),
                    ),
                    Decided(
                        "ask_for_more",
                        "How many callers get through to the advice line, by district?",
                        "The forum cannot tell whether the line helps.",
                        FORUM,
                        ("milestone 2.1b.1",),
                        then=(Then("Bring calls answered and not answered, by district", CLINICAL, 50, ((48, "moved", "The telephone company takes six weeks to split its records.", -14),)),),
                    ),
                ),
                NURSE,
            ),
            Item("Workstream 1: plans on time, and plans that fit", "Two thirds of the backlog is gone.", (Decided("note", "The money is doing what it was given for.", about=("milestone 1.1a.3", "measure exampleshire-plans-in-20-weeks")),), DIRECTOR),
        ),
        forum="The advice line is a good idea. Some parents got through, many did not. We would like the numbers.",
        officers=(("2", "The needs assessment is published, late.", "To note the new date of the tender."),),
    ),
    Met(
        40,
        "Late plans and the waits in the north were the main business.",
        (
            Item(
                "Late plans: the deadline has passed",
                "The deadline for clearing late plans has passed and 64 are left. They had been reported as on track.",
                (Decided("challenge", "When will the last overdue plan be issued, and why was this Green when its deadline had passed?", "The dates say one thing and the report another.", "Independent chair", ("milestone 1.1a.3", "measure exampleshire-plans-in-20-weeks"), then=(Then("", DIRECTOR, 0),)),),
                DIRECTOR,
            ),
            Item(
                "A second contract for therapies",
                "The nurse asked for £260,000, which is not the board’s to give.",
                (Decided("escalate", "The commissioning board is asked for a second contract for therapies.", "One provider cannot see every child in time, and this board holds no money for another.", NURSE, ("action 2.1a",)),),
                NURSE,
            ),
            Item(
                "Training for caseworkers",
                "Everyone is trained. Families do not feel it yet.",
                (
                    Decided(
                        "approve",
                        "The training is complete, and it is looked at again in six months.",
                        "Everyone who was to be trained has been.",
                        HEAD,
                        ("milestone 1.1b.2",),
                        dissent="Families still meet caseworkers who have not read their child’s papers. This is complete on paper only.",
                        then=(Then("Ask twenty families whether their caseworker had read the papers", HEAD, -60),),
                    ),
                ),
                HEAD,
            ),
        ),
        missing=("board",),
        forum="Our members in the north report waits of more than 40 weeks. The training has not changed what families meet.",
        officers=(("1", "Most of the backlog is gone. The last 64 are the hardest: they wait for advice.", "To agree how the last overdue plans are cleared."), ("2", "The second contract decides whether waits fall next year.", "To take the second contract to those who can pay for it.")),
    ),
    Met(
        6,
        "A special meeting about the therapy contract.",
        (
            Item(
                "The start of the therapy contract",
                "One bidder withdrew. The contract cannot begin in time with the other alone.",
                (Decided("rebaseline", "The contract begins two months later.", "One bidder withdrew, so the contract cannot begin in time", NURSE, ("milestone 2.1a.2",), deadline=10, dissent="Two more months is two more months of waiting. We did not agree."),),
                NURSE,
            ),
        ),
        pack=False,
        special=True,
    ),
)  # fmt: skip
"""Oldest first. The last was a special one, between two of the rhythm."""
NEXT = 21
"""In how many days the board meets next."""
