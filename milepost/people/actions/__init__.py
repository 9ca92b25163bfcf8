"""Looking after who, one verb a file. Every act has a person, a time, and one audit event."""
