"""Reading what came in. Each gives frozen dataclasses."""

from .intakes import BroughtDocument, brought_documents

__all__ = ["BroughtDocument", "brought_documents"]
