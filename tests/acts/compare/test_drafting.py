"""Draft amending acts written out of two texts: their words, and that they read back as the second text."""

import itertools
from datetime import date

import pytest

from acts.compare.draft import propose
from acts.compare.draft_model import Held
from acts.compare.drafting import CELLS, HEAD_ONLY, Drafted, write_draft
from acts.compare.drafting_frame import frame
from acts.compare.drafting_holder import draft
from acts.compare.drafting_trial import standing, tried
from acts.compare.model import NotApplied, Side
from acts.history.model import Timeline
from acts.model import Document
from acts.references.model import ActCitation
from tests.acts.compare.test_align import TEXT
from tests.acts.forward import sample
from tests.acts.forward.sample import document

LAW = ActCitation("Nümunə rabitə haqqında", "law")
LAST = "3.1. Mübahisələrə məhkəmədə baxılır."
NEW_ARTICLE = "Maddə 2-1. Yeni məsələ\n2-1.1. Bu müddəa nümunədir.\nMaddə 3. Yekun"


def drafted(left: str, right: str) -> Drafted:
    return write_draft(document(left), document(right), LAW)


@pytest.mark.parametrize(("old", "new", "item"), [
    ("otuz gün", "on gün", "1.2-ci maddədə “otuz” sözü “on” sözü ilə əvəz edilsin"),
    ("otuz gün", "60 (altmış) gün", "1.2-ci maddədə “otuz” sözü “60 (altmış)” sözləri ilə əvəz edilsin"),
    ("yazılı şəkildə ", "", "1.2-ci maddədən “yazılı şəkildə” sözləri çıxarılsın"),
    ("Operator hesabı", "Operator və agent hesabı", "1.2-ci maddəyə “Operator” sözündən sonra “və agent” sözləri əlavə edilsin"),
    ("əsasında göstərilir.", "əsasında göstərilir. Müqavilə yazılı bağlanır.",
     "1.1-ci maddəyə aşağıdakı məzmunda ikinci cümlə əlavə edilsin:\n“Müqavilə yazılı bağlanır.”"),
    ("Qadağalar", "Məhdudiyyətlər", "2-ci maddənin adında “Qadağalar” sözü “Məhdudiyyətlər” sözü ilə əvəz edilsin"),
    ("1.3. Şəbəkənin mühafizəsi operatorun vəsaiti hesabına təmin olunur.\n", "", "1.3-cü maddə ləğv edilsin"),
    (LAST, f"{LAST}\n3.2. Qanun dərc edilir.", "aşağıdakı məzmunda 3.2-ci maddə əlavə edilsin:\n“3.2. Qanun dərc edilir.”"),
    ("Maddə 3. Yekun", NEW_ARTICLE,
     "aşağıdakı məzmunda 2-1-ci maddə əlavə edilsin:\n“Maddə 2-1. Yeni məsələ\n2-1.1. Bu müddəa nümunədir.”"),
    ("cihazlar qeydiyyata", "cihazlar və xətlər qeydiyyata",
     "2.1-ci maddənin ikinci abzasına “cihazlar” sözündən sonra “və xətlər” sözləri əlavə edilsin"),
])
def test_a_change_is_said_in_the_smallest_instruction(old: str, new: str, item: str) -> None:
    right = TEXT.replace(old, new)
    found = drafted(TEXT, right)
    assert (found.items, found.not_said) == ((item,), ())
    assert standing(found.after.root) == standing(document(right).root)


def test_several_edits_of_a_unit_are_one_instruction() -> None:
    other = TEXT.replace("Operator hesabı otuz", "Operator və agent hesabı on").replace("yazılı şəkildə ", "")
    (item,) = drafted(TEXT, other).items
    assert item == ("1.2-ci maddəyə “Operator” sözündən sonra “və agent” sözləri əlavə edilsin, həmin maddədə “otuz” sözü “on” sözü ilə "
                    "əvəz edilsin və həmin maddədən “yazılı şəkildə” sözləri çıxarılsın")


def test_words_that_stand_more_than_once_are_quoted_with_their_neighbours() -> None:
    left = "Maddə 1. Müddətlər\n1.1. Hesab otuz gün, etiraz otuz gün, şikayət otuz gün ərzində verilir."
    right = left.replace("etiraz otuz", "etiraz on")
    found = drafted(left, right)
    assert found.not_said == ()
    assert "etiraz otuz" in found.items[0]


def test_the_same_words_everywhere_are_named_once() -> None:
    left = "Maddə 1. Müddətlər\n1.1. Hesab otuz gün, etiraz otuz gün ərzində verilir."
    (item,) = drafted(left, left.replace("otuz", "on")).items
    assert item == "1.1-ci maddədə “otuz” sözü (hər iki halda) “on” sözü ilə əvəz edilsin"


