"""The sentences in which comparisons give reasons: rows of `web.reason_table`."""


def _l(sentence: str) -> str:
    """Mark a sentence for the catalogues."""
    return sentence


GIVEN = (
    _l("the file is empty"),
    _l("the file has more than %(number)s MB, the most that is taken"),
    _l("the text has more than %(number)s characters: give it as a file"),
    _l("expected the text of an act, found nothing typed"),
    _l("expected the name or the number of an act"),
    _l("no act held has %(value)s in its title or number"),
    _l("several acts fit: choose one"),
    _l("what was given is no longer kept: files are taken away after %(number)s days"),
    _l("this comparison was begun in another browser; only there can it be seen"),
    _l("expected a comparison, found another file"),
)
"""Why a text given to be compared is not taken."""

DRAFTS = (
    _l("the draft: %(why)s"),
    _l(
        "expected a draft amending act, found no sentence that orders an amendment (“… sözləri … sözləri ilə əvəz edilsin”, "
        "“… əlavə edilsin”, “… ləğv edilsin”)"
    ),
    _l("no word of the text differs by it"),
    _l("%(title)s: the act is not in force on %(day)s, it was repealed on %(since)s"),
    _l("%(title)s: the act is repealed by its card, which does not say since when; choose a day before it"),
    _l("instruction %(item)s of the draft orders the same already"),
    _l("instruction %(item)s of the draft repeals this provision"),
    _l("instruction %(item)s of the draft already gives this provision another wording"),
    _l("instruction %(item)s of the draft changes this provision, so it cannot be repealed as well"),
    _l("instruction %(item)s changed the provision before"),
    _l("the instruction was applied but for this: %(phrase)s"),
    _l("another provision bears the new number"),
    _l("the words do not stand in the provision as many times as the instruction counts"),
    _l("the provision has no such sentence"),
    _l("the provision has too few sentences for the new one to be of that number"),
    _l("the title of the act stands outside the units of its text: change it by hand"),
    _l("the provision is repealed since %(day)s"),
    _l("the provision is repealed"),
    _l("no act held fits: %(cited)s"),
    _l("several acts held fit %(cited)s: %(acts)s"),
    _l("no Azerbaijani text is held of %(uri)s"),
    _l("%(uri)s: no text is held"),
    _l("no instruction follows these words"),
    _l("the new text opens with a quotation mark that nothing closes: see where it ends"),
)
"""Why an instruction of a draft could not be applied."""

DRAFTED = (
    _l("no instruction was found that says this change and reads back as it"),
    _l("title lines, contents and signatures are not changed by instructions"),
    _l("rows of tables are not said by instructions: read back, their cells do not stay apart"),
    _l("no instruction was read"),
    _l("an amending act is drafted of texts in Azerbaijani only"),
)
"""Why a draft written from two texts does not say a change."""

OPENED = (
    _l("the file has macros; they were not run"),
    _l("tracked changes of %(authors)s: %(number)s insertions were taken as accepted, %(total)s deletions as made"),
    _l("numbers of the form %(form)s were printed in figures"),
    _l("%(number)s tables inside tables were read cell by cell, into the cell around them"),
    _l("the words of %(number)s text boxes were put behind the paragraphs that hold them"),
    _l("%(number)s comments of %(authors)s are no part of the text and were left out"),
    _l("%(number)s pictures: what they show was not read"),
    _l("%(number)s charts or diagrams: their words were not read"),
    _l("words drawn as a picture were left out: “%(words)s”"),
    _l("%(number)s embedded objects were not opened"),
    _l("a document inside the document was not read: %(path)s"),
    _l("hidden text was left out: “%(words)s”"),
    _l("fields that nobody filled in were left out: “%(words)s”"),
    _l("%(number)s boxes to tick or lists to choose from were not read"),
    _l("words of headers and footers were left out: “%(words)s”"),
    _l("formulas were read as a line of letters and figures"),
    _l("%(number)s signs of the font %(font)s may look otherwise than in Word"),
    _l("%(number)s links lead out of the file; they were not followed"),
    _l("the file asks for something outside it (%(kind)s): “%(address)s”; it was not fetched"),
    _l("the file asks for %(number)s more things outside it; they were not fetched"),
    _l("a field asks for a file or a program outside: “%(field)s”; nothing was fetched or run"),
    _l("expected the note %(note)s, to which the text refers, found none in the file"),
    _l("%(number)s footnotes or endnotes were put after the text"),
    _l("notes to which no place of the text refers were left out: “%(words)s”"),
    _l("expected a draft in Azerbaijani, found a text that seems to be English"),
    _l("expected a draft in Azerbaijani in Latin letters, found Azerbaijani in Cyrillic letters"),
    _l("expected a draft in Azerbaijani, found a text in Cyrillic letters that seems to be another language"),
    _l("expected a draft in Azerbaijani, found a text without the letter ə that seems to be a language close to it"),
    _l("expected a draft in Azerbaijani, found a text that seems to be another language"),
)
"""What a reader must know of a Word file that was opened."""

