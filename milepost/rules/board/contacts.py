"""Words for everyone, without how to reach a person."""

from __future__ import annotations

import re

REMOVED = "(contact details removed)"
E_MAIL = re.compile(r"(?<![\w.+%’'-])[\w.+%’'-]+@[\w-]+(?:\.[\w-]+)+")
"""It begins only where a word does: a word of any length is looked at once."""
DIGITS = r"\d(?:[ -]?\d)"
TELEPHONE = re.compile(
    rf"(?<![\w£.,/-])(?:\(0\d{{2,5}}\)[ -]?{DIGITS}{{4,7}}|(?:\+44[ -]?(?:\(0\))?|0)[ -]?{DIGITS}{{8,9}})(?![\w/])"
)


def without_contacts(text: str) -> str:
    """The same words with each e-mail address and each telephone number of the United Kingdom taken out.

    Source: our own rule for what boards publish, which is to hold no personal contact details. Such a number has ten or eleven
    digits from a 0, or from +44 in its place (Ofcom, National Telephone Numbering Plan).

    >>> without_contacts("Ask Jo (jo.may@example.org or 020 7946 0018) by 01/02/2020 about 0.25 of 1,200.")
    'Ask Jo ((contact details removed) or (contact details removed)) by 01/02/2020 about 0.25 of 1,200.'
    """
    return TELEPHONE.sub(REMOVED, E_MAIL.sub(REMOVED, text))
