"""A plan file's values as text: JSON that is also YAML, and YAML."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import yaml

UNUSUAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that is also YAML, so that a plan file reads it back: letters stand as themselves, but those that one of the
    two would take for the end of a line or refuse are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNUSUAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes every value out: a plan file holds no references. In C where that is there, which is ten times as fast."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def to_yaml(value: Any) -> str:
    """YAML in the order given, letters as themselves."""
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=130))


def storable(words: str) -> str:
    """Words as a plan file holds them: one kind of line break, and no character that cannot be stored.

    >>> storable("One\\r\\ntwo\\x0b")
    'One\\ntwo'
    """
    if words.isprintable():
        return words
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
