import pytest

from acts.celex import celex_in_title, celex_of


@pytest.mark.parametrize(
    ("title", "number", "uri"),
    [
        ("Directive 2000/31/EC of the European Parliament", "32000L0031", "/akn/eu/act/directive/2000/31"),
        ("Directive 95/46/EC of the Council", "31995L0046", "/akn/eu/act/directive/1995/46"),
        ("Directive (EU) 2019/1024 of the Council", "32019L1024", "/akn/eu/act/directive/2019/1024"),
        ("Regulation (EU) No 910/2014 of the Council", "32014R0910", "/akn/eu/act/regulation/2014/910"),
        ("Regulation (EC) No 45/2001 of the Council", "32001R0045", "/akn/eu/act/regulation/2001/45"),
        ("Regulation (EU) 2016/679 of the Council", "32016R0679", "/akn/eu/act/regulation/2016/679"),
    ],
)
def test_titles_state_their_numbers(title: str, number: str, uri: str) -> None:
    celex = celex_in_title(title)
    assert celex is not None
    assert (celex.text, celex.uri) == (number, uri)


@pytest.mark.parametrize("title", ["", "Convention on Cybercrime", "Law on Regulation 5", "Directive of 8 June", "Regulation 2/3"])
def test_other_titles_state_none(title: str) -> None:
    assert celex_in_title(title) is None


@pytest.mark.parametrize("number", ["32014R0910", "02014R0910-20241018"])
def test_a_consolidated_text_is_of_the_same_act(number: str) -> None:
    celex = celex_of(number)
    assert celex is not None
    assert celex.text == "32014R0910"


def test_what_is_no_number_is_none() -> None:
    assert celex_of("not one") is None
    assert celex_of("") is None
