"""Looking after who, a subject a file."""
