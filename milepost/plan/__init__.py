"""What was promised: plans, their workstreams, outcomes, impacts, actions and milestones, and every version of each.

It refuses to know what happened next: updates and ratings stand below it and point up to it.
"""
