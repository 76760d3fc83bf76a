"""Values of fields as typed, before they are looked up: one token or those in parentheses, and how they are written out."""

import re
from collections.abc import Sequence
from typing import Final

from search.query.tokens import Kind, Token

_PLAIN: Final = re.compile(
    r"(?!(?:OR|AND|NOT|YA|V[ƏE]|V[ƏE]YA)$)(?:\w|[<>=.]{1,2}\w)(?:[\w./-]|(?<=\d):(?=\d))*|/akn/[\w./@-]+"
)
"""A value that needs no quotation marks."""


def value_texts(tokens: Sequence[Token], *, in_parentheses: bool) -> tuple[str, ...]:
    """The values of the tokens, those without a letter or digit left out."""
    typed = _grouped(tokens) if in_parentheses else _listed(tokens[0])
    return tuple(text for text in map(_bare, typed) if any(map(str.isalnum, text)))


def _bare(value: str) -> str:
    """A value without the sentence's marks after it; the points of "2010.." are its own."""
    bare = value.strip().rstrip(";, ")
    return bare if bare.endswith("..") else bare.rstrip(".;, ")


def _listed(token: Token) -> tuple[str, ...]:
    return (token.text,) if token.kind in (Kind.PHRASE, Kind.NEAR_PHRASE) else tuple(token.text.split(","))


def _grouped(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The values in parentheses: parted by OR or commas; words side by side are one."""
    rows: list[list[str]] = [[]]
    for token in tokens:
        if token.kind is Kind.OR:
            rows.append([])
        elif token.kind is Kind.PHRASE:
            rows += [[token.text], []]
        else:
            first, *others = token.text.split(",")
            rows[-1].append(first)
            rows += [[other] for other in others]
    return tuple(filter(None, (" ".join(filter(None, row)) for row in rows)))


def written(texts: tuple[str, ...]) -> str:
    quoted = [text if _PLAIN.fullmatch(text) else f'"{text}"' for text in texts]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
