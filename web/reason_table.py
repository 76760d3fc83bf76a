"""The sentences in which Toplu gives reasons, as the code says them: one row each, its changing parts as %(name)s.

What stands for a name is described in `web.reasons.HOLES`. The words of each language are in the catalogues.
"""

from web.reason_compare import COMPARED
from web.reason_concordance import CONCORDANCES
from web.reason_exchange import EXCHANGE


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
    _l("expected a list of standards on the page, found none"),
    _l("expected editions of a standard on the page, found none"),
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
    _l("an old binary file of Office that is no .doc; unknown format"),
    _l("a zip file without the part %(part)s is no .docx; unknown format"),
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
    _l("expected a .docx, found a damaged zip file"),
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

HISTORY = (
    _l("the day it came into force is not known"),
    _l("the amending act is dated in the future"),
    _l("the amending act is older than the amended one"),
    _l("the note does not tell its amending act"),
    _l("the text has no such provision"),
    _l("the provision did not stand in the text at that time"),
    _l("the new words do not stand in the provision"),
    _l("the words taken out are not struck in the provision"),
    _l("the words stand in the provision more than once"),
    _l("the former wording is printed nowhere"),
    _l("the provision stands in the text and nothing of it is struck"),
    _l("nothing on the page bears out a change of so much text"),
    _l("no provision bears the new number"),
    _l("another provision bears the former number"),
    _l("the words stand in the text with another ending than the note prints"),
    _l("the words stand elsewhere than the note says"),
    _l("the page marks nothing as struck: the words are taken out by the note alone"),
    _l("the note says neither the old nor the new words"),
    _l("the new text is not printed"),
    _l("there is no provision to put the new one into"),
    _l("a provision of that number stands in the text"),
    _l("the words to be replaced or taken out do not stand in the provision"),
    _l("the words beside which new ones go do not stand in the provision"),
    _l("expected the words in %(number)s places of the provision, as ordered, found %(total)s"),
    _l("the words were left where they stand in another form, in another word or in a name: %(words)s"),
    _l("the page is later than this act, and no note of it names the act"),
    _l("the history of this text could not be built by a fault of the program"),
    _l("a reviewer refused it: %(words)s"),
    _l("the day of it is not known"),
    _l("struck by an amendment that is not known"),
    _l("struck words no note accounts for"),
    _l("italic words no note accounts for"),
    _l("other words stand in this provision in the version published for %(day)s"),
)
"""Why a change of the text through time was refused, or what does not agree."""

AMENDMENTS = (
    _l("old and new words cannot be paired"),
    _l("the verb has neither words nor a unit to act on"),
    _l("words or a unit without a verb"),
    _l("no rule understands these words"),
    _l("a number without the unit it counts"),
    _l("an annex that no instruction mentions"),
    _l("the act it amends is not named"),
    _l("the provision it names was not understood"),
    _l("the new text fits none of the provisions"),
    _l("the exception it makes is not applied"),
    _l("no rule reads this instruction"),
    _l("the note breaks off before it says what is done"),
    _l("a sentence of this length is not read"),
    _l("the note says nothing of an amendment"),
)
"""What of a note or an amending act was not understood."""

FILE_PARTS = (
    _l("written by Toplu and changed since, so our own marks in it are not used: %(said)s"),
    _l("comment"),
    _l("processing instruction"),
    _l("attribute %(attribute)s of such an element of another namespace"),
    _l("attribute %(attribute)s of namespace %(namespace)s"),
    _l("attribute %(attribute)s"),
    _l("metadata <%(tag)s>"),
    _l("metadata of namespace %(namespace)s"),
    _l("eId of a <%(tag)s>, which is no unit here"),
    _l("eId of a <%(tag)s> that is one with the numbered unit around it"),
    _l("eId given to several units; later ones have an address made by us"),
    _l("unit without eId; its address is made of its kind and number"),
    _l("identification of an annex of its own"),
    _l("the structure of a <%(tag)s>; its words are read as lines"),
    _l("<%(tag)s>: its words are read, not what it says of them"),
    _l("<%(tag)s> of namespace %(namespace)s: only its words are read"),
    _l("an image %(target)s, which is not read"),
    _l("<%(tag)s>, which leads to %(target)s, which is not read"),
    _l("a note mark that leads to %(value)s, where no note is"),
    _l("a footnote: its mark stays, its words stand among the notes at the end"),
    _l("the address %(value)s, which is none of Akoma Ntoso; the work has one made by us"),
    _l("the language %(value)s is none the registry holds (aze, eng): the wording has no identity here"),
    _l("FRBRdate: expected a day, found %(value)s"),
)
"""What of a foreign Akoma Ntoso file has no place in a document; the narrower rows first."""

