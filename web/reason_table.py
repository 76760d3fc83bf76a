"""The sentences in which Toplu gives reasons, as the code says them: one row each, its changing parts as %(name)s.

What stands for a name is described in `web.reasons.HOLES`. The words of each language are in the catalogues.
"""


def _l(sentence: str) -> str:
    """Mark a sentence for the catalogues."""
    return sentence


STRUCTURE = (
    _l("an article heading out of sequence: kept as text"),
    _l("the word of the heading is missing: taken as an article"),
    _l("the same number was used before (%(eid)s)"),
    _l("the number falls back behind %(label)s"),
    _l("a number without closing mark"),
    _l("a level is missing above it"),
    _l("the number is not this article's"),
    _l("the number does not follow %(label)s"),
    _l("a list does not begin with this number"),
)

REFERENCES = (
    _l("the line lies in no %(unit)s"),
    _l("no act was named %(noun)s before"),
    _l("no %(unit)s was named before"),
    _l("what it is a part of was not understood"),
)

IDENTITY = (_l("neither a card nor the text tells date and number: address made of the SHA-256"),)

TOPICS = (
    _l("the title has “%(phrase)s”"),
    _l("its classification code is %(code)s"),
    _l("the text has “%(phrase)s” %(number)s times"),
    _l("the text has “%(phrase)s” %(number)s times, phrases of the topic %(total)s times"),
)

CHOICES = (
    _l("everything of the source is taken"),
    _l("no topic of the profile: neither the title, nor the classification codes, nor the site's search in texts"),
    _l("no topic of the profile: the site's search named it, but the text says too little of any topic"),
    _l("adopted %(day)s, before %(since)s"),
    _l("its record could not be had"),
    _l("the site's search named it, but its text could not be had"),
)

PAGES = (
    _l("the site answered %(status)s"),
    _l("larger than the %(number)s bytes a page may have"),
    _l("Ignored response %(said)s exceeded DOWNLOAD_MAXSIZE (%(number)s B) during decompression."),
    _l("Forbidden by robots.txt"),
    _l("max redirections reached"),
    _l("expected a page of %(hosts)s, found %(url)s"),
    _l("no answer within %(number)s seconds"),
    _l("CannotResolveHostError: %(said)s"),
    _l("DownloadConnectionRefusedError: %(said)s"),
    _l("DownloadFailedError: %(said)s"),
    _l("ResponseDataLossError:"),
    _l("ResponseDataLossError: %(said)s"),
    _l("UnsupportedURLSchemeError: %(said)s"),
    _l("the spider stumbled: %(said)s"),
    _l("the reader stumbled: %(said)s"),
)

ANSWERS = (
    _l("expected its body in the store, found none"),
    _l("expected %(answer)s as JSON, found %(value)s (%(said)s)"),
    _l("expected %(answer)s as a JSON object, found %(type)s"),
    _l("expected a list of acts with data and totalCount, found the fields %(fields)s"),
    _l("expected the record of act %(id)s with data and requisite, found %(value)s"),
    _l("expected the record of act %(id)s, found that of %(value)s"),
    _l("expected a list of redactions in data, found %(type)s"),
    _l("expected the address of a Word file, found %(value)s"),
    _l("expected HTML, .docx or .doc, found %(number)s bytes that begin with %(value)s"),
    _l("expected redaction %(id)s of “%(title)s”, found the act “%(other)s”"),
    _l("old binary Word, not readable"),
)

REMARKS = (
    _l("entry %(number)s of the list has no id"),
    _l("redaction %(number)s: it has no id"),
    _l("redaction %(number)s: %(id)s has no title"),
    _l("redaction %(number)s: %(id)s has no date (%(value)s)"),
    _l("redaction %(id)s: another of %(day)s has a higher id"),
    _l("the search for “%(phrase)s” names everything; it was not used"),
    _l("the list says %(total)s acts, %(number)s were met"),
    _l("no longer in the list: %(ids)s (%(number)s in all)"),
)

FORMATS = (
    _l("unknown format; known formats: %(formats)s"),
    _l(
        "this is a PDF, of which the text cannot be read reliably; use the page or the Word file of the act; "
        "known formats: %(formats)s"
    ),
    _l("at most %(most)s bytes are read, found %(number)s"),
    _l("expected a file of at most %(most)s bytes, found %(number)s"),
    _l("expected a text, found an empty file"),
    _l("expected a text, found only blanks or NUL bytes"),
    _l("expected one of the parts %(parts)s, found %(value)s"),
)

