"""What a machine can say of a page's order, labels and focus. Each function gives the faults, in words; none is good."""

from __future__ import annotations

from typing import Any

# Headings and controls as they stand in the document, with where the eye finds them. Radios and boxes to tick stand with
# their label, which is what is seen. What shares a line is read from left to right.
ORDER = """() => {
  const seen = e => e.checkVisibility({opacityProperty: false, visibilityProperty: true}) && e.getClientRects().length;
  const shown = e => e.matches('input[type=radio], input[type=checkbox]') && e.labels.length ? e.labels[0] : e;
  const named = e => (e.innerText || e.name || e.id || e.tagName).trim().slice(0, 40);
  const kinds = 'h1, h2, h3, h4, input:not([type=hidden]), select, textarea, button, summary';
  const all = [...document.querySelectorAll(`main :is(${kinds})`)];
  const found = all.filter(seen).map(e => [named(shown(e)), shown(e).getBoundingClientRect()]);
  const faults = [];
  for (let i = 1; i < found.length; i++) {
    const [a, b] = [found[i - 1][1], found[i][1]];
    const above = b.bottom <= a.top + 1, before = b.top < a.bottom && a.top < b.bottom && b.right <= a.left + 1;
    if (above || before) faults.push(`${found[i][0]} is seen before ${found[i - 1][0]} and read after it`);
  }
  for (const e of document.querySelectorAll('[tabindex]'))
    if (e.tabIndex > 0) faults.push(`${named(e)} jumps the queue with tabindex ${e.tabIndex}`);
  return faults;
}"""

LABELS = """() => {
  const plain = e => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && e.innerText.trim(); };
  const controls = document.querySelectorAll('input:not([type=hidden]), select, textarea');
  const seen = [...controls].filter(e => e.checkVisibility());
  const silent = seen.filter(e => ![...e.labels].some(plain)).map(e => `${e.name || e.id} has no label to see`);
  const buttons = [...document.querySelectorAll('button')].filter(e => !e.innerText.trim()).map(e => 'a button has no words');
  return [...silent, ...buttons];
}"""

# Radios and boxes to tick show their focus on the square drawn before their label.
FOCUS = """() => {
  const what = e => e.matches('.govuk-radios__input, .govuk-checkboxes__input')
    ? getComputedStyle(e.labels[0], '::before') : getComputedStyle(e);
  const look = e => { const s = what(e); return [s.outline, s.boxShadow, s.backgroundColor, s.border].join(); };
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
  const faults = [];
  for (const e of all.filter(e => e.checkVisibility())) {
    const at_rest = look(e);
    e.focus({preventScroll: true});
    if (document.activeElement !== e) faults.push(`${e.innerText || e.name} takes no focus`);
    else if (look(e) === at_rest) faults.push(`${e.innerText || e.name || e.id} does not show its focus`);
    e.blur();
  }
  return faults;
}"""


def order(page: Any) -> list[str]:
    """On the width the page has now, the eye and the screen reader meet headings and controls in the same order."""
    return list(page.evaluate(ORDER))


def labels(page: Any) -> list[str]:
    return list(page.evaluate(LABELS))


def focus(page: Any) -> list[str]:
    """Every link and control looks different when the keyboard is on it."""
    return list(page.evaluate(FOCUS))
