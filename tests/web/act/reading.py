"""Reading rendered text back, as the tests look at it."""

import re

from lxml import html as lxml_html

from acts.model import Document, Line


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