REFUSED = (
    _l("expected a .docx, found a PDF under that name; use the Word file it was made from"),
    _l("expected a .docx, found RTF under that name; open it in Word or LibreOffice and save it as .docx"),
    _l("expected a .docx, found bare XML; open it in Word or LibreOffice and save it as .docx"),
    _l("this file is locked with a password; open it in Word or LibreOffice, take the password away and save it as .docx"),
    _l("expected a .docx, found an old binary file of Office that is no text"),
    _l("expected a .docx, found an OpenDocument text under that name; open it in LibreOffice and save it as .docx"),
    _l("expected a .docx, found a spreadsheet under that name"),
    _l("expected a .docx, found a presentation under that name"),
    _l("expected a .docx, found an empty file"),
    _l("unknown format"),
    _l("expected a .docx, found %(number)s bytes that begin with %(value)s"),
    _l("expected at most %(most)s tags in the part %(path)s, found %(number)s"),
    _l("expected at most %(most)s files in the zip file, found %(number)s"),
    _l("expected each part once, found %(path)s %(number)s times in the zip file"),
)
"""Why a Word file is refused."""

OFFICE = (
    _l("expected LibreOffice on this machine to make a .%(form)s, found none of %(found)s"),
    _l("expected a .%(form)s from LibreOffice, found none"),
    _l("it said: %(said)s"),
    _l("expected LibreOffice to be done in %(number)s seconds, found it still at work"),
    _l("it was ended"),
    _l("LibreOffice is at work on %(number)s other documents, as many as it may at once"),
    _l("try again in a minute"),
    _l("expected the part %(path)s in UTF-8, found other bytes at %(place)s"),
    _l("expected %(number)s paragraphs by the bytes of the part %(path)s, found %(total)s"),
)
"""Why a document could not be made."""

FORMEX = (
    _l("expected one publication record, found %(number)s"),
    _l("expected a publication record or one act in the zip file, found %(number)s acts"),
    _l("expected the part %(path)s that its record names, found %(value)s"),
    _l("expected a zip file of Formex, found a damaged one: %(said)s"),
    _l("expected a zip file of Formex, found another kind of file"),
    _l("unpacked it would have %(number)s bytes; at most %(most)s are read"),
    _l("expected the articles of an act of EUR-Lex, found none"),
    _l("expected the page of an act, found none"),
    _l("its CELEX number was asked for"),
)
"""Why an act of the European Union could not be read, and why it was chosen."""

TEMPLATES = (
    _l("expected a place for %(value)s, found none: what belongs there would be left out"),
    _l("expected a template without macros, found macros in it; save it as .docx"),
    _l("expected a template that stands alone, found something it fetches from outside: “%(said)s”"),
    _l("wrong syntax: %(said)s in “%(words)s”"),
    _l("wrong syntax: %(said)s in the template"),
    _l("the template cannot be filled: %(said)s"),
    _l("expected a .docx as Word saves it, found one that cannot be read: %(said)s"),
    _l("expected the cells of rows in the text of the document only, found one in %(path)s"),
    _l("expected every row in the document, found %(number)s left out, the first with the key %(value)s"),
    _l("expected of %(value)s one of %(names)s, found the unknown place %(place)s"),
    _l("expected a dot after a row, table or line, found %(value)s after something that has no parts"),
    _l("expected places, conditions and loops, found %(value)s in “%(words)s”"),
    _l("expected after | one of %(names)s, found %(value)s in “%(words)s”"),
    _l("expected one of the places %(names)s, found %(value)s in “%(words)s”"),
    _l("expected a loop over one name, found another in “%(words)s”"),
    _l("expected a new name for what a loop gives, found %(value)s in “%(words)s”"),
    _l("expected a loop inside another to go over what the outer one gives (%(names)s), found %(value)s in “%(words)s”"),
    _l("expected a place with words, found a %(what)s: go over its parts with a loop or name one behind a dot"),
)
"""Why a template of one's own could not be filled."""

COMPARED = (*GIVEN, *DRAFTS, *DRAFTED, *OPENED, *REFUSED, *OFFICE, *FORMEX, *TEMPLATES)
"""All of them."""
