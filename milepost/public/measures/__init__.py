"""What the figures say, for everyone."""
