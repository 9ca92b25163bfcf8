"""Reading what came in. Each gives frozen dataclasses."""

from .drafts import PutRight, Stood, Understood, put_right, understood
from .intakes import BroughtDocument, brought_documents
from .releases import LoadedRelease, loaded_release, loaded_releases

__all__ = [
    "BroughtDocument",
    "LoadedRelease",
    "PutRight",
    "Stood",
    "Understood",
    "brought_documents",
    "loaded_release",
    "loaded_releases",
    "put_right",
    "understood",
]
