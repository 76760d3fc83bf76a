"""What an article says beside its paragraphs and points: their words are told once, and none is lost."""

import pytest

from acts.concordance.apart import Apart, apart
from acts.concordance.model import Provision


def part(number: int, label: str, text: str) -> Provision:
    return Provision(f"art_1__para_{number}", label, "Qayıqlar", text, "art_1")


ONE, TWO = part(1, "1.1", "Hər qayıqda fənər olur."), part(2, "1.2", "Fənər gecə yanır.")
A, B = part(1, "a", "“qayıq” – avarla sürülən nümunə;"), part(2, "b)", "“fənər” – nümunə işıq.")
BARE = part(1, "", "Qayıqlar boyanır."), part(2, "", "Boya yaşıldır.")


@pytest.mark.parametrize(("text", "parts", "own"), [
    ("1.1. Hər qayıqda fənər olur.\n1.2. Fənər gecə yanır.", (ONE, TWO), ""),
    ("1.1. Hər qayıqda fənər olur. 1.2. Fənər gecə yanır.", (ONE, TWO), ""),
    ("1.0. Bu qaydada:\na. “qayıq” – avarla sürülən nümunə;\nb) “fənər” – nümunə işıq.", (A, B), "1.0. Bu qaydada:"),
    ("Qayıqlar boyanır.\nBoya yaşıldır.", BARE, ""),
    ("1.1. Hər qayıqda fənər olur.\nQeyd.\n1.2. Fənər gecə yanır.", (ONE, TWO), None),
    ("1.1. Hər qayıqda fənər olur.\n1.2. Fənər gecə yanır.\nSon söz.", (ONE, TWO), None),
    ("1.1. Hər qayıqda fənər olur.\n1.2. Fənər gecə yanır.", (ONE,), None),
    ("1.1. Hər qayıqda fənər olur.", (ONE, TWO), None),
    ("1.1. Hər qayıqda fənər olur.", (), None),
])
def test_own_words_are_those_before_parts_that_make_up_the_rest(text: str, parts: tuple[Provision, ...], own: str | None) -> None:
    article = Provision("art_1", "Maddə 1", "Qayıqlar", text)
    cut = apart((article, *parts)).get("art_1")
    assert (cut and cut.own) == own
    assert cut is None or cut.parts == parts


def test_parts_may_come_in_any_order_and_more_than_once() -> None:
    article = Provision("art_1", "Maddə 1", "Qayıqlar", "1.1. Hər qayıqda fənər olur.\n1.2. Fənər gecə yanır.")
    other = Provision("art_2__para_1", "2.1", "", "Başqa.", "art_2")
    assert apart((TWO, ONE, article, TWO, other)) == {"art_1": Apart("", (TWO, ONE))}
