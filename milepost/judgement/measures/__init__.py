"""What we make of a measure: is the change real, is the target met, is it making a difference."""
