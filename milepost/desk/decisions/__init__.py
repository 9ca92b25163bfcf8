"""The agenda, the live meeting, decisions, follow-ups and minutes."""
