"""The signs of a query as patterns, and what is a plain word beside them."""

import re
from types import MappingProxyType
from typing import Final

from language.letters import lower

INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
UNSEEN: Final = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
CONTROL: Final = re.compile(f"[{UNSEEN}]+")
QUOTES: Final = "\"“”„‟«»″＂"
CLOSERS: Final = MappingProxyType({
    '"': '"”“″＂‟', "“": '”“"', "„": '“”"', "«": "»", "»": "«", "”": '”"', "‟": '”"“', "″": '″"', "＂": '＂"',
})  # fmt: skip
TOKEN: Final = re.compile(
    rf"(?P<space>[\s{UNSEEN}]+)"
    rf"|(?P<quote>[{QUOTES}])"
    r"|(?P<open>\()|(?P<close>\))|(?P<bar>\|+)"
    r"|(?P<near>/(?:[spcaSPCA]|\d{1,9})(?=[\s()|]|$))"
    rf"|(?P<ending>(?<=[{QUOTES})])-[^\W\d_]{{1,5}}(?![\w-]))"
    r"|(?P<minus>(?<![^\s(])-+(?=[^\s-]))"
    r"|(?P<prefix>~\d+(?=\s|$)|[+~-]+(?=[^\s+~-]))"
    r"|(?P<field>[^\W\d_]{2,}:)"
    rf"|(?P<word>[^\s{UNSEEN}{QUOTES}()|]+)"
)
TILDE: Final = re.compile(r"~(\w*)")
TILDE_AT_END: Final = re.compile(r"(?:~\d*)+$")
OPERATORS: Final = r"OR|AND|NOT|V[ƏE]\s*YA"
NEXT_OPERATOR: Final = re.compile(
    rf"[()|]|\s-+[^\s-]|\s(?:{OPERATORS})\s|\s/(?:[spcaSPCA]|\d+)(?=\s)|(?<!\w)(?P<field>[^\W\d_]{{2,}}):(?=\S)"
)
OPERATOR_WORD: Final = re.compile(rf"(?:{OPERATORS}|V[ƏE]|YA)")
NEAR_SIGN: Final = re.compile(r"/+(?:[spcaSPCA]|\d+)")
YA: Final = re.compile(r"\s+YA(?!\w)")
SCHEMES: Final = frozenset(["http", "https", "ftp", "urn", "mailto", "eli", "celex", "akn", "doi", "file", "data"])
WILD: Final = re.compile(r"[*]|[^\W_]\?+[^\W_]")
PIECE: Final = re.compile(r"\d(?:[^\W_]|[*?'’-])*|[^\W\d_]-(?:[^\W_]|[*?]){2,}|(?:[^\W_]|[*?'’])+")
LABEL: Final = re.compile(r"\d{1,3}|[^\W\d_]")
SIGNS: Final = frozenset("§№")
LIKE: Final = 0.8
"""Least likeness of a name to be taken for one mistyped (`difflib`)."""
WORD_ALONE: Final = re.compile(rf"[^\s{UNSEEN}{QUOTES}()|]+")


def plain_text(text: str) -> str:
    """The words inside quotation marks; "" where there are none."""
    words = " ".join(re.sub(rf"[{QUOTES}{UNSEEN}]", " ", text).split())
    return words if any(letter.isalnum() for letter in words) else ""


def only_words(text: str) -> str:
    """The words of a text as they stand in a query when nothing in it is an operator."""
    words = re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*", text)
    return " ".join(lower(word) if word == "OR" or OPERATOR_WORD.fullmatch(word) else word for word in words)


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals: its "VƏ YA" is a word then. Short words alone ("GDPR NOT NIS2") are abbreviations."""
    if any(letter.islower() for letter in text):
        return False
    return any(len(word) > 4 and not OPERATOR_WORD.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text))
