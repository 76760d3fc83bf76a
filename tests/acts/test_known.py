import pytest

from acts.frbr import Level
from acts.known import known_acts


@pytest.mark.parametrize(("text", "number"), [
    ("Mülki Məcəllə", "779-IQ"), ("AZƏRBAYCAN RESPUBLİKASININ MÜLKİ MƏCƏLLƏSİ [1]", "779-IQ"), ("Mülki Məcəlləsinin", "779-IQ"),
    ("Azərbaycan Respublikası Mülki Məcəlləsinin", "779-IQ"), ("Mülki Prosessual Məcəlləsinə", "780-IQ"), ("Civil Code", "779-IQ"),
    ("Civil Code of the Republic of Azerbaijan", "779-IQ"), ("the Labour Code", "618-IQ"),
    ("“Fərdi məlumatlar haqqında”", "998-IIIQ"), ("«Fərdi məlumatlar haqqında»", "998-IIIQ"),
    ('"FƏRDİ MƏLUMATLAR HAQQINDA" Azərbaycan Respublikasının Qanunu', "998-IIIQ"), ("Law on Personal Data", "998-IIIQ"),
    ("Normativ hüquqi aktlar haqqında Konstitusiya Qanununun", "21-IVKQ"), ("Əmək pensiyaları haqqında [1]", "54-IIIQ"),
    ("İnformasiya, informasiyalaşdırma və informasiyanın mühafizəsi haqqında", "460-IQ"),
    ("Konstitusiyanın", ""), ("Azərbaycan Respublikasının Konstitusiyası", ""), ("Convention on Cybercrime", "ETS 185"),
])
def test_by_title(text: str, number: str) -> None:
    found = known_acts().by_title(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["", "Məlumatlar haqqında", "Mülki", "MM", "Məcəllə", "Prosessual Məcəllə",
                                  "Law", "Qanun", "Media", "the Law on"])
def test_unknown_titles(text: str) -> None:
    assert known_acts().by_title(text) is None


@pytest.mark.parametrize(("text", "uri"), [
    ("MM", "/akn/az/act/code/1999-12-28/779-iq"), ("İXM", "/akn/az/act/code/2015-12-29/96-vq"), ("GDPR", "/akn/eu/act/regulation/2016/679"),
    ("eIDAS", "/akn/eu/act/regulation/2014/910"), ("NIS2", "/akn/eu/act/directive/2022/2555"),
    ("Mülki Məcəllə", "/akn/az/act/code/1999-12-28/779-iq"),
    ("Convention 108", "/akn/coe/act/treaty/1981-01-28/ets-108"), ("Konstitusiya", "/akn/az/act/constitution/1995-11-12"),
    ("Fərdi məlumatlar haqqında", "/akn/az/act/law/2010-05-11/998-iiiq"),
])
def test_by_alias(text: str, uri: str) -> None:
    found = known_acts().by_alias(text)
    assert found is not None
    assert found.uri == uri


def test_short_names_need_their_capitals() -> None:
    assert known_acts().by_alias("mm") is None


def test_by_celex() -> None:
    found = known_acts().by_celex("32016R0679")
    assert found is not None
    assert "GDPR" in found.aliases


def test_by_number() -> None:
    act = known_acts().by_title("Poçt haqqında")
    assert act is not None
    assert known_acts().by_number(act.adopted, "714-iiq") == act


def test_every_act_is_told_apart_and_has_a_level() -> None:
    acts = known_acts().acts
    assert len({act.uri for act in acts}) == len(acts)
    for act in acts:
        assert Level(act.level)
        assert act.adopted is not None
        assert all(known_acts().by_alias(name) == act for name in act.names), act.title