LETTERS = (
    _l("expected UTF-8, found the bytes %(bytes)s in line %(line)s (byte %(number)s)"),
    _l("read as %(encoding)s, but byte %(number)s is %(bytes)s, which that code page does not have"),
    _l("expected one code page, found UTF-8 mixed with other bytes (declared: %(encoding)s)"),
    _l(
        "the code page is doubtful: %(share)s of the %(number)s letters beyond ASCII are Azerbaijani in windows-1254, "
        "the rest are not (declared: %(encoding)s)"
    ),
)

DOCUMENTS = (
    _l("expected the text of an act, found a document without text"),
    _l("expected the text of an act, found a page without text"),
    _l("expected </html> at the end, found a page cut off after %(number)s bytes"),
    _l("expected a file, found a pipe, a socket or a device"),
    _l("expected a .docx, found a damaged zip file: %(said)s"),
    _l("unpacked it would have %(number)s bytes; at most %(most)s and %(ratio)s times its size are read"),
    _l("the part %(part)s cannot be unpacked: %(said)s"),
    _l("expected a .docx, found a zip file without the part %(part)s"),
    _l("this is an old binary .doc; open it in Word or LibreOffice and save it as .docx"),
    _l("expected the text in %(part)s, found no body"),
    _l("expected HTML, found no element"),
    _l("expected HTML, found %(said)s"),
    _l("tags are nested deeper than 256 levels, which no page of an act needs (%(said)s)"),
    _l("a single word, attribute or comment has over 10 MB, which no page of an act needs (%(said)s)"),
    _l("expected XML without a document type, found a DOCTYPE or ENTITY declaration, which is refused"),
    _l("expected XML without a document type, found one, which is refused"),
    _l("expected well-formed XML, found: %(said)s"),
    _l("expected <akomaNtoso>, found <%(tag)s> of namespace %(namespace)s"),
    _l("another version of the format: namespace %(namespace)s, expected %(wanted)s"),
    _l("not Akoma Ntoso: namespace %(namespace)s, expected %(wanted)s"),
    _l("expected a document inside <akomaNtoso>, found nothing"),
    _l("expected elements at most %(most)s deep, found more"),
    _l("expected a text in Azerbaijani or English (aze, eng), found %(language)s"),
    _l("expected the schema of Akoma Ntoso 3.0, found: %(said)s"),
    _l("of this part of the file only the words are kept"),
    _l("this part of the file is not kept"),
    _l("expected a Formex publication record (DOC with DOC.MAIN.PUB), found <%(tag)s>"),
    _l("expected the name of a file in REF.PHYS, found %(value)s"),
    _l("this is a publication record; read the act it names: %(file)s"),
    _l("this is an annex; it is read with the act of the record that names it"),
    _l("this is an annex; it is read with the act of the record %(file)s"),
    _l("expected an act in JSON, found values nested too deeply"),
    _l("expected JSON, found %(said)s in line %(line)s, column %(column)s"),
    _l("expected the keys of an act of the EU in JSON, found %(said)s"),
    _l("expected a JSON object, found %(type)s"),
    _l("expected a JSON object, found %(said)s"),
    _l("expected a text under %(key)s, found %(value)s"),
    _l("expected {data: {id, requisite: {title, …}}}, found another shape"),
    _l("expected %(key)s as dd.mm.yyyy, found %(value)s"),
)

PLACES = (
    _l("card: %(why)s"),
    "%(topic)s: %(why)s",
    _l("%(name)s, part %(part)s: %(why)s"),
    _l("%(name)s, annex %(line)s: %(why)s"),
    _l("%(name)s, row %(line)s: %(why)s"),
    "%(name)s: %(why)s",
    "%(error)s: %(said)s",
)
"""A reason that says first where, and the last resort: an error of a library, in its own words."""

SENTENCES: tuple[str, ...] = (
    *STRUCTURE, *REFERENCES, *IDENTITY, *TOPICS, *CHOICES, *PAGES, *ANSWERS, *REMARKS, *FORMATS, *LETTERS, *DOCUMENTS, *PLACES,
)  # fmt: skip
"""All rows; the first that fits is taken."""
