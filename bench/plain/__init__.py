"""The page the whole plan is measured against: as many bytes in the same layout, whose rows come from one plain query."""
