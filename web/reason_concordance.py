"""The sentences in which tables of concordance and documents that come back give reasons: rows of `web.reason_table`."""


def _l(sentence: str) -> str:
    """Mark a sentence for the catalogues."""
    return sentence


DECIDING = (
    _l("the program suggested nothing for this row"),
    _l("a person decided this row already"),
    _l("the comparison has no row %(key)s"),
    _l("row %(row)s: expected it as of revision %(number)s, found revision %(total)s: %(who)s changed it in the meantime"),
    _l("row %(row)s: %(why)s"),
    _l("expected a comment of 1 to %(most)s characters, found %(number)s"),
    _l("expected a step to take back, found none that a person did"),
    _l("the program is less sure of this row than %(score)s"),
    _l("expected no counterparts here, they are put in the rows of the left"),
    _l("expected each counterpart once, found %(found)s"),
    _l("expected provisions of the right, found %(found)s"),
    _l("“%(several)s” may be %(names)s: write one of them"),
    _l("expected provisions that stand, found %(found)s, which does not stand any more"),
    _l("expected a counterpart for the degree %(degree)s, found none"),
    _l("expected at most %(most)s characters in a field, found %(number)s"),
)
"""Why a row was not decided."""

KEPT = (
    _l("only somebody signed in may keep a comparison"),
    _l("expected an owner with an organisation to share a comparison with, found one without"),
    _l("expected a title of 1 to %(most)s characters, found %(number)s"),
    _l("comparison %(uid)s: expected it as of revision %(number)s, found revision %(total)s"),
    _l("there is no comparison %(uid)s, or it is not shown to you"),
    _l("comparison %(uid)s was deleted on %(day)s by its owner"),
    _l("only the owner of this comparison and, unless it is private, the owner's organisation may change it"),
    _l("only the owner of this comparison may show it to others or delete it"),
    _l("comparison %(uid)s is no table of concordance"),
)
"""Why a comparison kept cannot be seen or changed."""

RETURNED = (
    _l("expected a row of headings, found none: the columns were taken in the order in which they were sent"),
    _l("the column “%(heading)s” is not in the document; it was not compared"),
    _l("the column “%(heading)s” is headed “%(words)s” in the document; it was read all the same"),
    _l("the columns stand in another order in the document; they were read by their headings"),
    _l("a column headed “%(words)s” was not sent; its %(number)s cells with words were not read"),
    _l("the row is not in the document"),
    _l("somebody took the row out of the document, a change that is still pending"),
    _l("the row was not sent with the document; nothing is taken from it"),
    _l("the row is a copy of a row that was sent; nothing is taken from it"),
    _l("the row is of another comparison; nothing is taken from it"),
    _l("the row stands in the document %(number)s times; nothing is taken from any of them"),
    _l("expected a cell in the column “%(heading)s”, found none: cells of the row were joined or parted"),
    _l("the text in the column “%(heading)s” was edited by hand: expected “%(words)s”, found “%(other)s”"),
    _l("the program's own words in the column “%(heading)s” were edited by hand: expected “%(words)s”, found “%(other)s”"),
    _l("the text in the column “%(heading)s” has pending changes, at “%(words)s”"),
    _l("“%(words)s” in the column “%(heading)s” was not understood: expected one of: %(names)s"),
    _l("“%(words)s” in the column “%(heading)s” was not understood: expected a day like %(names)s"),
    _l("“%(words)s” in the column “%(heading)s” was not understood: expected an act and behind it a day like %(names)s"),
)
"""What was met in a document that came back."""

MAKING = (
    _l("expected an object of JSON, found %(value)s"),
    _l("expected an id, found none"),
    _l("expected each id once, found %(id)s again"),
    _l("expected a number, found none"),
    _l("expected each number once, found %(label)s again"),
    _l("expected a title or a text for %(label)s, found neither"),
    _l("expected %(number)s cells as in the first line, found %(total)s: a text with such signs stands in quotation marks"),
    _l("%(name)s: expected a list of clauses in UTF-8, found other bytes at byte %(number)s"),
    _l("%(name)s: expected the columns %(names)s in the first line, found %(fields)s"),
    _l("%(title)s: expected 1 to %(most)s provisions, found %(number)s"),
    _l("expected at most %(most)s tables being made for one person, found %(number)s: wait until one is made"),
    _l("the row does not stand any more since it was compared again; nothing is taken from it"),
    _l("expected a document of this comparison, found one of another"),
    _l("expected a document made here of this table, found one without its stamp: download it again and carry the changes over"),
    _l("both texts were given as files or typed: they read the same on every day. Compare the new texts and keep that comparison"),
    _l("the acts were compared in the wordings of certain days, which stay as they are. Compare the other days and keep that comparison"),
    _l("expected a degree, found %(value)s"),
    _l("expected a number from 1 to 100, found %(value)s"),
    _l("expected the name of an account that may decide here, found %(value)s"),
    _l("%(title)s: expected a day from its adoption on %(from)s on, found %(day)s"),
    _l("expected a day like 11.05.2027, found %(value)s"),
    _l("expected one of %(names)s, found %(value)s"),
)
"""Why a table of concordance was not made, or a decision or document not understood."""

CONCORDANCES = (*DECIDING, *KEPT, *RETURNED, *MAKING)
"""All of them."""
