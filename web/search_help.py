"""The page that documents the language of queries: operators, fields and citations, each with samples that can be followed."""

from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, render_template
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from search.clauses import Key
from search.query.fields import FIELDS, Kind, Named, QueryField, value_names
from search.query.lexer import LONGEST, MOST_WORDS
from web.i18n import web_language

blueprint = Blueprint("search_help", __name__)


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A thing that can be asked: its name, what it does, queries that do it in Azerbaijani and in English."""

    name: LazyString
    text: LazyString
    az: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def samples(self) -> tuple[str, ...]:
        return self.az if web_language() == "az" else self.en


WORDS: tuple[HelpRow, ...] = (
    HelpRow(
        _l("Words"),
        _l("All of them are looked for, whatever their endings, with or without diacritics. Where few provisions have them all, those "
           "with most of them follow, and the page says so."),
        ("icarə haqqının ödənilməsi", "icare haqqi"), ("payment of rent", "personal data"),
    ),
    HelpRow(
        _l("A phrase"),
        _l("Words in quotation marks, of any kind, stand side by side in this order; endings may differ."),
        ('"fərdi məlumat"', "«elektron imza»"), ('"personal data"', '"electronic signature"'),
    ),
    HelpRow(
        _l("Without a word"),
        _l("A minus right before a word, a phrase, a field or parentheses. A hyphen inside a word or a number is no minus."),
        ('müqavilə -icarə', 'imza -"mobil imza"'), ("contract -lease", 'signature -"mobile signature"'),
    ),
    HelpRow(
        _l("One or the other"),
        _l("OR, VƏ YA or | between them. In capitals: small letters are just words. AND may be left out, it binds more strongly."),
        ("icarə VƏ YA kirayə", "icarə OR kirayə müqaviləsi"), ("lease OR rent", "lease | rent agreement"),
    ),
    HelpRow(
        _l("Parentheses"), _l("They hold together what belongs together."),
        ("(icarə OR kirayə) haqqı",), ("(lease OR rent) payment",),
    ),
    HelpRow(
        _l("In one sentence, in one paragraph"),
        _l("/s (or /c) between words: all words on both sides, up to the next operator, stand in one sentence. /p (or /a): in one "
           "paragraph."),
        ("operator /c lisenziya", "fərdi məlumat /a razılıq"), ("operator /s licence", "personal data /p consent"),
    ),
    HelpRow(
        _l("Near each other"),
        _l("~5 after a phrase, or /5 between words: at most five other words between them, in any order."),
        ('"imza sertifikat"~5', "imza /5 sertifikat"), ('"signature certificate"~5', "signature /5 certificate"),
    ),
    HelpRow(
        _l("Beginnings of words"),
        _l("* stands for any letters, ? inside a word for one. At least two letters come first."),
        ("kiber*", "sən?d"), ("cyber*", "organi?ation"),
    ),
)  # fmt: skip

CITATIONS: tuple[HelpRow, ...] = (
    HelpRow(
        _l("An article"),
        _l("The name of the act, whole, short or in part, and the number, in any order: straight to the place."),
        ("mülki məcəllə 12.3", "İXM 346", "12.3 maddə mülki"), ("civil code article 12", "GDPR art 5", "constitution 32"),
    ),
    HelpRow(
        _l("A number"),
        _l("Of the act, of its CELEX, of e-qanun; an address copied from elsewhere. Where several acts bear the number, they are listed."),
        ("998-IIIQ 5.2", "№ 68 1998"), ("32016R0679", "e-qanun.az/framework/46944"),
    ),
    HelpRow(
        _l("On a day"), _l("A date beside it leads to the text of that day."),
        ("mülki məcəllə 12 01.01.2015",), ("civil code 12 2015-01-01",),
    ),
)  # fmt: skip

MEANT = MappingProxyType({
    "title": _l("the title and number of the act, the heading of the provision"),
    "body": _l("the words of the provision alone"),
    "number": _l("the number of the act"),
    "date": _l("when the act was adopted: a day, month, year or range; > after, < before"),
    "year": _l("the year it was adopted in, or a range"),
    "level": _l("the kind of act"),
    "status": _l("whether it is in force"),
    "organ": _l("who adopted it"),
    "topic": _l("what it is about"),
    "language": _l("the language of the text"),
    "code": _l("the classification code; all below it too"),
    "cites": _l("the act that the provision cites, by name, number or address"),
    "standard": _l("the standard it cites, with or without edition"),
    "at": _l("as in force on that day; for the whole query"),
})
"""What each field holds, by its first English name."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field as the page shows it: its names, the reader's language first; what it holds; a sample; its values where they are few."""

    names: tuple[str, ...]
    text: LazyString
    sample: str
    values: tuple[str, ...]


@blueprint.get("/help/search")
def search_help() -> str:
    """How to ask, in full."""
    return render_template(
        "search_help.html", words=WORDS, citations=CITATIONS, fields=tuple(map(_row, FIELDS)), most=MOST_WORDS, longest=LONGEST
    )


def _row(field: QueryField) -> FieldRow:
    azerbaijani = web_language() == "az"
    names = (field.az[0], field.en[0]) if azerbaijani else (field.en[0], field.az[0])
    values = tuple(_name(row, azerbaijani) for row in _values(field))
    return FieldRow(tuple(dict.fromkeys(names)), MEANT[field.en[0]], field.samples[0 if azerbaijani else 1], values)


def _values(field: QueryField) -> tuple[Named, ...]:
    return value_names(field.key) if field.key and field.kind is Kind.NAME and field.key is not Key.TOPIC else ()


def _name(row: Named, azerbaijani: bool) -> str:
    """The name of a value, quoted where it is more than a word."""
    name = row.names[0] if azerbaijani else row.en
    return f'"{name}"' if " " in name else name
