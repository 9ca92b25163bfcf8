"""The desk's front page and "my milestones": what is asked of the person signed in, soonest first."""
