"""What came in: documents somebody brought, what was read in them, and where each word stood.

It refuses to know what a plan is in the database: it reads a document into a draft, and ``plan`` takes it from there.
"""
