"""The plain text of a plan whose columns were flattened into lines, as programs make it from a PDF.

What stood side by side comes one after the other, in pieces: an outcome, a ref with its action, a resource, then milestones with
their deadlines between them, and anything may be broken off by the end of a page. The table is put together again by the shape
of lines alone: refs, the letters of resources, dates at the end of a cell, bullets, and the word Impact. It goes as far as that.
"""

from .read import read_flat

__all__ = ["read_flat"]
