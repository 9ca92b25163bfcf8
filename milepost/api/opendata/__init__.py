"""The published plan as data: the plan file, its milestones and its history as tables, and what describes them."""
