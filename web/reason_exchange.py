"""The sentences in which imports of classifiers give reasons (`classifiers.exchange`): rows of `web.reason_table`."""


def _l(sentence: str) -> str:
    """Mark a sentence for the catalogues."""
    return sentence


ITEMS = (
    _l("a formula stands in a cell that is read: put its value there"),
    _l("there is no code"),
    _l("there is no label"),
    _l("the file names it and says nothing of it"),
    _l("expected an address or a notation, found neither: it could not be known again in the next file"),
    _l("expected a code of at most %(number)s characters"),
    _l("lost zeros were put back: the file has %(value)s"),
    _l("a heading without a code: %(value)s was made of its words"),
    _l("the code %(value)s stands twice with different values: see %(place)s"),
    _l("says again what stands in %(place)s"),
    _l("expected a concept as Toplu writes it"),
    _l("expected a day such as 2026-01-31, found %(value)s"),
    _l("expected valid, superseded or retired as status, found %(value)s"),
    _l("expected a whole number, found %(value)s"),
    _l("expected a match as name = value, found %(value)s"),
    _l("expected what is kept as name = value, found %(value)s"),
    _l("expected the tag of a language such as az, found %(value)s"),
    _l("its level %(number)s is not one of the %(most)s described"),
    _l("the code does not look like one of level %(number)s (%(shape)s)"),
    _l("the code %(value)s is that of another item"),
    _l("it lies under itself: %(way)s"),
    _l("its parent %(value)s was refused"),
    _l("its parent %(value)s is neither in the file nor in the classifier"),
    _l("it belongs to another scheme of the file: %(address)s"),
    _l("used but not described as a concept"),
    _l("a second label in no language: %(value)s became an alternative"),
    _l("a second label in %(tag)s: %(value)s became an alternative"),
    _l("no preferred label: %(value)s was taken"),
    _l("what it lies under has no label in the file and was kept as a link: %(address)s"),
)
"""Why a row is refused, and what was mended or set aside."""

NOTES = (
    _l("not taken in, kept with the file as it came: %(address)s of what is no concept (%(number)s)"),
    _l("the scheme names a top concept that is not in the file: %(address)s"),
    _l("the sheet %(value)s was not read; import it by itself"),
    _l("nothing was taken from these columns: %(columns)s"),
    _l("rows above the first row of items were not read: %(places)s and %(number)s more"),
    _l("rows above the first row of items were not read: %(places)s"),
    _l("rows with neither a code nor a label were not read: %(places)s and %(number)s more"),
    _l("rows with neither a code nor a label were not read: %(places)s"),
    _l("%(number)s labels have raised or lowered letters (%(marks)s), left out as marks"),
    _l("%(number)s items of the classifier are not in the file and stay as they are"),
)
"""What of a file went into no row."""

STEPS = (
    _l("somebody published a version of this classifier meanwhile; nothing was taken in, look at the file again"),
    _l("this file was taken in or discarded meanwhile; nothing was taken in"),
    _l("nothing was taken in: some rows are refused now; look at the verdicts again"),
    _l("expected a file, found none"),
    _l("expected an id of small Latin letters, digits and dashes, a letter first"),
    _l("the import %(number)s is not taken in: %(standing)s"),
    _l("the item %(value)s was changed since this import: take that back first"),
    _l("the item %(value)s was put under one of this import since: take that back first"),
    _l("expected a number no version of %(id)s has, found %(name)s"),
)
"""What stands in the way of taking in and back."""

FILES = (
    _l("expected a classifier, found an empty file"),
    _l("expected at most %(number)s MB, found %(most)s"),
    _l("expected at most %(number)s MB unpacked, found %(most)s"),
    _l("expected at most %(number)s MB of RDF, found %(most)s"),
    _l("expected at most %(number)s rows, found more"),
    _l("expected a workbook (.xlsx), found another archive"),
    _l("expected a workbook, found a damaged archive (%(said)s)"),
    _l("expected a workbook, found a damaged one (%(said)s)"),
    _l("expected a workbook (.xls), found a damaged one (%(said)s)"),
    _l("expected a table, RDF, genericode or JSON, found a PDF"),
    _l("expected a table, RDF, genericode or JSON, found a text of a word processor"),
    _l("expected a table, RDF, genericode or JSON, found a text in Markdown"),
    _l("expected RDF/XML or genericode, found other XML"),
    _l("expected XML, found what cannot be read: %(said)s"),
    _l("expected XML without entities, found a document type declaration"),
    _l("expected XML without entities, found a document type declaration in %(part)s"),
    _l("expected rows, found none"),
    _l("expected rows under the heads of the columns, found none"),
    _l("expected rows with codes, found none; see the mapping"),
    _l("expected a column of codes"),
    _l("expected a column of codes, found none in the table"),
    _l("expected a column of codes, found none in %(name)s"),
    _l("expected %(encoding)s, found byte %(byte)s on line %(line)s; save it as UTF-8, or name its encoding in the mapping"),
    _l("expected %(encoding)s, found another encoding; save it as UTF-8, or name its encoding in the mapping"),
    _l("expected text, found a zero byte on line %(line)s; save it as UTF-8, or name its encoding"),
    _l("expected a table, found what cannot be read: %(said)s"),
    _l("expected genericode, found what cannot be read: %(said)s"),
    _l("expected columns of a code list, found none (lists by reference are not fetched)"),
    _l("expected turtle, found what cannot be read: %(said)s"),
    _l("expected rdfxml, found what cannot be read: %(said)s"),
    _l("expected jsonld, found what cannot be read: %(said)s"),
    _l("expected jsonld, found brackets too deep to read"),
    _l("expected JSON-LD with its context in the file, found the address %(address)s"),
    _l("expected concepts, found %(number)s triples without any: the file holds no concept"),
    _l("expected the scheme %(address)s, found %(addresses)s"),
    _l("expected JSON, found what cannot be read: %(said)s"),
    _l("expected a classifier as Toplu writes it (classifier 1), found other JSON"),
    _l("expected a scheme and a version, found %(error)s"),
)
"""Why a file cannot be read at all."""

MAPPING = (
    _l("the mapping: expected the letters of a column, found %(value)s"),
    _l("the mapping: expected the name of an encoding, found %(value)s"),
    _l("the mapping: expected a sheet %(value)s, found %(names)s"),
    _l("the mapping: expected a column of codes"),
    _l("the mapping: expected the column of the parent's code, found none"),
    _l("the mapping: expected a regular expression, found %(value)s (%(said)s)"),
    _l("the mapping: expected UTF-8, found another encoding"),
    _l("expected a simple regular expression, found %(value)s"),
    _l("expected a field such as alt:az or status, found %(value)s"),
    _l("expected TOML, found: %(said)s"),
    _l("expected %(keys)s as %(key)s, found %(value)s"),
    _l("expected a whole number as the row of the heads, found %(value)s"),
    _l("expected a whole number as the first row of items, found %(value)s"),
    _l("expected a whole number as the least digits of a code, found %(value)s"),
    _l("expected at least one sheet, found none chosen"),
)
"""What is wrong with what columns are told to be."""

EXCHANGE = (*ITEMS, *NOTES, *STEPS, *FILES, *MAPPING)
