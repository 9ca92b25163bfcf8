"""Sending figures: what is owed, by form and by spreadsheet, and confirming what others sent."""
