"""What the pages of comparisons call things: what becomes of a unit, how a text is given."""

from types import MappingProxyType

from flask_babel import lazy_gettext as _l

from acts.compare.model import Fate
from acts.concordance.kept import ComparisonKind, Visibility

FATES = MappingProxyType({
    Fate.CHANGED.value: _l("changed"),
    Fate.ADDED.value: _l("new"),
    Fate.REMOVED.value: _l("removed"),
    Fate.MOVED.value: _l("moved"),
    Fate.SAME.value: _l("unchanged"),
})
SIGNS = MappingProxyType({
    Fate.CHANGED.value: "±", Fate.ADDED.value: "+", Fate.REMOVED.value: "−", Fate.MOVED.value: "→", Fate.SAME.value: "=",
})  # fmt: skip
"""A sign for each, so that none is told by colour alone."""
UNTITLED = _l("Text without a title")
SHOWN_TO = MappingProxyType({
    Visibility.PRIVATE.value: _l("only its owner"),
    Visibility.TEAM.value: _l("its owner's organisation"),
    Visibility.PUBLISHED.value: _l("everyone"),
})
KEPT = MappingProxyType({
    ComparisonKind.CONCORDANCE.value: _l("table of concordance"),
    ComparisonKind.DRAFT.value: _l("table from a draft"),
    ComparisonKind.TEXTS.value: _l("two texts"),
})
LANGUAGES = MappingProxyType({"aze": "az", "eng": "en"})
"""Languages of texts as pages name them."""
