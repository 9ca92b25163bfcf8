"""How a highlight report reads: what is collated, and apart from it the words of its officer."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.board.actions.forum_report import report_for_forum
from milepost.board.actions.sign_highlight import sign_highlight
from milepost.board.actions.write_highlight import NewWords, write_highlight
from milepost.board.highlights import TITLES, Highlights, forum_blocks, highlight_blocks
from milepost.board.highlights.meeting import highlights_of
from milepost.board.models import Highlight, HighlightVersion
from milepost.board.queries.highlights import HighlightRead, forum_report, highlights
from milepost.design.report import Block, Bullets, Heading, Para, Signature, Style
from milepost.people.clock import today
from tests.board.highlight import a_highlight
from tests.board.meeting import a_meeting

WORDS = NewWords(
    "A better month.", {"risks": "One is new."}, ("risks", *(k for k in TITLES if k != "risks")), "Agree it."
)


@pytest.fixture
def report(db: Any) -> Highlight:
    return a_highlight()


def read(report: Highlight) -> tuple[Highlights, HighlightRead]:
    found = highlights_of(report, on=today())
    assert found
    return found, next(h for h in highlights([report.meeting_id], on=today()) if h.id == report.pk)


def drawn(report: Highlight) -> tuple[Block, ...]:
    found, kept = read(report)
    return highlight_blocks(found, kept.written, kept.signed)


def heads(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Heading)]


def own(blocks: tuple[Block, ...]) -> list[Para]:
    return [b for b in blocks if isinstance(b, Para) and b.style is Style.INSET]


def write(report: Highlight, by: Any) -> HighlightVersion:
    return write_highlight(highlight=report, new=WORDS, seen=read(report)[1].written.id, by=by)


def test_without_words_every_section_stands_in_its_usual_order(report: Highlight) -> None:
    blocks = drawn(report)
    assert heads(blocks) == ["Workstream 1", *TITLES.values()]
    assert own(blocks) == []
    keys = [b.key for b in blocks if isinstance(b, Heading)]
    assert len(set(keys)) == len(keys)
    assert blocks[-1] == Signature("Director of Children's Services")


def test_an_officers_words_stand_apart_in_the_order_they_chose(report: Highlight, cast: Any) -> None:
    version = write(report, cast("officer"))
    blocks = drawn(report)
    assert heads(blocks)[1:4] == ["What the board is asked to decide", "Risks up and down", "Completed"]
    said = {p.runs[1].text: (p.runs[0].text, p.runs[1].source) for p in own(blocks)}
    assert set(said) == {"A better month.", "One is new.", "Agree it."}
    for whose, source in said.values():
        assert whose == "Draft for the Director of Children's Services, not signed: "
        assert source.startswith(f"highlight_version:{version.pk}:")
    assert said["One is new."][1].endswith(":words.risks")
    collated = [item for b in blocks if isinstance(b, Bullets) for item in b.items]
    assert not any("One is new." in run.text for item in collated for run in item)


def test_words_alter_no_sentence_that_was_collated(report: Highlight, cast: Any) -> None:
    def collated() -> set[Any]:
        return {item for b in drawn(report) if isinstance(b, Bullets) for item in b.items}

    before = collated()
    write(report, cast("officer"))
    assert collated() == before != set()


def test_signed_words_are_the_officers_until_somebody_changes_them(report: Highlight, cast: Any) -> None:
    write(report, cast("lead"))
    found, kept = read(report)
    sign_highlight(highlight=report, seen=kept.written.id, digest=found.digest, by=cast("officer"))
    blocks = drawn(report)
    assert own(blocks)[0].runs[0].text == "In the words of the Director of Children's Services: "
    signature = blocks[-1]
    assert isinstance(signature, Signature)
    assert (signature.post, signature.note) == ("Director of Children's Services", "")
    new = NewWords("A worse month.")
    write_highlight(highlight=report, new=new, seen=read(report)[1].written.id, by=cast("lead"))
    blocks = drawn(report)
    assert "not signed" in own(blocks)[0].runs[0].text
    signature = blocks[-1]
    assert isinstance(signature, Signature)
    assert signature.note.startswith("Changed since it was signed: words were added")


def test_the_forums_words_are_its_own(cast: Any) -> None:
    meeting = a_meeting()
    assert "has not reported" in str(forum_blocks(forum_report(meeting.pk, on=today())))
    said = report_for_forum(meeting=meeting, words="We see little change.", seen=0, by=cast("forum"))
    (para,) = forum_blocks(forum_report(meeting.pk, on=today()))
    assert isinstance(para, Para)
    assert para.style is Style.INSET
    assert para.runs[1].source == f"forum_report:{said.pk}:words"
