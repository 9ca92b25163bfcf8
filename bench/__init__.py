"""Figures, each one command. They print ratios measured in one run, and assert nothing about seconds. See README.md."""
