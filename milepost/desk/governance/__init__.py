"""The governance of a plan: a map of its bodies, and the page of each body, post and organisation."""
