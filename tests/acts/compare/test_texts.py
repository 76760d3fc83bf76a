"""Two texts compared: rows of what differs, word by word, exactly the words of both."""

from hypothesis import given, settings

from acts.compare.align import align
from acts.compare.model import Fate, Side
from acts.compare.texts import compare, segments, text_of_unit
from acts.history.wording import SegmentKind
from acts.model import Cell, Document, Element, Kind, Line, Run
from tests.acts.compare.test_align import TEXT, acts
from tests.acts.forward.sample import document

LEFT, RIGHT = Side("Sol"), Side("Sağ")


def rows(left: str, right: str) -> list[tuple[Fate, str, str, str]]:
    found = compare(document(left), document(right), LEFT, RIGHT)
    return [(row.fate, row.left_label, row.right_label, row.key) for row in found.rows]


def test_only_what_differs_has_a_row() -> None:
    assert rows(TEXT, TEXT) == []
    assert rows(TEXT, TEXT.replace("otuz gün", "otuz  gün")) == []
    assert rows(TEXT, TEXT.replace("otuz gün", "on gün")) == [
        (Fate.CHANGED, "Maddə 1, 1.2-ci hissə", "Maddə 1, 1.2-ci hissə", "art_1__para_1.2")]


def test_words_are_told_apart() -> None:
    (row,) = compare(document(TEXT), document(TEXT.replace("otuz gün", "on gün")), LEFT, RIGHT).rows
    changed = [(part.kind, part.text) for part in row.lines[0].segments if part.kind is not SegmentKind.SAME]
    assert changed == [(SegmentKind.REMOVED, "otuz"), (SegmentKind.ADDED, "on")]


def test_a_new_unit_under_a_number_another_gave_up_has_a_key_of_its_own() -> None:
    new = "1.2. Abunəçi tarif planını ayda bir dəfə dəyişə bilər.\n1.3. Operator"
    found = rows(TEXT, TEXT.replace("1.3. Şəbəkənin", "1.4. Şəbəkənin").replace("1.2. Operator", new))
    assert found == [
        (Fate.ADDED, "", "Maddə 1, 1.2-ci hissə", "art_1__para_1.2+"),
        (Fate.MOVED, "Maddə 1, 1.2-ci hissə", "Maddə 1, 1.3-cü hissə", "art_1__para_1.2"),
        (Fate.MOVED, "Maddə 1, 1.3-cü hissə", "Maddə 1, 1.4-cü hissə", "art_1__para_1.3"),
    ]


def units(root: Element) -> dict[str, Element]:
    return {element.eid: element for element in root.walk()}


@settings(max_examples=60)
@given(acts(), acts())
def test_rows_hold_exactly_the_words_of_both_sides(left: Document, right: Document) -> None:
    found = compare(left, right, LEFT, RIGHT)
    mine, theirs = units(left.root), units(right.root)
    assert all(row.left == text_of_unit(mine.get(row.left_eid) if row.left_eid else None) for row in found.rows)
    assert all(row.right == text_of_unit(theirs.get(row.right_eid) if row.right_eid else None) for row in found.rows)
    assert len({row.key for row in found.rows}) == len(found.rows)
    differing = [pair for pair in align(left, right) if pair.moved or pair.left is None or pair.right is None
                 or text_of_unit(pair.left).split() != text_of_unit(pair.right).split()]
    assert len(found.rows) == sum(bool(text_of_unit(pair.left) or text_of_unit(pair.right)) for pair in differing)


def test_segments_are_the_two_paragraphs() -> None:
    old, new = "Operator hesabı otuz gün ərzində verir.", "Operator və agent hesabı on gün ərzində təqdim edir."
    parts = segments(old, new)
    assert "".join(part.text for part in parts if part.at_start) == old
    assert "".join(part.text for part in parts if part.at_end) == new


def test_rows_of_a_table_are_compared_cell_by_cell() -> None:
    def table(text: str) -> Document:
        cells = tuple(Cell((Run(part),)) for part in text.split("|"))
        return Document(Element(Kind.ACT, children=(Element(Kind.TABLE, "table_1", content=(Line((), cells=cells, table=1),)),)))

    (row,) = compare(table("Xidmət|otuz manat"), table("Xidmət|on manat"), LEFT, RIGHT).rows
    assert (row.left, row.right) == ("Xidmət\totuz manat", "Xidmət\ton manat")
    assert row.lines[0].row
