"""Any area in England against the nation, from published figures."""
