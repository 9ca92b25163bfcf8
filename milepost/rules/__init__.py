"""What the law, the method and the policy say, as pure functions of what they are given.

They refuse to know about Django, files or the clock: today is an argument.
"""
