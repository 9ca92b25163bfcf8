"""Many at once, each recorded one by one: posting updates, checking them, giving milestones to another owner."""
