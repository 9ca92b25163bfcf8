"""Pages of those who keep a measure: its targets, its chart, what happened."""
