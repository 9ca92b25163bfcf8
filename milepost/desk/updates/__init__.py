"""What people say at the desk: updates, checking them, the forum's views, owners, and words that must go."""