def test_a_number_is_never_parted() -> None:
    left = "Maddə 1. İstinad\n1.1. Bu Qanunun 118.3.1-ci maddəsi və 5-ci maddəsi tətbiq olunur, digər hallar istisnadır."
    (item,) = drafted(left, left.replace("118.3.1-ci", "118.3.2-ci")).items
    assert "“118.3.1-ci” sözü “118.3.2-ci” sözü ilə" in item


def test_the_act_stands_in_its_frame() -> None:
    found = drafted(TEXT, TEXT.replace("otuz gün", "on gün").replace(LAST, ""))
    assert found.paragraphs[0] == "“Nümunə rabitə haqqında” Azərbaycan Respublikasının Qanununda dəyişiklik edilməsi haqqında"
    assert found.paragraphs[3].startswith("1. “Nümunə rabitə haqqında” Azərbaycan Respublikasının Qanununda aşağıdakı")
    assert found.paragraphs[4:6] == ("1.1. 1.2-ci maddədə “otuz” sözü “on” sözü ilə əvəz edilsin;", "1.2. 3.1-ci maddə ləğv edilsin.")
    assert found.paragraphs[6] == "2. Bu Qanun dərc edildiyi gündən qüvvəyə minir."


@pytest.mark.parametrize(("act", "said"), [
    (ActCitation("Mülki Məcəlləsi", "code"), "Azərbaycan Respublikasının Mülki Məcəlləsində (T)"),
    (ActCitation("", "decree", date(2017, 4, 4), "1313"),
     "Azərbaycan Respublikası Prezidentinin 2017-ci il 4 aprel tarixli 1313 nömrəli Fərmanında (T)"),
    (ActCitation("Karantin barədə", "cabinet-decision", date(2020, 9, 12), "336"),
     "“Karantin barədə” Azərbaycan Respublikası Nazirlər Kabinetinin 2020-ci il 12 sentyabr tarixli 336 nömrəli Qərarında (T)"),
    (ActCitation("Nümunə Qaydaları"), "“Nümunə Qaydaları”nda (T)"),
])
def test_acts_are_named_as_amending_acts_name_them(act: ActCitation, said: str) -> None:
    assert frame(act, "T") == f"{said} aşağıdakı dəyişikliklər edilsin:"


def test_title_lines_are_told_of() -> None:
    found = drafted(f"NÜMUNƏ\n{TEXT}", f"BAŞQA\n{TEXT}")
    assert found.items == ()
    assert {one.reason for one in found.not_said} == {HEAD_ONLY}


@pytest.mark.parametrize("name", sample.samples())
def test_drafts_between_the_days_of_the_sample_world_read_back(name: str) -> None:
    texts = [document(text) for text in sample.texts(name).values()]
    for left, right in itertools.pairwise(texts):
        found = write_draft(left, right, LAW)
        told = {one.words for one in found.not_said}
        assert told or standing(found.after.root) == standing(right.root)


def test_the_draft_makes_the_table_it_was_written_from() -> None:
    left, right = document(TEXT), document(TEXT.replace("otuz gün", "on gün"))
    act = write_draft(left, right, LAW)
    side = Side("Nümunə rabitə haqqında", "")
    found = propose(act.text, date(2024, 1, 1), lambda _: Held(Timeline(left), side), Side("Layihə"))
    assert [(row.key, row.right) for row in found.tables[0].rows] == [
        ("art_1__para_1.2", "1.2. Operator hesabı on gün ərzində yazılı şəkildə təqdim edir.")]


COUNTED = "Maddə 1. Saxlama\nSənəd arxivdə qalır.\nSurət sahibinə verilir.\nMöhür kassada saxlanılır.\nAçar növbətçidə olur."


@pytest.mark.parametrize(("old", "new"), [
    ("Surət sahibinə verilir.\nMöhür kassada saxlanılır.\n", ""),
    ("Sənəd arxivdə qalır.\nSurət sahibinə verilir.\nMöhür kassada saxlanılır.\n", ""),
    ("Surət sahibinə verilir.\nMöhür kassada", "Möhür seyfdə"),
    ("Surət sahibinə verilir.\nMöhür kassada saxlanılır.\nAçar növbətçidə olur.", "Möhür kassada saxlanılır.\nQapı gecə bağlanır."),
    ("Sənəd arxivdə qalır.\nSurət", "Giriş pulsuzdur.\nSurət hər il"),
])
def test_paragraphs_that_are_counted_are_found_by_whoever_reads_the_draft(old: str, new: str) -> None:
    left, right = document(COUNTED), document(COUNTED.replace(old, new))
    act = write_draft(left, right, LAW)
    assert act.not_said == ()
    assert refused(act, left) == ()
    assert standing(act.after.root) == standing(right.root)


