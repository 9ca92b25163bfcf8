"""Changing a plan in the open: what, why, who agreed and when."""
