"""What happened: updates on milestones, evidence, verdicts on updates, and the views of the parent carer forum.

It refuses to know what to make of it: ratings are worked out below it, from what is recorded here.
"""
