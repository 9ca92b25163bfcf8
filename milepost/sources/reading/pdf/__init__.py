"""A PDF: its ruled tables, stitched over pages, and the words around them.

A PDF says where each letter is drawn and nothing of paragraphs, cells or rows. They are worked out here from the lines that
are ruled, the gaps between lines, and what repeats on every page; what the words mean is not.
"""

from .read import read_pdf

__all__ = ["read_pdf"]
