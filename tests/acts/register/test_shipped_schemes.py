"""What acts are told by and the classifiers that ship are one: kinds, statuses, bodies, topics, the tables between classifiers."""

import pytest

from acts.celex import KINDS as UNION_KINDS
from acts.frbr import Status
from acts.identity import KINDS, UNTOLD
from acts.known import known_acts
from acts.register import crosswalk, gathering
from acts.register.codes import LEGAL, is_code, level, parent
from acts.register.growing import is_unnamed
from acts.register.model import Origin
from acts.register.refreshing import body_names
from acts.topics import shipped_profile
from classifiers.schemes.model import label_in
from classifiers.schemes.shipped import shipped, shipped_scheme
from classifiers.schemes.shipping import bring_up
from classifiers.schemes.store import SchemeStore
from language.letters import fold
from tests.acts.register.test_codes import CARD, OWN_CODE
from tests.acts.register.world import DEVICES, World


def codes(scheme: str) -> set[str]:
    return {one.code for one in shipped_scheme(scheme).concepts}


def names(scheme: str) -> dict[str, str]:
    """As `body_names` makes them of what is held."""
    told = ((fold(label.text), one.code) for one in shipped_scheme(scheme).concepts for label in (*one.alternatives, *one.labels))
    return dict(told)


def test_every_kind_an_act_can_have_is_an_item() -> None:
    kinds = {kind.subtype for kind in (*KINDS, UNTOLD)} | set(UNION_KINDS.values()) | {act.subtype for act in known_acts().acts}
    assert kinds <= codes(gathering.KINDS)
    groups = {one.code for one in shipped_scheme(gathering.KINDS).concepts if one.level == 1}
    assert not kinds & groups


def test_every_status_is_an_item() -> None:
    assert codes(gathering.STATUSES) == set(Status)


def test_topics_have_the_codes_and_names_by_which_acts_are_labelled() -> None:
    told = [(topic.key, topic.az, topic.en) for topic in shipped_profile().topics]
    ships = shipped_scheme(gathering.TOPICS).concepts
    assert [(one.code, label_in(one.labels, "az"), label_in(one.labels, "en")) for one in ships] == told


def test_every_body_an_act_can_have_is_an_item() -> None:
    known = names(gathering.BODIES)
    told = {kind.body for kind in KINDS} | {act.body for act in known_acts().acts}
    assert {body: gathering.body_code(body, known) for body in told if not gathering.body_code(body, known)} == {"": ""}


@pytest.mark.parametrize(("printed", "code"), [
    ("Maliyyə Nazirliyi", "ministry-finance"),
    ("AZƏRBAYCAN RESPUBLİKASI MALİYYƏ NAZİRLİYİNİN QƏRARLARI", "ministry-finance"),
    ("Azərbaycan Respublikasının Rabitə və İnformasiya Texnologiyaları Nazirliyi", "ministry-communications-it"),
    ("Rabitə Nazirliyi", "ministry-communications"),
    ("Nəqliyyat, Rabitə və Yüksək Texnologiyalar Nazirliyi", "ministry-transport-communications"),
    ("Rəqəmsal İnkişaf və Nəqliyyat Nazirliyinin əmri", "ministry-digital"),
    ("Qiymətli Kağızlar üzrə Dövlət Komitəsi", "committee-securities"),
    ("Mərkəzi Bankın qərarı", "central-bank"),
    ("Mədəniyyət və Turizm Nazirliyi", "ministry-culture-tourism"),
    ("Naxçıvan Muxtar Respublikasının Ali Məclisi", "nakhchivan-ali-majlis"),
    ("Ali Məktəb Nazirliyi", ""),
])  # fmt: skip
def test_a_body_is_known_by_the_name_it_had_then(printed: str, code: str) -> None:
    assert gathering.body_code(printed, names(gathering.BODIES)) == code


def test_the_top_of_the_legal_classification_has_the_form_of_its_codes() -> None:
    for one in shipped_scheme(LEGAL).concepts:
        assert (is_code(one.code), level(one.code), parent(one.code)) == (True, one.level, one.parent)


def test_tables_between_classifiers_link_codes_that_ship() -> None:
    ships = {one.scheme.id: codes(one.scheme.id) for one in shipped()}
    for table in crosswalk.shipped():
        for scheme, code in ((side, link[at]) for link in table.links for at, side in enumerate((table.source, table.target))):
            known = ships.get(scheme, {code})
            assert code in known or (scheme == LEGAL and any(code[:3] == one[:3] for one in known))


def test_an_act_is_found_under_its_kind_status_body_and_topics(empty: World) -> None:
    bring_up(empty.engine)
    empty.take(OWN_CODE, card=CARD)
    empty.refresh()
    for scheme, code in ((gathering.KINDS, "law"), (gathering.STATUSES, "in_force"), (gathering.BODIES, "milli-majlis")):
        assert [use.id for use in empty.register.acts_with(scheme, code)] == [DEVICES]
        assert [one.origin for one in empty.register.codes_of(DEVICES, scheme).carried] == [Origin.PROGRAM]
        assert SchemeStore(empty.engine).concept(scheme, code)
    assert body_names(SchemeStore(empty.engine))["milli meclis"] == "milli-majlis"


def test_the_legal_classification_grows_below_the_names_that_ship(empty: World) -> None:
    bring_up(empty.engine)
    empty.take(OWN_CODE, card=CARD)
    empty.refresh()
    store = SchemeStore(empty.engine)
    held = store.concepts(LEGAL)
    assert {one.code for one in held if is_unnamed(one)} == {"180.010.000", "180.010.020"}
    assert codes(LEGAL) < {one.code for one in held}
    assert [one.code for one in held] == sorted(one.code for one in held)
    assert label_in(store.concept(LEGAL, "180.000.000").labels, "en") == "Communications and information"
    assert bring_up(empty.engine) == ()


def test_a_classification_grown_before_is_named_when_names_come(empty: World) -> None:
    empty.take(OWN_CODE, card=CARD)
    empty.refresh()
    assert is_unnamed(SchemeStore(empty.engine).concept(LEGAL, "180.000.000"))
    assert LEGAL in {version.scheme for version in bring_up(empty.engine)}
    assert not is_unnamed(SchemeStore(empty.engine).concept(LEGAL, "180.000.000"))
    assert bring_up(empty.engine) == ()
