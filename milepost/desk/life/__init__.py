"""The life of a plan: how it was agreed, sent off, answered, looked at again, and what followed it."""
