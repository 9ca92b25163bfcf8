"""The plan as a document to take away: Word, Excel, PDF and data; and a spreadsheet brought back with news."""
