"""Escalations, a subject a file."""
