"""Charts as SVG and PNG with a text alternative, drawn on the server from figures that may be shown."""
