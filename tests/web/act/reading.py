"""Reading rendered text back, as the tests look at it."""

import re
from collections.abc import Mapping
from functools import cache

from babel.messages.pofile import read_po
from lxml import html as lxml_html

from acts.model import Document, Line
from web.i18n import TRANSLATIONS


def parsed(fragment: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(fragment, create_parent="div")


def words(text: str) -> str:
    """Without any blanks: the text itself, whatever the layout puts between its pieces."""
    return re.sub(r"\s+", "", text)


def shown_text(fragment: str) -> str:
    """The act's own text in a rendered body: what stands beside it and marks of ours left out."""
    root = parsed(fragment)
    for beside in root.xpath('//*[contains(concat(" ", @class, " "), " beside ")] | //details[@class="rest"] | //summary'):
        beside.drop_tree()
    return words(root.text_content())


def lines_in(document: Document) -> list[Line]:
    return [line for line in document.root.lines() if line.text.strip()]


@cache
def _azerbaijani() -> Mapping[str, str]:
    with (TRANSLATIONS / "az" / "LC_MESSAGES" / "messages.po").open("rb") as source:
        pairs = ((message.id, message.string) for message in read_po(source, locale="az") if message.id)
        return {one if isinstance(one, str) else one[0]: said if isinstance(said, str) else said[0] for one, said in pairs}


def az(message: str) -> str:
    """The longest piece without changing parts of a message as the Azerbaijani pages say it."""
    return max((piece.strip() for piece in re.split(r"%\(\w+\)[sd]", _azerbaijani()[message])), key=len)
