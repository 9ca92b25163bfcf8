"""Finding a promise by its words, for everyone."""
