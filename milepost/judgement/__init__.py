"""What we make of it: the rating the dates give beside the one declared, roll-ups, and the plan as at any day.

It refuses to store anything: every answer is worked out from what was promised and what was said.
"""
