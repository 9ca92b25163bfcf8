"""The door for machines: what anyone may read, as files with a description.

It refuses to know who is asking: a request for data reaches it without cookies, and the answer is the same for all.
"""
