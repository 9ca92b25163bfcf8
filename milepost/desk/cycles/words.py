"""A letter's words, and the two forms in which it is sent: plain text, and a page without pictures or scripts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Line:
    """One thing of a list: its words, what is said of it, and where to answer it, where the site's address is known."""

    words: str
    more: str = ""
    link: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    lines: tuple[Line, ...]
    none: str = ""
    """What is said where there is no line."""


@dataclass(frozen=True)
class Words:
    subject: str
    greeting: str
    opening: str
    sections: tuple[Section, ...]
    closing: tuple[Line, ...]


def message(words: Words, to: str) -> EmailMultiAlternatives:
    """The subject is one line, whatever a body is called: a mail server takes no other."""
    mail = EmailMultiAlternatives(" ".join(words.subject.split()), plain(words), to=[to])
    mail.attach_alternative(render_to_string("desk/cycles/letter.html", {"letter": words}), "text/html")
    return mail


def plain(words: Words) -> str:
    parts = [words.greeting, words.opening]
    for section in words.sections:
        lines = "\n".join(f"- {_line(one)}" for one in section.lines) or section.none
        parts.append(f"{section.heading}\n\n{lines}")
    parts += [_line(one).replace("\n  ", "\n") for one in words.closing]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(line: Line) -> str:
    return "\n  ".join(part for part in (line.words, line.more, line.link) if part)
