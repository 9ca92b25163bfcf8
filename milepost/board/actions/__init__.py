"""What boards do, one verb a file. Every act has a person, a time, and one audit event."""
