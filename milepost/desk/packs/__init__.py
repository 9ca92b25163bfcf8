"""Packs: looked at, frozen, taken away, published."""
