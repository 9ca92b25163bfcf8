"""Providers' systems send their figures here."""
