"""Code lists of OASIS genericode (1.0 and the drafts before it) as sheets, and their columns as a mapping."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from classifiers.errors import ExchangeError
from classifiers.exchange.columns import letters_of
from classifiers.exchange.forms import MOST_ROWS, refuse_entities
from classifiers.exchange.model import EMPTY, Cell, Hierarchy, Mapping, Row, Sheet
from classifiers.exchange.naming import CODES, ISO_639_2, LABELS, LANGUAGES, is_any, own_field, words
from classifiers.exchange.proposing import propose
from classifiers.schemes.model import Label, Labels

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_genericode(body: bytes, name: str) -> tuple[Sheet, Mapping, Labels]:
    """The rows of a list under the ids of its columns, which column is what, and its names. Raises `ExchangeError`."""
    refuse_entities(body, name)
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeError(f"{name}: expected genericode, found what cannot be read: {error}") from error
    columns = [one for one in root.iter() if _tag(one) == "Column"]
    if not columns:
        raise ExchangeError(f"{name}: expected columns of a code list, found none (lists by reference are not fetched)")
    at = {one.get("Id") or "": number for number, one in enumerate(columns)}
    rows = tuple(_rows(root, at, name))
    head = Row(1, tuple(Cell(column.get("Id") or "", column.get("Id") or "") for column in columns))
    sheet = Sheet("", (head, *rows))
    return sheet, _mapping(root, columns, at, sheet), tuple(_names(root))


def _tag(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _text(element: Any, name: str) -> str:
    return next((" ".join((one.text or "").split()) for one in element if _tag(one) == name), "")


def _rows(root: Any, at: dict[str, int], name: str) -> Iterator[Row]:
    """Rows are counted from 2, as under a head; a value without the name of its column stands in the next one."""
    rows = (one for one in root.iter() if _tag(one) == "Row")
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise ExchangeError(f"{name}: expected at most {MOST_ROWS} rows, found more")
        cells, column = [EMPTY] * len(at), -1
        for value in (one for one in row if _tag(one) == "Value"):
            column = at.get(value.get("ColumnRef"), column + 1) if value.get("ColumnRef") else column + 1
            text = "".join(t for one in value if _tag(one) == "SimpleValue" for t in one.itertext())
            if 0 <= column < len(cells) and text.strip():
                cells[column] = Cell(text, text)
        yield Row(number, tuple(cells))


def _names(root: Any) -> Iterator[Label]:
    """The long name, else the short one."""
    identification = next((one for one in root if _tag(one) == "Identification"), ())
    names = [one for one in identification if _tag(one) == "LongName" and not one.get("Identifier")]
    names = names or [one for one in identification if _tag(one) == "ShortName"]
    said = [(one.get(XML_LANG, ""), " ".join(one.text.split())) for one in names if one.text]
    yield from {language: Label(text, language) for language, text in said}.values()


def _mapping(root: Any, columns: list[Any], at: dict[str, int], sheet: Sheet) -> Mapping:
    """Columns by their key, their heads and the language of their data."""
    if all(own_field(column.get("Id") or "") for column in columns):
        return propose((sheet,))
    key = _key(root, at) or _first_code(columns)
    labels: dict[str, str] = {}
    for number, column in enumerate(columns):
        if number not in key and (_is_label(column) or number == _only_text(columns, key)):
            language = _language(column)
            further = f"{labels[language]}+{letters_of(number)}" if len(key) > 1 and language in labels else ""
            labels[language] = further or labels.get(language, letters_of(number))
    used = {*(letters_of(number) for number in key), *(one for several in labels.values() for one in several.split("+"))}
    keep = tuple((column.get("Id") or "", letters_of(number)) for number, column in enumerate(columns) if letters_of(number) not in used)
    codes = [row.at(key[0]).text.strip() for row in sheet.rows[1:]]
    parted = any(mark in code for mark in "-./" for code in codes) and _grow(codes)
    hierarchy = Hierarchy.PREFIX if parted and len(key) == 1 else Hierarchy.NONE
    return Mapping("+".join(map(letters_of, key)), tuple(labels.items()), hierarchy, keep=keep, header=1, first=2)


def _grow(codes: list[str]) -> bool:
    """Whether some codes begin with another one up to a dash, dot or slash."""
    known = {*codes}
    return any(code[:end] in known for code in codes for end in range(1, len(code)) if code[end] in "-./")


def _key(root: Any, at: dict[str, int]) -> list[int]:
    key = next((one for one in root.iter() if _tag(one) == "Key"), None)
    references = [one.get("Ref") for one in key if _tag(one) == "ColumnRef"] if key is not None else []
    return [at[one] for one in references if one in at]


def _first_code(columns: list[Any]) -> list[int]:
    return [next((number for number, one in enumerate(columns) if is_any(one.get("Id") or "", CODES)), 0)]


def _is_label(column: Any) -> bool:
    heads = (column.get("Id") or "", _text(column, "ShortName"))
    return any(is_any(head, LABELS) or head.endswith(("_label", "Label", "-descr")) for head in heads) or _names_a_language(column)


def _names_a_language(column: Any) -> bool:
    """A column called by a language, "french"."""
    return LANGUAGES.keys() >= {*words(column.get("Id") or "")} != set()


def _only_text(columns: list[Any], key: list[int]) -> int:
    return -1 if any(_is_label(column) for column in columns) else next((n for n in range(len(columns)) if n not in key), -1)


def _language(column: Any) -> str:
    """Of the name of the column ("fra_label"), else of its data."""
    head = (column.get("Id") or "").partition("_")[0]
    said = next((one.get("Lang") or "" for one in column if _tag(one) == "Data"), "")
    return ISO_639_2.get(head, ISO_639_2.get(said, said))
