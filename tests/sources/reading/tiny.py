"""Very small PDFs, written by hand, for what no layout has."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(pages: Sequence[str], size: tuple[int, int] = (400, 300), rotate: int = 0, locked: bool = False) -> bytes:
    """A PDF of some pages, each the drawing commands of one; ``locked`` with a password nobody knows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects.append(f"{picture}\nstream\n0\nendstream")
    kids = []
    for commands in pages:
        objects.append(f"<< /Length {len(commands)} >>\nstream\n{commands}\nendstream")
        box = f"/MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate}"
        resources = "/Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {len(objects)} 0 R >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    more = ""
    if locked:
        secret = "ab" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >>")
        more = f" /Encrypt {len(objects)} 0 R /ID [<00><00>]"
    out, starts = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{more} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end + trailer).encode("latin-1")


def text(x: float, y: float, words: str, size: float = 10, turn: str = "1 0 0 1") -> str:
    """Words with their start in points from the page's lower left."""
    return f"BT /F {size} Tf {turn} {x} {y} Tm ({words}) Tj ET\n"


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All the lines of a table with these edges."""
    down = "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in xs)
    return down + "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in ys)
