"""Bringing a plan in: a document is read, looked through, put right, and made into a draft plan."""
