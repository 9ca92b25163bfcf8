"""The plan in time for everyone: its timeline, a calendar to subscribe to, what changed, and a feed of that."""
