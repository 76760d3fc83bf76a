"""What a table of concordance is called by itself."""

import pytest

from acts.compare.model import Side
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.naming import called, named
from acts.concordance.store import LONGEST_TITLE

DAY = "of the European Parliament and of the Council of 3 May 2031"


@pytest.mark.parametrize(("title", "wanted"), [
    (f"Regulation (EU) 2031/77 {DAY} on boats, and repealing Directive 1999/9/EC (General Boat Regulation) (Text with EEA relevance)",
     "Regulation (EU) 2031/77 (General Boat Regulation)"),
    (f"Regulation (EU) 2031/77 {DAY} on boats and repealing Directive 1999/9/EC (Lantern Directive)", "Regulation (EU) 2031/77 on boats"),
    (f"Directive 1999/9/EC {DAY} concerning lanterns (‘Directive on lanterns’)", "Directive 1999/9/EC (Directive on lanterns)"),
    (f"Directive 1999/9/EC {DAY} concerning lanterns, and repealing Directive 1990/1/EC", "Directive 1999/9/EC concerning lanterns"),
    ("Commission Implementing Regulation (EU) 2032/5 of 4 June 2032 laying down rules on horns and amending Regulation (EU) 2031/77",
     "Commission Implementing Regulation (EU) 2032/5 laying down rules on horns"),
    (f"Regulation (EU) No 12/2012 {DAY} on wood (recast)", "Regulation (EU) No 12/2012 on wood (recast)"),
    ("Convention on Boats", "Convention on Boats"),
    ("Qayıqlar haqqında nümunə qanun", "Qayıqlar haqqında nümunə qanun"),
    ("", ""),
])  # fmt: skip
def test_an_act_is_called_by_its_number_and_what_it_is_known_by(title: str, wanted: str) -> None:
    assert called(title) == wanted


def test_a_table_is_called_by_both_acts_and_never_too_long() -> None:
    def table(left: str, right: str) -> MadeConcordance:
        return MadeConcordance(Given(Side(left)), Given(Side(right)), (), (), ())

    assert named(table("Nümunə qanun", "Convention on Boats")) == "Nümunə qanun ↔ Convention on Boats"
    assert len(named(table("a" * 400, "b" * 400))) == LONGEST_TITLE
