"""A measure, what we make of it, and all measures of a plan together."""
