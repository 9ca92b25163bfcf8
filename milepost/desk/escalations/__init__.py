"""Escalations, who holds them, and proposals to escalate."""
