"""A version of a classifier as a code list of OASIS genericode 1.0."""

from collections.abc import Iterable

from lxml import etree

from classifiers.exchange.table_write import SAFE, rows
from classifiers.schemes.model import Concept, ConceptScheme, Version

GC = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_genericode(scheme: ConceptScheme, version: Version, concepts: Iterable[Concept], base: str) -> bytes:
    """The list, its columns those of our tables; the code is the key."""
    head, *body = rows(concepts)
    root = etree.Element(f"{{{GC}}}CodeList", nsmap={"gc": GC})
    _identification(root, scheme, version, base)
    columns = etree.SubElement(root, "ColumnSet")
    for name in head:
        column = etree.SubElement(columns, "Column", Id=name, Use="required" if name == "code" else "optional")
        etree.SubElement(column, "ShortName").text = name.replace(":", "-").rstrip("-")
        language = name.partition(":")[2]
        data = etree.SubElement(column, "Data", Type="string")
        if language:
            data.set("Lang", language)
    key = etree.SubElement(columns, "Key", Id="key")
    etree.SubElement(key, "ShortName").text = "key"
    etree.SubElement(key, "ColumnRef", Ref="code")
    listed = etree.SubElement(root, "SimpleCodeList")
    for row in body:
        _row(listed, head, row)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _identification(root: etree._Element, scheme: ConceptScheme, version: Version, base: str) -> None:
    identification = etree.SubElement(root, "Identification")
    etree.SubElement(identification, "ShortName").text = scheme.id
    for label in scheme.titles:
        name = etree.SubElement(identification, "LongName")
        name.text = label.text.translate(SAFE)
        if label.language:
            name.set(LANG, label.language)
    etree.SubElement(identification, "Version").text = version.number
    etree.SubElement(identification, "CanonicalUri").text = base
    etree.SubElement(identification, "CanonicalVersionUri").text = f"{base}/versions/{version.number}"


def _row(listed: etree._Element, head: tuple[str, ...], row: tuple[str, ...]) -> None:
    element = etree.SubElement(listed, "Row")
    for name, value in zip(head, row, strict=True):
        if value:
            held = etree.SubElement(element, "Value", ColumnRef=name)
            etree.SubElement(held, "SimpleValue").text = value.translate(SAFE)
