"""The plan at the desk: the whole plan, a workstream, an action, a milestone with its history, and its life."""
