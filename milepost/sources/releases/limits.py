"""How much of a release is read, and why no more. The figures are our own choice, after the release of 2025.

That one is 4 MB packed and 38 MB unpacked, in 15 files; its longest has 25,339 rows of 60 columns.
"""

from __future__ import annotations

MOST_PACKED = 40_000_000
MOST_UNPACKED = 300_000_000
MOST_FILE = 80_000_000
"""Bytes of one file, unpacked: a file is in memory while it is checked."""
MOST_FILES = 100
MOST_TIMES = 100
"""How many times larger than packed a file above 1 MB may be: figures shrink 8 to 20 times."""
MOST_ROWS = 200_000
MOST_IN_CELL = 200
MOST_PROBLEMS = 50
"""Problems that are listed: who has put these right sees the next."""
MOST_DISCREPANCIES = 500
"""Differences that are kept with a release; all are counted."""
