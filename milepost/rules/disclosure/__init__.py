"""Small numbers are taken out before anything is charted, said or published."""

from .records import Policy, Raw, Shown, Why

__all__ = ["Policy", "Raw", "Shown", "Why"]