GLOSSARY = (
    _l("a term has a name in each language"),
    _l("a label holds no semicolon, tab or line break"),
    _l("the same word stands here twice"),
    _l("a source is given: an act, a book, a name"),
    _l("there is already a term of this name"),
    _l("a label has at least one letter or digit"),
    _l("a domain is small Latin letters and underscores"),
    _l("expected at most %(most)s words, found %(number)s"),
    _l("expected at most %(most)s characters, found %(number)s"),
)
"""What is wrong with a term of the glossary."""

QUERIES = (
    _l("a closing quotation mark"),
    _l("an opening quotation mark before the closing one"),
    _l("words between the quotation marks"),
    _l("a closing parenthesis"),
    _l("an opening parenthesis before the closing one"),
    _l("words between the parentheses"),
    _l("parentheses at most 10 deep"),
    _l("a word right after the minus"),
    _l("one minus, before the word or the field"),
    _l("words on both sides of OR"),
    _l("words on both sides of AND"),
    _l("words, a phrase or a group joined by OR on both sides of /s, /p or /5"),
    _l("at least two letters before * or ?"),
    _l("two words or more in quotation marks before ~"),
    _l("a number from 0 to 100 after ~ or /"),
    _l("a value right after the colon"),
    _l("only words, phrases, OR and minus inside a field"),
    _l("a day, month, year or range, such as 11.05.2020, 2020-05, 2015 or 2010..2015"),
    _l("a day, such as 11.05.2020 or 2020-05-11"),
    _l("a year or a range of years, such as 2015 or 2010..2015"),
    _l("a classification code, such as 120 or 120.010.000"),
    _l("an act held or well known, by name, number or address"),
    _l("the earlier date first"),
    _l("one day for the whole query"),
    _l("characters that can be seen"),
    _l("at most 64 words"),
    _l("at most 2000 characters"),
    _l("one of %(names)s"),
)
"""What would be right at a place of a query (`search.query.faults`)."""

LIFECYCLE = (
    _l("nothing changes by it"),
    _l("it is about one item: name one"),
    _l("a split needs at least two parts"),
    _l("a merger needs at least two items"),
    _l("a merger ends in one item"),
    _l("it names no new item"),
    _l("a retired code needs a successor, or a reason why it has none"),
    _l("the proposal asks for nothing yet"),
    _l("a justification is needed"),
    _l("a title is needed"),
    _l("a code is needed"),
    _l("a version of that number is published already"),
    _l("a number is needed for the version"),
    _l("a day is needed, such as 2026-12-01"),
    _l("no proposal is chosen"),
    _l("the proposals are of different classifiers"),
    _l("another version was published at this moment: nothing was written, look at it and publish again"),
    _l("there is no valid item %(item)s"),
    _l("the code %(item)s is in use"),
    _l("the code %(item)s was in use before: a code is not given twice"),
    _l("the successor %(item)s is no other valid item"),
    _l("%(item)s stands under %(parent)s already"),
    _l("%(item)s stands at the top already"),
    _l("%(item)s stands under %(parent)s, which is no valid item"),
    _l("%(item)s would stand below itself"),
    _l("the code %(item)s does not fit the pattern of level %(number)s: %(expected)s"),
    _l("%(item)s would stand on level %(number)s, the classifier has %(total)s"),
    _l("%(item)s has no label in Azerbaijani"),
    _l("%(item)s has no label in English"),
    _l("nothing says what becomes of %(item)s"),
    _l("%(item)s has changed since version %(version)s, for which this was written: look at it again"),
    _l("only the submitting organization may do this"),
    _l("only the control body may do this"),
    _l("only the register manager may do this"),
    _l("only the control body or the register manager may do this"),
    _l("only the submitting organization or the control body or the register manager may do this"),
    _l("who submitted a proposal does not decide on it"),
    _l("another organisation is the control body of this classifier"),
    _l("it is the proposal of another organisation"),
    _l("a rejected proposal needs the reason"),
    _l("a comment needs words"),
    _l("the proposal is a draft, not submitted yet"),
    _l("the proposal is submitted already"),
    _l("the proposal is approved already"),
    _l("the proposal is rejected already"),
    _l("the proposal is withdrawn already"),
    _l("the proposal is published already"),
    _l("the only code that follows"),
    _l("nothing in its title decides: the first that follows"),
    _l("it keeps its code"),
    _l("no code follows"),
    _l("its title has “%(words)s”"),
    _l("proposed and approved: proposal %(names)s"),
    _l("nobody keeps the codes of this kind of thing: %(name)s"),
    _l("no mapping carries %(item)s any more"),
    _l("%(name)s does not carry %(item)s any more"),
    _l("the act no longer carries %(item)s"),
    _l("no act %(name)s is held"),
)
"""What stands in the way of a proposal, and why a code is offered (`classifiers.lifecycle.reasons`, `classifiers.lifecycle.steps`)."""

