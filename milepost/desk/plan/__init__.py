"""The plan at the desk: the whole plan, a workstream, an action and a milestone with its history."""
