"""Provisions of the shared concordance pairs, and their language. Used by concordance.py and concordance_fit.py."""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from acts.concordance.model import Provision
from language.letters import fold, lower

_ONLY_AZERBAIJANI = re.compile("[əğış]")


def read_provisions(path: Path) -> tuple[Provision, ...]:
    """The provisions of a file of lines of JSON: id, num, heading, text. "art_5/par_1" stands below "art_5" where that is listed."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    ids = {row["id"] for row in rows}
    return tuple(
        Provision(row["id"], row.get("num", ""), row.get("heading", ""), row.get("text", ""), _parent(row["id"], ids)) for row in rows)


def _parent(one: str, ids: set[str]) -> str:
    above = one.partition("/")[0]
    return above if above != one and above in ids else ""


def language_of(provisions: tuple[Provision, ...]) -> str:
    """"aze" or "eng", by the letters."""
    text = lower(" ".join(one.text for one in provisions[:200]))
    return "aze" if len(_ONLY_AZERBAIJANI.findall(text)) > len(fold(text)) / 200 else "eng"
