"""Releases of national figures: read, checked, recorded with their hash, and kept as Parquet."""
