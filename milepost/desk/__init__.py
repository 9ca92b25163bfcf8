"""The door for those who work here: a folder per subject, each page one short function.

It refuses to know how anything is stored or worked out: it asks ``access``, calls one action, and shows one page.
"""
