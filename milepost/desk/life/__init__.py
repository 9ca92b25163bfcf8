"""The life of a plan: how it was agreed, what may come next and by when, and what it said at each step."""
