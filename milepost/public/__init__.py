"""The door for everyone: what anyone may read, in plain English.

It refuses to know who is signed in: what it shows is the same for all.
"""
