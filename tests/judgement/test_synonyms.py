"""The file of synonyms: what it gives, and what is said of a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from milepost.judgement.synonyms import read_synonyms, synonyms
from milepost.rules.find.words import words


def also(text: str) -> set[str]:
    return {word.text for word in synonyms().beside(words(text))}


def test_the_file_we_ship_is_right() -> None:
    assert {"education", "health", "care", "plan"} <= also("Every EHCP is checked")
    assert "salt" in also("speech and language therapies")
    assert "icb" in also("the Clinical Commissioning Group")
    assert also("the deadline") == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: give a list of groups"),
        ("PCF: forum\n", "line 1: give a list of groups"),
        ("# words\n- [PCF, forum]\n- PCF\n", "line 3: a group is a list of at least two"),
        ("- [PCF, forum]\n- [SALT]\n", "line 2: a group is a list of at least two"),
        ("- [PCF, forum]\n-\n  - SALT\n  - [a, b]\n", "line 4: each member of a group is a word or a phrase"),
        ("- [PCF, the]\n", "line 1: each member"),
        ("- [PCF, forum]\n- [Forum, carers]\n", "line 2: “Forum” is on line 1 already"),
        ("- [PCF, forum]\n- [PCF\n", "this is not YAML"),
    ],
)
def test_a_mistake_names_the_file_and_the_line(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "synonyms.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"synonyms\.yaml, line") as wrong:
        read_synonyms(file)
    assert said in str(wrong.value)
