"""Its pages, by what they are about."""
