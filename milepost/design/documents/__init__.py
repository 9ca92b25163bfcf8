"""A plan drawn as a document: Word, Excel, PDF and CSV, all of one ``PlanTable``.

It refuses to know where the table came from: what may be in it was settled by whoever built it (``judgement.table``).
The libraries are heavy, so each module imports its own only when it draws.
"""
