"""What the glossary calls its domains, standings, origins, fields and edits."""

from types import MappingProxyType

from flask_babel import lazy_gettext as _l

DOMAINS = MappingProxyType({
    "business": _l("Business"),
    "civil_procedure": _l("Civil procedure"),
    "contracts": _l("Contracts"),
    "courts": _l("Courts"),
    "criminal": _l("Criminal law"),
    "criminal_procedure": _l("Criminal procedure"),
    "customs": _l("Customs"),
    "environment": _l("Environment"),
    "family": _l("Family"),
    "finance": _l("Finance"),
    "general": _l("General terms"),
    "ict": _l("Information and communication technologies"),
    "inheritance": _l("Inheritance"),
    "labour": _l("Labour"),
    "migration": _l("Migration"),
    "notary": _l("Notary"),
    "offences": _l("Administrative offences"),
    "persons": _l("Persons"),
    "property": _l("Property"),
    "social": _l("Social protection"),
    "social_life": _l("Social life"),
    "standards": _l("Standards"),
    "state": _l("State and government"),
    "tax": _l("Taxes"),
    "titles": _l("Titles of acts"),
    "traffic": _l("Traffic"),
    "": _l("No domain"),
})  # fmt: skip

STANDINGS = MappingProxyType({"in_use": _l("in use"), "proposed": _l("proposed"), "refused": _l("refused")})
SIGNS = MappingProxyType({"in_use": "●", "proposed": "◐", "refused": "○"})

ORIGINS = MappingProxyType({
    "shipped": _l("compiled by Toplu"),
    "titles": _l("titles of acts"),
    "definitions": _l("articles that define terms"),
    "translations": _l("translations compared"),
    "import": _l("a table taken in"),
    "editor": _l("written by an editor"),
})

FACETS = MappingProxyType({"standing": _l("Standing"), "domain": _l("Domain"), "origin": _l("How it came")})

FIELDS = MappingProxyType({
    "az": _l("Azerbaijani term"),
    "az_variants": _l("Also in Azerbaijani law"),
    "everyday": _l("What people say"),
    "en": _l("English term"),
    "en_variants": _l("Also in English"),
    "domain": _l("Domain"),
    "source": _l("Source"),
    "standing": _l("Standing"),
})

EDITS = MappingProxyType({
    "added": _l("new term"),
    "edited": _l("changed"),
    "brought up": _l("changed with a newer program"),
    "removed": _l("taken away with a newer program"),
})


def facet_value(facet: str, value: str) -> str:
    """What a value of a facet is called; a domain of an editor's own keeps its name."""
    named = {"domain": DOMAINS, "standing": STANDINGS, "origin": ORIGINS}[facet]
    return str(named.get(value, value.replace("_", " ")))
