"""Why a change cannot be made, in English; the pages say it in the reader's language (web.reason_table)."""

import re

NOTHING_CHANGES = "nothing changes by it"
ONE_ITEM = "it is about one item: name one"
TWO_PARTS = "a split needs at least two parts"
TWO_TO_MERGE = "a merger needs at least two items"
INTO_ONE = "a merger ends in one item"
NOTHING_NEW = "it names no new item"
SUCCESSOR_OR_REASON = "a retired code needs a successor, or a reason why it has none"
NO_CHANGES = "the proposal asks for nothing yet"
NO_JUSTIFICATION = "a justification is needed"
NO_TITLE = "a title is needed"
NO_CODE = "a code is needed"
NUMBER_TAKEN = "a version of that number is published already"
NO_NUMBER = "a number is needed for the version"
NO_DAY = "a day is needed, such as 2026-12-01"
NOT_NAMED = "no proposal is chosen"
OTHER_SCHEME = "the proposals are of different classifiers"
OVERTAKEN = "another version was published at this moment: nothing was written, look at it and publish again"


def not_there(code: str) -> str:
    return f"there is no valid item {code}"


def taken(code: str, *, valid: bool) -> str:
    return f"the code {code} is in use" if valid else f"the code {code} was in use before: a code is not given twice"


def no_successor(code: str) -> str:
    return f"the successor {code} is no other valid item"


def stands_there(code: str, parent: str) -> str:
    return f"{code} stands under {parent} already" if parent else f"{code} stands at the top already"


def no_parent(code: str, parent: str) -> str:
    return f"{code} stands under {parent}, which is no valid item"


def cycle(code: str) -> str:
    return f"{code} would stand below itself"


def pattern(code: str, depth: int, expected: str) -> str:
    return f"the code {code} does not fit the pattern of level {depth}: {shape(expected)}"


def shape(expected: str) -> str:
    """A pattern as people read it: 00.000 for \\d{2}\\.\\d{3}; one that says more than that as it is."""
    spread = re.sub(r"(\\d|\[0-9\]|\[A-Z\])\{(\d)\}", lambda found: found[1] * int(found[2]), expected)
    plain = spread.replace(r"\d", "0").replace("[0-9]", "0").replace("[A-Z]", "A").replace(r"\.", ".").replace(r"\-", "-")
    return plain if re.fullmatch(r"[\w.\-/ ]+", plain) else expected


def too_deep(code: str, depth: int, levels: int) -> str:
    return f"{code} would stand on level {depth}, the classifier has {levels}"


def no_label(code: str, language: str) -> str:
    return f"{code} has no label in Azerbaijani" if language == "az" else f"{code} has no label in English"


def unmapped(code: str) -> str:
    return f"nothing says what becomes of {code}"


def changed_since(code: str, version: str) -> str:
    return f"{code} has changed since version {version}, for which this was written: look at it again"


# why a code is offered for what carried an old one
ONLY_ONE = "the only code that follows"
NOTHING_DECIDES = "nothing in its title decides: the first that follows"
KEPT = "it keeps its code"
NOTHING_FOLLOWS = "no code follows"


def title_has(words: str) -> str:
    return f"its title has “{words}”"


# why a code could not be given
def nobody_recodes(kind: str) -> str:
    return f"nobody keeps the codes of this kind of thing: {kind}"


def not_mapped(code: str) -> str:
    return f"no mapping carries {code} any more"


def not_carried(name: str, code: str) -> str:
    return f"{name} does not carry {code} any more"
