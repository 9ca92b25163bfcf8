"""A hostile or damaged file is refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from milepost.sources.releases import Refused, archive, examine, limits

from . import made


def refusal(file: io.BytesIO) -> str:
    with pytest.raises(Refused) as refused:
        examine(file)
    [problem] = refused.value.problems
    return problem.words


def test_what_is_not_a_zip_file() -> None:
    assert refusal(io.BytesIO(b"")) == archive.NOT_ZIP
    assert refusal(io.BytesIO(b"time_period,time_identifier\n2024,Calendar year\n")) == archive.NOT_ZIP
    assert refusal(io.BytesIO(b"PK nothing more")) == archive.DAMAGED


def test_a_damaged_one() -> None:
    whole = made.release().getvalue()
    assert refusal(io.BytesIO(whole[: len(whole) // 2])) == archive.DAMAGED
    middle = bytearray(whole)
    middle[200:400] = bytes(200)
    assert "damaged" in refusal(io.BytesIO(bytes(middle)))


@pytest.mark.parametrize("name", ["../requests.csv", "/etc/requests.csv", "data\\..\\requests.csv", "C:requests.csv"])
def test_a_name_that_leads_elsewhere(name: str) -> None:
    assert refusal(made.packed({name: b"x"})) == archive.STRANGE


def test_two_files_of_one_name() -> None:
    assert refusal(made.packed({"a/requests.csv": b"x", "b/Requests.CSV": b"y"})).startswith("The ZIP file holds two")


def test_one_that_would_grow() -> None:
    assert refusal(made.packed({"data/requests.csv": b"1," * 5_000_000})) == archive.TOO_LARGE


def test_too_many_files() -> None:
    assert refusal(made.packed({f"{i}.csv": b"x" for i in range(limits.MOST_FILES + 1)})) == archive.TOO_LARGE


def test_a_locked_one() -> None:
    whole = bytearray(made.packed({"requests.csv": b"x"}).getvalue())
    at = whole.index(b"PK\x01\x02")
    whole[at + 8] |= 1
    assert refusal(io.BytesIO(bytes(whole))) == archive.LOCKED


def test_another_zip_file() -> None:
    assert refusal(made.packed({"letter.txt": b"Dear council"})).startswith("None of the files of a release")
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as office:
        office.writestr("[Content_Types].xml", "<Types/>")
    assert refusal(document).startswith("None of the files of a release")


def test_what_is_not_text() -> None:
    files = {f"data/{name}": made.text(lines) for name, lines in made.sheets().items()}
    files["data/requests.csv"] += b"2024,Calendar year,\xff\xfe\r\n"
    assert refusal(made.packed(files)) == "from here on it cannot be read as a CSV file in UTF-8"
    files["data/requests.csv"] = made.text(made.sheets()["requests.csv"]) + b'2024,"Calendar year'
    assert refusal(made.packed(files)) == "from here on it cannot be read as a CSV file in UTF-8"


def test_a_file_without_a_byte_order_mark_is_read_too() -> None:
    files = {f"data/{name}": made.text(lines).removeprefix(b"\xef\xbb\xbf") for name, lines in made.sheets().items()}
    assert examine(made.packed(files)).examined.differing == 0
