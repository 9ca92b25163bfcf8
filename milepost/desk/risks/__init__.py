"""Risks at the desk: the register of a plan, one risk with its history, and raising one on a row."""
