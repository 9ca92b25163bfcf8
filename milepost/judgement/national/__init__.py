"""What we make of published national figures: an area beside England, its region and areas like it."""
