"""A report as a tagged PDF, the same each time."""

from __future__ import annotations

import io
import re
import zlib

import pdfplumber

from milepost.design.report import pdf

from .sample import ODD, report


def unpacked(made: bytes) -> bytes:
    found = [made]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(found)


def test_a_pdf_is_tagged_titled_and_the_same_each_time() -> None:
    made = pdf(report(ODD, count=20), address="https://plan.example")
    whole = unpacked(made)
    for name in (
        b"/StructTreeRoot",
        b"/Lang (en-GB)",
        b"/Outlines",
        b"/TH",
        b"/Figure",
        b"pdfuaid:part",
        b"https://plan.example/desk/",
    ):
        assert name in whole, name
    assert b"CreationDate" not in whole
    assert b"javascript" not in whole
    with pdfplumber.open(io.BytesIO(made)) as document:
        texts = [page.extract_text() for page in document.pages]
        lying = [page.width > page.height for page in document.pages]
    assert document.metadata["Title"].startswith("Board pack “A” & B")
    assert lying[:3] == [False] * 3
    assert sum(lying) > 1
    assert not lying[-1]
    assert sum("Outcome Milestone Deadline BRAG" in text for text in texts) == sum(lying)
    rows = re.findall(r"1\.1a\.\d+", "".join(text for text, wide in zip(texts, lying, strict=True) if wide))
    assert rows == [f"1.1a.{n}" for n in range(20)]
    assert f"Page 1 of {len(texts)}" in texts[0]
    assert re.search(r"Appendix[ .]+\d", texts[0])
    assert "{{ 7*7 }} {% if %} <b> & =1+1" in texts[1]
    assert made == pdf(report(ODD, count=20), address="https://plan.example")
