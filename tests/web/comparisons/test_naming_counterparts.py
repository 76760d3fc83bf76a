"""Which provision is meant by what a person types beside a row."""

import pytest
from werkzeug.datastructures import MultiDict

from acts.concordance.errors import BadDecisionError
from acts.concordance.kept import KeptProvision, Role
from acts.concordance.model import Provision
from web.workbench_form import decision, typed

RIGHTS = tuple(KeptProvision(Role.RIGHT, one) for one in (
    Provision("art_6", "Article 6", "Lanterns", "x"), Provision("art_6__para_1", "1", "Lanterns", "x", "art_6"),
    Provision("art_6__para_6", "6", "Lanterns", "x", "art_6"), Provision("art_12", "Article 12", "Horns", "x"),
    Provision("art_12__para_6", "6", "Horns", "x", "art_12"), Provision("art_12__point_15", "(15)", "Horns", "x", "art_12"),
    Provision("art_12__al_1", "", "Horns", "x", "art_12"), Provision("att_1__para_3", "3", "", "x"),
    Provision("att_1__para_3_2", "3", "", "x"),
))  # fmt: skip


def meant(text: str) -> tuple[str, ...]:
    return decision(typed(MultiDict({"more": text})), RIGHTS).counterparts


@pytest.mark.parametrize(("text", "wanted"), [
    ("6", ("art_6",)), ("Article 6", ("art_6",)), ("maddə 6.", ("art_6",)), ("6(1)", ("art_6__para_1",)), ("6.1", ("art_6__para_1",)),
    ("Article 6 (1)", ("art_6__para_1",)), ("6 · 6", ("art_6__para_6",)), ("12.6, 12(15)", ("art_12__para_6", "art_12__point_15")),
    ("(15)", ("art_12__point_15",)), ("art_12__para_6", ("art_12__para_6",)),
    ("12", ("art_12",)), ("att_1__para_3_2", ("att_1__para_3_2",)),
])  # fmt: skip
def test_the_provision_is_told_by_its_number(text: str, wanted: tuple[str, ...]) -> None:
    assert meant(text) == wanted


@pytest.mark.parametrize(("text", "said"), [
    ("7", "expected provisions of the right, found 7"), ("6.9", "found 6.9"), ("3", "“3” may be att_1__para_3, att_1__para_3_2"),
])
def test_what_is_none_or_may_be_several_is_told(text: str, said: str) -> None:
    with pytest.raises(BadDecisionError, match=said.replace("(", r"\(")):
        meant(text)
