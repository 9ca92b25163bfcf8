"""The highlight report of a workstream, and the forum's report."""
