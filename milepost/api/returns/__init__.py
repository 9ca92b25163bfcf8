"""Providers' systems send their figures here, each with a key of its own, and ask what is owed."""
