"""The keys by which providers' systems send figures: made, listed, revoked."""
