"""What we count: each measure's definition, its baseline and targets, and the figures people send for it.

It refuses to know whether a change is real or what it means for a plan: ``rules`` say that, and ``judgement`` asks them.
"""
