"""Files given as evidence: what they are by their content, the scanner's word on them, and where they are kept.

It refuses to trust a file's name or what the browser said of it.
"""

from ..kinds import FileKind
from .check import CheckedFile, check_file, clean_name, fingerprint
from .scan import scan
from .store import evidence_storage, safe_name

__all__ = [
    "CheckedFile",
    "FileKind",
    "check_file",
    "clean_name",
    "evidence_storage",
    "fingerprint",
    "safe_name",
    "scan",
]
