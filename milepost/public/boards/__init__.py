"""What the boards decided, as everyone may read it: packs, minutes, decisions, the calendar."""
