"""What the plan needs that is not there yet: money, posts and time, and what was agreed."""
