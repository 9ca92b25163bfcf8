"""Finding anything that the desk may read by its words."""
