"""Who: the partnership, areas, organisations, bodies, posts and their holders, users, roles, and the audit trail.

It refuses to know what anyone promised: plans, updates and ratings stand below it and point up to it.
"""
