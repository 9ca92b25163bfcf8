"""Bytes as letters: what encoding a text file is in, and letters that nobody sees taken out of words."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

OLD_ENCODING = (
    "The file does not say how its letters are kept, so they were read as Windows-1252, as older programs write them. "
    "Check names with accents, curly quotes and the pound sign; if they are wrong, save the file as “CSV UTF-8” instead"
)
BEGINS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Control characters, soft hyphens, marks of direction and of zero width, and halves of letters, which no database takes."""
SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
BULLET = re.compile("(?:[•●○◦▪■□‣⁃∙·➢➤►▶✓✔❖❑*\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d]\\s*|(?:[-–—o]|\uf06f)\\s+)(?=\\S)")
"""A bullet somebody typed, or one that was drawn with a font of symbols; "o" is how Word draws the second level."""


@dataclass(frozen=True)
class Decoded:
    text: str
    remark: str = ""


def decode(content: bytes) -> Decoded:
    """
    >>> decode("Zoë".encode("utf-16")).text, decode("Zoë".encode("cp1252")).text
    ('Zoë', 'Zoë')
    """
    encoding = next((name for mark, name in BEGINS if content.startswith(mark)), "utf-8")
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError:
        return Decoded(content.decode("cp1252", errors="replace"), OLD_ENCODING)


def tidy(text: str) -> str:
    """Words as a reader sees them, on one line: no unseen letters, every kind of space as one space, letters composed.

    >>> tidy(" co\\u00adproduced\\u00a0 by   all\\u200b ")
    'coproduced by all'
    """
    if text.isascii() and text.isprintable():
        return re.sub("  +", " ", text).strip()
    return SPACES.sub(" ", UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\n", " "))).strip()


def lines(text: str) -> list[str]:
    """The lines of a text that say something, each made tidy.

    >>> lines("One\\r\\n\\r\\nTwo\\x0bThree")
    ['One', 'Two', 'Three']
    """
    return [line for part in re.split("[\r\n\x0b\x0c\x85\u2028\u2029]", text) if (line := tidy(part))]


def without_bullet(text: str) -> tuple[str, bool]:
    """The words without a bullet typed before them, and whether there was one. A dash alone is a word.

    >>> without_bullet("• Recruit"), without_bullet("- Train"), without_bullet("-"), without_bullet("o’clock")
    (('Recruit', True), ('Train', True), ('-', False), ('o’clock', False))
    """
    found = BULLET.match(text)
    return (text[found.end() :].strip(), True) if found else (text, False)
