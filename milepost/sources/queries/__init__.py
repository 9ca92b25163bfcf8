"""Reading what came in. Each gives frozen dataclasses."""

from .drafts import PutRight, Stood, Understood, put_right, understood
from .intakes import BroughtDocument, brought_documents

__all__ = ["BroughtDocument", "PutRight", "Stood", "Understood", "brought_documents", "put_right", "understood"]
