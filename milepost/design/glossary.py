"""Terms in plain English, from ``definitions/glossary.yaml``: the one source of every explanation on a page or in the docs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils.text import slugify
from markupsafe import Markup

GROUPS = ("everyone", "desk")


@dataclass(frozen=True)
class Term:
    """``anchor`` is its place on the words page."""

    name: str
    meaning: str
    anchor: str


Glossary = dict[str, tuple[Term, ...]]


def glossary() -> Glossary:
    """The terms of each group, in the order of the file."""
    return read_glossary(settings.DEFINITIONS / "glossary.yaml")


@cache
def read_glossary(path: Path) -> Glossary:
    """Every term of a file. Raises ImproperlyConfigured naming the file, the line and the fix."""
    root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or tuple(key.value for key, _ in root.value) != GROUPS:
        raise ImproperlyConfigured(f"{path.name}, line 1: give the groups {' and '.join(GROUPS)}, in this order")
    seen: dict[str, int] = {}
    return {group.value: tuple(_terms(terms, path.name, seen)) for group, terms in root.value}


def _terms(group: yaml.Node, file: str, seen: dict[str, int]) -> Iterator[Term]:
    if not isinstance(group, yaml.MappingNode):
        raise ImproperlyConfigured(f"{file}, line {group.start_mark.line + 1}: give terms, each with its meaning")
    for key, value in group.value:
        line = key.start_mark.line + 1
        where = f"{file}, line {line}: {key.value}"
        if not isinstance(value, yaml.ScalarNode) or value.tag != "tag:yaml.org,2002:str":
            raise ImproperlyConfigured(f"{where} needs a meaning in words")
        if not value.value.rstrip().endswith("."):
            raise ImproperlyConfigured(f"{where} must end with a full stop")
        anchor = slugify(key.value)
        if anchor in seen:
            raise ImproperlyConfigured(f"{where} is explained on line {seen[anchor]} already. Keep one of the two")
        seen[anchor] = line
        yield Term(key.value, value.value.strip(), anchor)


def find(name: str) -> Term:
    """A term by its name, in capitals or not. A page that uses a term nobody explained is a mistake of ours."""
    wanted = slugify(name)
    for terms in glossary().values():
        for term in terms:
            if term.anchor == wanted:
                return term
    raise LookupError(f"{name} is not in definitions/glossary.yaml")


def help_with(name: str) -> Markup:
    """The word, which opens to what it means. Without JavaScript; quiet until somebody asks; not inside a paragraph."""
    term = find(name)
    return Markup(
        '<details class="mp-term"><summary>{}<span class="govuk-visually-hidden">: what it means</span></summary>'
        '<div class="mp-term__meaning">{} <a class="govuk-link" href="{}#{}">All words'
        '<span class="govuk-visually-hidden"> explained, at {}</span></a></div></details>'
    ).format(name, term.meaning, reverse("help-words"), term.anchor, name)


def help_with_all(*names: str) -> Markup:
    """A row of the words a page uses, for pages whose words stand in sentences."""
    items = Markup("").join(Markup("<li>{}</li>").format(help_with(name)) for name in names)
    return Markup(
        '<div class="mp-terms mp-noprint"><span class="mp-terms__label">Words on this page</span><ul>{}</ul></div>'
    ).format(items)
