"""A Word page like e-qanun's, made of the paragraphs of an annotated text, with well-closed tags."""

import re
from html import escape

HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">\r\n<head>\r\n'
    '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">\r\n<meta name=Generator content="Microsoft Word 15">\r\n'
    "<style>\r\n<!--\r\n p.MsoNormal {margin:0cm;font-size:12.0pt}\r\n-->\r\n</style>\r\n</head>\r\n"
    "<body lang=RU>\r\n<div class=WordSection1>\r\n"
)
END = (
    "<span lang=AZ-LATIN style='font-family:\"Palatino Linotype\",serif;mso-bidi-font-family:\"Segoe UI\";"
    "letter-spacing:.1pt;mso-ansi-language:AZ-LATIN'><o:p></o:p></span>"
)
PARAGRAPH = "<p class=MsoNormal style='text-align:justify;text-indent:1.0cm;background:white'>{}" + END + "</p>\r\n\r\n"
SPAN = (
    "<span lang=AZ-LATIN style='font-family:\"Palatino Linotype\",serif;mso-bidi-font-family:\"Segoe UI\";"
    "color:black;letter-spacing:.1pt;mso-ansi-language:AZ-LATIN'>{}</span>"
)
REFERENCE = (
    "<a style='mso-endnote-id:edn{0}' href=\"#_edn{0}\" name=\"_ednref{0}\" title=\"\"><span class=MsoEndnoteReference>"
    "<span lang=AZ-LATIN style='font-size:10.0pt;color:blue'>[{0}]</span></span></a>"
)
NOTE = "<div style='mso-element:endnote' id=edn{0}>\r\n{1}</div>\r\n"
TOKEN = re.compile(r"(</?[si]>|\[\d+\])")
NOTE_MARK = re.compile(r"^\[(\d+)\]\s*")


def word_page(paragraphs: list[str], least_bytes: int = 0) -> bytes:
    """The page in windows-1251 with character references; text paragraphs are repeated until it has so many bytes."""
    first_note = max((i for i, text in enumerate(paragraphs) if text.startswith("[1] ")), default=len(paragraphs))
    body = [PARAGRAPH.format(_inline(text)) for text in paragraphs[:first_note]]
    notes = _notes(paragraphs[first_note:])
    size = sum(map(_bytes, body)) + sum(map(_bytes, notes))
    more: list[str] = []
    while body and size + sum(map(_bytes, more)) < least_bytes:
        more += body[: max(1, len(body) // 20)]
    page = [HEAD, *body, *more, "<div style='mso-element:endnote-list'>\r\n", *notes, "</div>\r\n</div>\r\n</body>\r\n</html>\r\n"]
    return "".join(page).encode("windows-1251", "xmlcharrefreplace")


def _notes(paragraphs: list[str]) -> list[str]:
    groups: list[tuple[str, list[str]]] = []
    for text in paragraphs:
        if mark := NOTE_MARK.match(text):
            groups.append((mark[1], [text]))
        elif groups:
            groups[-1][1].append(text)
    return [NOTE.format(number, "".join(PARAGRAPH.format(_inline(text)) for text in texts)) for number, texts in groups]


def _spans(text: str) -> str:
    """Word breaks a paragraph into several spans, each with the same long style."""
    return "".join(SPAN.format(escape(text[start : start + 160], quote=False)) for start in range(0, len(text), 160))


def _inline(text: str) -> str:
    pieces = []
    for token in TOKEN.split(text):
        if token in {"<s>", "</s>", "<i>", "</i>"}:
            pieces.append(token)
        elif token[:1] == "[" and token[1:-1].isdigit():
            pieces.append(REFERENCE.format(token[1:-1]))
        elif token:
            pieces.append(_spans(token))
    return "".join(pieces)


def _bytes(text: str) -> int:
    return len(text.encode("windows-1251", "xmlcharrefreplace"))
