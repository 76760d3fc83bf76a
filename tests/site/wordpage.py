"""Pages as Word writes them for e-qanun: a code page of their own, letters as references, a title that is often wrong."""

import html
import re

HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">\r
<head>\r
<meta http-equiv=Content-Type content="text/html; charset={code_page}">\r
<meta name=Generator content="Microsoft Word 15">\r
<title>{title}</title>\r
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>user</o:Author></o:DocumentProperties></xml><![endif]-->\r
<style><!-- p.MsoNormal {{margin:0cm;}} --></style>\r
</head>\r
<body lang=AZ-LATIN link=blue vlink=purple>\r
<div class=WordSection1>\r
"""
WRONG_TITLE = "AZƏRBAYCAN RESPUBLİKASI PREZİDENTİNİN FƏRMANI"
TAIL = "</div>\r\n</body>\r\n</html>\r\n"
MARKS = re.compile(r"(</?[si]>)|\[(\d+)\]")
NOTE = re.compile(r"\[(\d+)\] ")


def word_page(paragraphs: list[str], code_page: str = "windows-1251", title: str = WRONG_TITLE) -> bytes:
    """A Word page of plain paragraphs; `title` is what its head says, rightly or not."""
    body = "".join(f"<p class=MsoNormal><span lang=AZ-LATIN>{_letters(p)}<o:p></o:p></span></p>\r\n" for p in paragraphs)
    return _bytes(HEAD.format(code_page=code_page, title=_letters(title)) + body + TAIL, code_page)


def annotated_page(text: str, code_page: str = "windows-1254") -> bytes:
    """A Word page from a text with ``<s>``, ``<i>`` and ``[n]``, its notes at the end, as the corpus keeps codes."""
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    first_note = next((at for at, p in enumerate(paragraphs) if p.startswith("[1] ")), len(paragraphs))
    body = "".join(f"<p class=MsoNormal>{_marked(p, references=True)}<o:p></o:p></p>\r\n" for p in paragraphs[:first_note])
    head = HEAD.format(code_page=code_page, title=_letters("AZƏRBAYCAN RESPUBLİKASININ QANUNU"))
    return _bytes(head + body + "</div>\r\n<div style='mso-element:endnote-list'>\r\n" + _notes(paragraphs[first_note:]) + TAIL, code_page)


def _notes(paragraphs: list[str]) -> str:
    parts: list[str] = []
    for paragraph in paragraphs:
        match = NOTE.match(paragraph)
        if match:
            number = match[1]
            mark = f"<a style='mso-endnote-id:edn{number}' href=\"#_ednref{number}\" name=\"_edn{number}\" title=\"\">[{number}]</a> "
            close = "</div>\r\n" if parts else ""
            text = mark + _marked(paragraph[match.end():])
            parts.append(f"{close}<div style='mso-element:endnote' id=edn{number}>\r\n<p class=MsoEndnoteText>{text}</p>\r\n")
        else:
            parts.append(f"<p class=MsoEndnoteText>{_marked(paragraph)}</p>\r\n")
    return "".join(parts) + ("</div>\r\n" if parts else "")


def _marked(paragraph: str, references: bool = False) -> str:
    def mark(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        number = match[2]
        link = f"<a style='mso-endnote-id:edn{number}' href=\"#_edn{number}\" name=\"_ednref{number}\" title=\"\">[{number}]</a>"
        return link if references else match[0]

    parts, end = [], 0
    for match in MARKS.finditer(paragraph):
        parts += [_letters(paragraph[end:match.start()]), mark(match)]
        end = match.end()
    return "".join([*parts, _letters(paragraph[end:])]).replace("\n", " ")


def _letters(text: str) -> str:
    return "".join(char if ord(char) < 128 else f"&#{ord(char)};" for char in html.escape(text, quote=False))


def _bytes(page: str, code_page: str) -> bytes:
    return page.encode(code_page, "xmlcharrefreplace")
