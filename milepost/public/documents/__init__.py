"""A published plan as a document for everyone: what ``open_plan`` holds, and nothing else."""
