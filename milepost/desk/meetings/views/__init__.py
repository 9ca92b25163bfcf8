"""Meetings, a subject a file."""
