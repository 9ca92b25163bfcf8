"""Loading a release of national figures."""
