"""Ratings given to milestones: a cell's words, its colour, or both."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Cell
from ..plain import plain
from .cells import lines_of
from .colours import hue_of, is_colour
from .context import Context
from .parts import Part
from .ratings import Rated, read_rating


def give_ratings(context: Context, cells: Sequence[Cell], made: Sequence[Part]) -> None:
    """Several lines go one to each milestone where there are as many; one rating is given to all."""
    for cell in cells:
        read = _together([read_rating(words, context.known) for words in _said(context, cell)])
        by_colour = _by_colour(context, cell)
        each = len(read) == len(made)
        for i, part in enumerate(made):
            found = read[i] if each else _one(read)
            _give(context, part, found, by_colour, cell)
            if not each and len(made) > 1 and (found.rating or by_colour):
                part.doubt(
                    "shared_rating", f"One rating stands beside {len(made)} milestones. Each was given it", "rating"
                )


def _said(context: Context, cell: Cell) -> list[str]:
    """The lines of a rating's cell up to what Milepost worked out itself when it wrote the document."""
    lines = [line.text for line in lines_of(cell)]
    ours = context.vocabulary.lines["worked_out"]
    end = next((i for i, words in enumerate(lines[1:], 1) if plain(words).startswith(ours)), len(lines))
    return lines[:end]


def _together(read: list[Rated]) -> list[Rated]:
    """A day on a line of its own belongs to the rating above it."""
    found: list[Rated] = []
    for one in read:
        if found and one.day and not one.rating and not one.left and found[-1].rating and not found[-1].day:
            found[-1] = Rated(found[-1].rating, one.day, found[-1].left)
        else:
            found.append(one)
    return found


def _one(read: list[Rated]) -> Rated:
    rating = next((r.rating for r in read if r.rating), "")
    day = next((r.day for r in read if r.day), "")
    return Rated(rating, day, " ".join(r.left for r in read if r.left))


def _by_colour(context: Context, cell: Cell) -> str:
    """The rating of a cell's fill, as people or the legend say, else by its hue; the fill is remembered."""
    fill = cell.colour
    if not fill:
        return ""
    if fill in context.colours:
        return context.colours[fill]
    if fill in context.legend.fills:
        context.colours[fill] = context.legend.fills[fill]
    elif is_colour(fill):
        hue = hue_of(fill)
        context.colours[fill] = context.legend.words.get(hue, hue)
    return context.colours.get(fill, "")


def _give(context: Context, part: Part, found: Rated, by_colour: str, cell: Cell) -> None:
    """A word goes before a colour; a bare day is one of completion, and so is a day beside blue."""
    rating = found.rating or ("blue" if found.day and not found.left else by_colour)
    if found.rating and by_colour and found.rating != by_colour:
        said = f"The cell says {found.rating} and its colour says {by_colour}. The word was taken"
        part.doubt("rating_and_colour", said, "rating")
    part.put("rating", rating, cell.place)
    left = "" if plain(found.left) in context.vocabulary.names["nobody"] else found.left
    if found.day and rating == "blue":
        part.put("complete", found.day, cell.place)
    elif found.day:
        context.days += 1
    if left:
        part.add("note", left, cell.place)
        part.doubt("left_over", f"“{left}” stands in the rating's cell and was kept as a note", "note")
