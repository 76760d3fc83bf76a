"""The title of a text without a record, past the words that stand above it."""

import pytest

from acts.frbr import Manifestation
from acts.identity import identify
from acts.lines import SourceMetadata
from acts.model import Line, Run
from acts.structure import parse

TITLE = "“Rabitə haqqında (nümunə)” Azərbaycan Respublikasının Qanununda dəyişiklik edilməsi barədə"


@pytest.mark.parametrize(
    "above", ["LAYİHƏ", "Layihə", "Layihə №3", "LAYİHƏ (nümunə, qanun deyil)", "Layihə. Nümunədir, qanun deyil"])
def test_the_word_draft_above_a_title_is_not_the_title(above: str) -> None:
    assert _titled(above, TITLE, "AZƏRBAYCAN RESPUBLİKASININ QANUNU") == TITLE


def test_a_title_may_begin_with_the_word_draft() -> None:
    title = "Layihələrin ekspertizası qaydası"
    assert _titled(title, "AZƏRBAYCAN RESPUBLİKASININ QANUNU") == title


def _titled(*heads: str) -> str:
    body = ("Azərbaycan Respublikasının Milli Məclisi qərara alır:", "Maddə 1. Bu Qanun dərc edildiyi gündən qüvvəyə minir.")
    document = parse([Line((Run(row),)) for row in (*heads, *body)])
    return identify(Manifestation("sample", "file:a.docx", "a.docx", b"a"), SourceMetadata(), document).title
