"""The published plan: every promise, how it is going, and what changed."""
