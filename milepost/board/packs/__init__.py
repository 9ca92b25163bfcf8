"""Making packs: each kind is a report built of what is known as at a day."""
