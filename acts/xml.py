"""XML read without network, document types or entities."""

import re

from lxml import etree

from acts.errors import ReadError

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(body: bytes, name: str) -> etree._Element:
    """The root element. Raises ReadError for a document type or entities, and for XML that is not well-formed, with the place."""
    if _DOCTYPE.search(body):
        raise ReadError(f"{name}: expected XML without a document type, found a DOCTYPE or ENTITY declaration, which is refused")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{name}: expected well-formed XML, found: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(f"{name}: expected XML without a document type, found one, which is refused")
    return root
