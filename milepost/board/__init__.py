"""Who knew, who asked, who decided: meetings, the packs they read, their decisions, what became of them, and escalations.

It refuses to know how a page looks and how a rating comes about; what it freezes it never works out anew.
"""
