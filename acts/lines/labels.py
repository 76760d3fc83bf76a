"""Which level a printed label of English law stands on: "1." a paragraph, "(a)" a point, "(i)" below it."""

import re

from acts.model import Role

_PARAGRAPH = re.compile(r"\d{1,3}[a-z]{0,2}\.(?:\s|$)")
_POINT = re.compile(r"\(?(\d{1,3}[a-z]{0,2}|[a-z]{1,4})\)|([a-z]|[ivx]{2,4})\.(?=[\s\"“‘])")
_ROMAN = re.compile(r"[ivx]+$")


class Levels:
    """Follows the labels of one article. A kind of label not met yet opens a level, one met before goes back to its own."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []

    def restart(self) -> None:
        """A new article or paragraph begins."""
        self._open = []

    def role(self, text: str) -> Role | None:
        """The role the label in front of a line gives it; None without a label."""
        if _PARAGRAPH.match(text):
            self.restart()
            return Role.PARAGRAPH
        match = _POINT.match(text)
        if match is None:
            return None
        return Role.POINT if self._depth(match[1] or match[2]) == 1 else Role.SUBPOINT

    def _depth(self, label: str) -> int:
        kind = self._kind(label)
        kinds = [its for its, _ in self._open]
        at = kinds.index(kind) if kind in kinds else len(kinds)
        self._open[at:] = [(kind, label)]
        return at + 1

    def _kind(self, label: str) -> str:
        if label[0].isdigit():
            return "digit"
        last = next((its for kind, its in self._open if kind == "letter"), "")
        follows = len(last) == 1 and len(label) == 1 and ord(label) == ord(last) + 1
        return "roman" if _ROMAN.match(label) and not follows else "letter"
