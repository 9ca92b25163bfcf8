"""The published plan: every promise, and how it is going."""