CHANGES = (
    _l("the same code and label"),
    _l("the same label"),
    _l("the same code, %(ratio)s of 100 parts of the words"),
    _l("the same code, %(number)s of %(total)s items beside it stayed"),
    _l("both changed under %(item)s and share words"),
    _l("%(ratio)s of 100 parts of the words"),
    _l("the table between the two versions"),
    _l("the same item, by its identity"),
    _l("nothing in the version before is like it"),
    _l("nothing in the version after is like it"),
    _l("the changes are not those that were looked at, or somebody decided about them meanwhile; look again"),
    _l("there is no such change"),
)
"""Why a change between two versions of a classifier is proposed (`classifiers.schemes.computing`), and why none was decided."""

ACCOUNTS = (
    _l("a password of 12 characters or more is expected"),
    _l("a password of 200 characters at most is expected"),
    _l("a password that is not easy to guess is expected: neither the name nor one character over and over"),
    _l("a name of 3 to 60 small Latin letters, digits and . _ @ + - is expected"),
    _l("the name is taken"),
    _l("the name of the person is expected"),
    _l("this is the last administrator who can sign in: give somebody else that role first"),
    _l("somebody else changed it meanwhile"),
    _l("there is no such account or organisation"),
    _l("the link was used already or is too old"),
    _l("the password of today is not this one"),
    _l("the name of the organisation is expected"),
    _l("the two passwords are not the same"),
    _l("what it says is not what was written"),
    _l("the line before it was taken out, put in or exchanged"),
    _l("lines after it were taken out"),
    _l("it was added past the end the trail remembers"),
    _l("it was put in without a hash"),
    _l("the trail no longer remembers its end"),
    _l("no line has the hash that was noted elsewhere"),
)
"""What stands in the way of an account (`storage.accounts`), and where the audit trail is broken (`storage.audit_chain`)."""

PLACES = (
    _l("card: expected a number in id and a title, or a card as e-qanun.az gives it"),
    _l("card: %(why)s"),
    "%(topic)s: %(why)s",
    _l("%(name)s, part %(part)s: %(why)s"),
    _l("%(name)s, line %(line)s: %(why)s"),
    _l("%(name)s, annex %(line)s: %(why)s"),
    _l("%(name)s, row %(line)s: %(why)s"),
    "%(why)s (%(number)s)",
    "%(name)s: %(why)s",
    "%(error)s: %(said)s",
)
"""A reason that says first where, and the last resort: an error of a library, in its own words."""

NOT_KEPT = frozenset({"of this part of the file only the words are kept", "this part of the file is not kept"})
"""Reasons of which the text is one of `FILE_PARTS`, not words of the act."""

SENTENCES: tuple[str, ...] = (
    *STRUCTURE, *REFERENCES, *IDENTITY, *TOPICS, *CHOICES, *PAGES, *ANSWERS, *REMARKS, *FORMATS, *LETTERS, *DOCUMENTS,
    *HISTORY, *AMENDMENTS, *FILE_PARTS, *GLOSSARY, *QUERIES, *LIFECYCLE, *CHANGES, *ACCOUNTS, *EXCHANGE,
    *COMPARED, *CONCORDANCES, *PLACES,
)  # fmt: skip
"""All rows; the first that fits is taken."""