def refused(act: Drafted, left: Document) -> tuple[NotApplied, ...]:
    """What of a draft the program does not carry out when it reads it."""
    found = propose(act.text, date(2024, 1, 1), lambda _: Held(Timeline(left), Side("Nümunə rabitə haqqında")), Side("Layihə"))
    return (*found.not_applied, *(one for table in found.tables for one in table.not_applied))


PUSHED = """Maddə 1. Giriş
1.1. Bu nümunədir.
Maddə 2. Cərimə
2.1. Gecikməyə görə cərimə tutulur.
2.2. Cərimə kassaya ödənilir.
Maddə 3. Keçid müddəaları
3.1. Bu Qanun dərc edildiyi gün qüvvəyə minir."""
ARTICLE_PUT_IN = """Maddə 1. Giriş
1.1. Bu nümunədir.
Maddə 2. Əməkdaşlıq
Qonşularla iş birgə aparılır.
Maddə 3. Cərimə
3.1. Gecikməyə görə cərimə tutulur.
3.2. Cərimə kassaya ödənilir.
Maddə 4. Keçid müddəaları
4.1. Bu Qanun dərc edildiyi gün qüvvəyə minir."""
PART_PUT_IN = PUSHED.replace("2.2. Cərimə kassaya", "2.2. Əlavə haqq alınmır.\n2.3. Cərimə kassaya")


@pytest.mark.parametrize(("right", "items"), [
    (ARTICLE_PUT_IN, (
        "3-cü maddə 4-cü maddə hesab edilsin", "2-ci maddə 3-cü maddə hesab edilsin",
        "aşağıdakı məzmunda 2-ci maddə əlavə edilsin:\n“Maddə 2. Əməkdaşlıq\nQonşularla iş birgə aparılır.”")),
    (PART_PUT_IN, (
        "2.2-ci maddə 2.3-cü maddə hesab edilsin",
        "aşağıdakı məzmunda 2.2-ci maddə əlavə edilsin:\n“2.2. Əlavə haqq alınmır.”")),
])
def test_what_a_new_unit_pushes_on_is_given_its_new_number(right: str, items: tuple[str, ...]) -> None:
    act = write_draft(document(PUSHED), document(right), LAW)
    assert (act.items, act.not_said, refused(act, document(PUSHED))) == (items, (), ())
    assert standing(act.after.root) == standing(document(right).root)


def test_a_chapter_is_not_repealed_with_articles_that_stay() -> None:
    left = "I fəsil\nGiriş\nMaddə 1. Məqsəd\n1.1. Bu nümunədir.\nII fəsil\nYekun\nMaddə 2. Qüvvəyə minmə\n2.1. Qanun dərhal qüvvəyə minir."
    right = left.replace("II fəsil\nYekun\n", "").replace("dərhal", "sabah")
    act = drafted(left, right)
    assert act.items == ("2.1-ci maddədə “dərhal” sözü “sabah” sözü ilə əvəz edilsin",)
    assert [one.words for one in act.not_said] == ["II fəsil"]


def test_an_instruction_that_is_refused_is_named() -> None:
    left = "Maddə 1. Müddət\n1.1. Müddət on gündür."
    text = draft(f"1. {frame(LAW, '')}", ["1.1-ci maddə ləğv edilsin", "1.1-ci maddədə “on” sözü “üç” sözü ilə əvəz edilsin"])
    (one,) = tried(document(left), text).refused
    assert (one.item, one.words[:19], one.reason) == ("1.2", "1.2. 1.1-ci maddədə", "instruction 1.1 of the draft repeals this provision")


TABLED = "Maddə 1. Dərəcələr\n1.1. Dərəcələr bunlardır:\nbirinci\t4\tfasiləsiz\nikinci\t72\thəftəlik\n1.2. Dərəcəni sahib təyin edir."


@pytest.mark.parametrize(("old", "new", "items", "reasons"), [
    ("72", "48", ("1.1-ci maddənin üçüncü abzasında “72” rəqəmi “48” rəqəmi ilə əvəz edilsin",), set()),
    ("həftəlik", "həftəlik\nüçüncü\t96\taylıq", (), {CELLS}),
    ("təyin edir.", "təyin edir.\nMaddə 2. Müddət\n2.1. Müddətlər:\nbirinci\tgün",
     ("aşağıdakı məzmunda 2-ci maddə əlavə edilsin:\n“Maddə 2. Müddət\n2.1. Müddətlər:”",), {CELLS}),
    ("1.2. Dərəcəni sahib", "1.2.\tDərəcəni qurum", ("1.2-ci maddədə “sahib” sözü “qurum” sözü ilə əvəz edilsin",), set()),
])
def test_rows_of_tables_never_become_running_text(old: str, new: str, items: tuple[str, ...], reasons: set[str]) -> None:
    found = drafted(TABLED, TABLED.replace(old, new))
    assert (found.items, {one.reason for one in found.not_said}) == (items, reasons)
