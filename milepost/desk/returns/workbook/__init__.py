"""The spreadsheet in which a provider fills in its figures: made for it, and read back cell by cell."""
