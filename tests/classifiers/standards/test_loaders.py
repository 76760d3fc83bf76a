"""Each reader on a small list of our own: `lists/NAME` and beside it what is read of it. Two files more are a test more."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import MappingProxyType

import pytest

from classifiers.standards.catalogue import Committee, LoadError, Refused
from classifiers.standards.loaders import azs, committees, easc, ecma, iso, itu, oasis, stages, w3c
from classifiers.standards.loaders.files import LISTS, list_of
from classifiers.standards.model import Edition
from tests.classifiers.standards.outline import outline

GOLDEN = Path(__file__).parent / "lists"
READERS: MappingProxyType[str, Callable[[bytes, str], Iterable[Edition | Refused]]] = MappingProxyType({
    "itu_t": itu.read, "itu_r": itu.read, "w3c": w3c.read, "oasis": oasis.read, "ecma": ecma.read, "easc": easc.read,
    "iso_refs": iso.read_references, "iso_deliverables": iso.read_deliverables, "azs": azs.read,
})  # fmt: skip
LINES = tuple(source for source in READERS if source != "iso_refs")


@pytest.mark.parametrize("path", sorted(path for path in GOLDEN.iterdir() if path.suffix != ".txt"), ids=lambda path: path.stem)
def test_a_list_is_read_as_its_golden_file_says(path: Path) -> None:
    source = list_of(path.name).source
    assert outline(READERS[source](path.read_bytes(), source)) == path.with_suffix(".outline.txt").read_text("utf-8")


def test_every_list_of_editions_has_a_golden_file() -> None:
    told = {list_of(path.name).source for path in GOLDEN.iterdir() if path.suffix != ".txt"}
    assert told | {"itu_r", "iso_committees", "stages", "national"} == {row.source for row in LISTS}


BROKEN = (
    pytest.param(b"", "found no line", id="empty"),
    pytest.param(b" \n\n", "found no line", id="blank"),
    pytest.param('{"reference": "ISO 1:2000", "title": "Nümunə"}\n'.encode("utf-16"), "expected UTF-8", id="UTF-16"),
    pytest.param('{"reference": "ПМГ 1-2000"}\n'.encode("cp1251"), "line 1: expected UTF-8, found the byte 0xcf", id="Cyrillic code page"),
    pytest.param(b'{"reference": "ISO 1:2000"}\n{"reference": "ISO 2', "line 2: expected the end of a JSON object", id="cut off"),
    pytest.param(b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "expected the end of a JSON object", id="XML"),
)


@pytest.mark.parametrize("source", LINES)
@pytest.mark.parametrize(("body", "said"), BROKEN)
def test_what_is_no_list_at_all_is_refused(source: str, body: bytes, said: str) -> None:
    with pytest.raises(LoadError, match=said):
        list(READERS[source](body, source))


@pytest.mark.parametrize(("body", "said"), [
    (b"", "expected columns ics and reference, found none"),
    (b"code,name\n1,2\n", "expected columns ics and reference, found code, name"),
    ("ics,reference\n35.030,ISO 1:2000\n".encode("utf-16"), "expected UTF-8"),
])  # fmt: skip
def test_a_table_of_references_needs_its_columns(body: bytes, said: str) -> None:
    with pytest.raises(LoadError, match=said):
        list(iso.read_references(body, "iso_refs"))


def test_committees_name_the_one_they_are_below() -> None:
    body = (
        b'{"id": 1, "reference": "XX/TC 1", "title": {"en": "All"}, "scope": {"en": "<p>All <i>samples</i></p><ul><li>cut</li></ul>"}}\n'
        b'{"id": 2, "reference": "XX/TC 1/SC 2", "title": {"en": "Cut samples"}, "parentId": 1, "pMembers": [{"acronym": "AZSTAND"}]}\n'
    )
    above, below = (one for one in committees.read(body, "iso_committees") if isinstance(one, Committee))
    assert (above.scope, above.parent) == ("All samples\ncut", "")
    assert (below.parent, below.members) == ("XX/TC 1", ("AZSTAND",))


def test_stages_are_a_classifier_of_two_levels() -> None:
    body = (
        b'{"vocabulary": {"XX": [{"code": "60", "name": "Out"}], "YY": [{"code": "60", "name": "Done"}], '
        b'"XX.YY": [{"code": "60.60", "name": "Is out"}]}}'
    )
    stage, code = stages.read(body, "stages")
    assert (stage.code, code.code, code.parents, code.alternatives[0].text) == ("60", "60.60", ("60",), "Done")


@pytest.mark.parametrize("body", [b"", b"[]", b'{"vocabulary": {"XX": [', b'{"vocabulary": {}}', b"\xff\xfe{"])
def test_stages_that_are_none_are_refused(body: bytes) -> None:
    with pytest.raises(LoadError, match="expected a vocabulary of stages"):
        stages.read(body, "stages")
