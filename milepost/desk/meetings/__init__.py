"""Meetings: planned, moved, cancelled, who came; what a body is and meets by."""
