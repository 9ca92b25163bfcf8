"""The checks of reading order, labels and focus find what they are there to find."""

from __future__ import annotations

from typing import Any

import pytest

from . import reading

GOOD = """<main><h1>Title</h1><label for="a">A</label><input id="a"><label for="b">B</label><input id="b">
<button>Go</button></main>"""
NO_FOCUS = "<style>* { outline: none !important }</style>"
REVERSED = "<style>main { display: flex; flex-direction: column-reverse }</style>"
SIDEWAYS = "<style>main { display: flex; flex-direction: row-reverse }</style>"
HIDDEN = "<style>label[for=a] { position: absolute; width: 1px; height: 1px; overflow: hidden }</style>"


@pytest.fixture
def page(chromium: Any) -> Any:
    context = chromium.new_context(viewport={"width": 320, "height": 800})
    yield context.new_page()
    context.close()


def faults(page: Any, html: str) -> list[str]:
    page.set_content(html)
    return reading.order(page) + reading.labels(page) + reading.focus(page)


def test_a_good_page_has_none(page: Any) -> None:
    assert faults(page, GOOD) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (REVERSED + GOOD, "is seen before"),
        (SIDEWAYS + GOOD, "is seen before"),
        (GOOD.replace('<input id="b">', '<input id="b" tabindex="2">'), "jumps the queue"),
        (GOOD.replace('for="b"', 'for="c"'), "b has no label to see"),
        (HIDDEN + GOOD, "a has no label to see"),
        (GOOD.replace(">Go<", "><"), "a button has no words"),
        (NO_FOCUS + GOOD, "does not show its focus"),
    ],
)
def test_each_fault_is_found(html: str, words: str, page: Any) -> None:
    assert any(words in fault for fault in faults(page, html))
