"""What is collated of a workstream for a meeting."""
