"""Charts as SVG and PNG with a text alternative and a table, drawn on the server from figures that may be shown.

A page asks for a ``Picture`` by the kind of chart and hands it to ``design/parts/chart.html``. Nothing here knows what a
measure is, or hides a number: what must not be seen must not be given.
"""

from .kinds import bars, control_chart, gaps_chart, line_chart, run_chart, standing_chart
from .picture import Picture
from .records import About, Area, Line, Note, Point, Span, Step, Wave, tick

__all__ = [
    "About", "Area", "Line", "Note", "Picture", "Point", "Span", "Step", "Wave",
    "bars", "control_chart", "gaps_chart", "line_chart", "run_chart", "standing_chart", "tick",
]  # fmt: skip
