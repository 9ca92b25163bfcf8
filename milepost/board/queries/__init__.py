"""Reading what boards did, as recorded by the end of a day."""
