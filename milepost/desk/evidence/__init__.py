"""Evidence at the desk: the index of a plan's, its files, what is added afterwards, and reviews of what was completed."""
