"""Asking owners before a meeting, the letters, and what became of them."""
