"""The site itself: its front page, its colours, its health."""
