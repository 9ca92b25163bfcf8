"""What somebody sent after they had been signed out: kept for an hour, for the same person, until they send it again.

Every form of ours carries who opened it, signed. When such a form comes from nobody, or with a token that is too old, its
words wait in the session under the page's address, and only the person who opened it gets them back. Files are not kept.
See ``docs/decisions/0008``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.template.backends.utils import csrf_input
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from milepost.rules.permissions import Verb

KEPT_FOR = timedelta(hours=1)
AT_MOST = 200_000
"""Letters and signs kept for one person: fifteen updates at their longest."""
OPENED_BY = "opened_by"
CARRIED = frozenset({"csrfmiddlewaretoken", OPENED_BY})
NOT_WORDS = CARRIED | {"seen", "drop", "undo"}
IN_SESSION = "unsent"
_signer = signing.Signer(salt="milepost.opened-by")


@dataclass(frozen=True)
class Unsent:
    """What the page says of it. ``here`` is for this page; ``elsewhere`` are the addresses of other pages."""

    here: bool = False
    words: bool = False
    files: bool = False
    elsewhere: tuple[str, ...] = ()


def _opening(request: HttpRequest, opened_by: int | None) -> SafeString:
    token = csrf_input(request)
    if opened_by is None:
        return token
    signed = _signer.sign(str(opened_by))
    return format_html('{}<input type="hidden" name="{}" value="{}">', token, OPENED_BY, signed)


form_opening = lazy(_opening, SafeString, str)
"""What every form begins with: the token against forgery, and who opened it. Lazy, for a page with no form sets no cookie."""


def keep(request: HttpRequest) -> bool:
    """Keep what this request carries, where one of our forms carried it and nobody else is signed in now."""
    by = _opened_by(request)
    if by is None or request.user.pk not in (None, by) or not _at_a_desk(request):
        return False
    fields = [[name, values] for name, values in request.POST.lists() if name not in CARRIED]
    words = any(value.strip() for name, values in fields if name not in NOT_WORDS for value in values)
    if not (words or request.FILES):
        return False
    found = {path: entry for path, entry in _all(request).items() if entry["by"] == by}
    found[request.get_full_path()] = {
        "by": by,
        "at": timezone.now().timestamp(),
        "fields": fields,
        "words": words,
        "files": bool(request.FILES),
    }
    if len(str(found)) > AT_MOST:
        messages.warning(request, "What you sent was too long to keep. Go back in your browser to copy it")
        return False
    request.session[IN_SESSION] = found
    return True


def tidy(request: HttpRequest) -> None:
    """Forget, unseen, what is over an hour old or was written by somebody other than the person signed in now."""
    found = _all(request)
    since = (timezone.now() - KEPT_FOR).timestamp()
    left = {p: e for p, e in found.items() if e["at"] >= since and request.user.pk in (None, e["by"])}
    if left != found:
        request.session[IN_SESSION] = left


def kept(request: HttpRequest) -> QueryDict | None:
    """What the person signed in sent to this page after they had been signed out."""
    entry = _all(request).get(request.get_full_path())
    if entry is None or entry["by"] != request.user.pk or not entry["words"]:
        return None
    data = QueryDict(mutable=True)
    for name, values in entry["fields"]:
        data.setlist(name, values)
    return data


def forget(request: HttpRequest) -> None:
    """They have sent it again: the gate asks for this, whatever the page then makes of what was sent."""
    found = _all(request)
    if found.pop(request.get_full_path(), None) is not None:
        request.session[IN_SESSION] = found


def notice(request: HttpRequest) -> Unsent:
    """What the page has to say of what is kept."""
    found = _all(request)
    entry = found.pop(request.get_full_path(), None)
    if entry is None:
        return Unsent(elsewhere=tuple(found))
    return Unsent(True, entry["words"], entry["files"], tuple(found))


def _all(request: HttpRequest) -> dict[str, Any]:
    return dict(request.session.get(IN_SESSION, {})) if hasattr(request, "session") else {}


def _opened_by(request: HttpRequest) -> int | None:
    try:
        return int(_signer.unsign(request.POST.get(OPENED_BY, "")))
    except (signing.BadSignature, ValueError):
        return None


def _at_a_desk(request: HttpRequest) -> bool:
    """Not where anyone may send something, nor at a package's pages: those take passwords."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "verb", Verb.READ_PUBLIC) is not Verb.READ_PUBLIC
