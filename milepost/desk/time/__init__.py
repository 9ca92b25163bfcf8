"""The plan in time at the desk: its timeline, what is coming, and what changed between two days."""
