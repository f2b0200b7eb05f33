"""What limits a question: the documents that its words name, and the deadline that it asks about, in six languages."""

from __future__ import annotations

import pytest

from assistant.limits import Limits
from assistant.question import understand
from assistant.ranges import Range
from assistant.years import Year


def limits(question: str) -> Limits:
    return understand(question).limits


def titles(question: str) -> list[str]:
    """The words that a question introduces as those of a title."""
    return [question[start:end].strip() for start, end in limits(question).titles]


@pytest.mark.parametrize(
    "question",
    [
        "What is asked of States at the seventy-eighth session?",
        "What do the session 78 resolutions ask of States?",
        "What is asked of States in the resolutions of the 78th session?",
        "Que demande-t-on aux États à la soixante-dix-huitième session ?",
        "Que demandent aux États les résolutions de la 78e session ?",
        "¿Qué se pide a los Estados en el septuagésimo octavo período de sesiones?",
        "О чём просят государства на семьдесят восьмой сессии?",
        "О чём просят государства в резолюциях 78-й сессии?",
        "第七十八届会议的决议对各国有什么要求？",
        "第78届会议对各国有什么要求？",
        "ماذا يطلب من الدول في الدورة الثامنة والسبعين؟",
    ],
)
def test_a_session_is_that_of_the_documents(question: str) -> None:
    assert limits(question).sessions == (78,)
    assert limits(question).due_sessions == ()


@pytest.mark.parametrize(
    "question",
    [
        "Which reports are due at the eightieth session?",
        "Deadlines for the 80th session",
        "Quels rapports sont attendus à la quatre-vingtième session ?",
        "¿Qué informes deben presentarse en el octogésimo período de sesiones?",
        "Какие доклады должны быть представлены на восьмидесятой сессии?",
        "第八十届会议应提交哪些报告？",
        "ما التقارير المستحقة في الدورة الثمانين؟",
    ],
)
def test_a_session_beside_what_is_due_is_a_deadline(question: str) -> None:
    assert limits(question).due_sessions == (80,)
    assert limits(question).sessions == ()


def test_the_session_of_the_documents_and_that_of_a_deadline_stay_apart() -> None:
    both = limits("Which reports are due at the eightieth session by the resolutions of the seventy-eighth session?")
    assert (both.sessions, both.due_sessions) == ((78,), (80,))


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("What was asked of UNICEF in 2023?", Year(2023)),
        ("What does the March 2024 resolution ask of UNICEF?", Year(2024, 3)),
        ("What is asked of UNICEF in resolutions adopted in 2023?", Year(2023)),
        ("Que demande à l'UNICEF la résolution de mai 2024 ?", Year(2024, 5)),
        ("¿Qué se pide al UNICEF en la resolución de 2023?", Year(2023)),
        ("О чём просят ЮНИСЕФ в резолюции 2023 года?", Year(2023)),
        ("2023年关于儿童的决议对儿基会有什么要求？", Year(2023)),
        ("ماذا يطلب من اليونيسيف في عام 2023؟", Year(2023)),
    ],
)
def test_a_year_is_that_of_the_documents(question: str, year: Year) -> None:
    assert limits(question).years == (year,)


@pytest.mark.parametrize(
    "question",
    [
        "What has to be done by the end of 2025?",
        "Que faut-il faire avant le 31 décembre 2025 ?",
        "¿Qué hay que hacer a más tardar en 2025?",
        "Что нужно сделать до конца 2025 года?",
        "2025年12月31日之前要做什么？",
        "ما الذي يجب إنجازه بحلول عام 2025؟",
    ],
)
def test_a_year_behind_by_is_a_deadline(question: str) -> None:
    assert limits(question).due_years == (2025,)
    assert limits(question).years == ()


def test_the_year_of_a_treaty_limits_nothing() -> None:
    assert limits("Notre pays n'est pas partie à la convention de 2000 : que lui demande-t-on ?").years == ()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What is asked of States in the resolution on school gardens?", "school gardens"),
        ("What is asked of States in the school gardens resolution?", "school gardens"),
        ("What does the resolution of 2023 on school gardens ask of States?", "school gardens ask of States"),
        ("Under the resolution on lighthouses, what must States do?", "lighthouses"),
        ("Que doivent faire les États dans la résolution relative à la traite ?", "la traite"),
        ("¿Qué se pide a los Estados en la resolución sobre los huertos escolares?", "los huertos escolares"),
        ("Что должны делать государства согласно резолюции о народных песнях?", "народных песнях"),
        ("关于乡村图书馆的决议要求会员国做什么？", "乡村图书馆"),
        ("ماذا يجب على الدول أن تفعل بموجب القرار المتعلق بقنوات الري؟", "قنوات الري"),
    ],
)
def test_words_of_a_title_stand_behind_what_introduces_them(question: str, title: str) -> None:
    assert titles(question) == [title]


def test_a_question_for_resolutions_may_mean_several() -> None:
    assert limits("What is asked of States in the resolutions on school gardens?").several
    assert not limits("What is asked of States in the resolution on school gardens?").several


@pytest.mark.parametrize(
    "question",
    [
        "What do the Security Council resolutions ask of States?",
        "What does the Security Council decide?",
        "Que demande le Conseil de sécurité aux États ?",
        "¿Qué decide el Consejo de Seguridad?",
        "О чём просят государства в резолюциях Совета Безопасности?",
        "安全理事会决定了什么？",
        "ماذا يقرر مجلس الأمن؟",
    ],
)
def test_an_organ_that_asks_or_decides_limits_a_question_to_its_documents(question: str) -> None:
    assert limits(question).organs == ("Security Council",)


@pytest.mark.parametrize(
    "question", ["What is asked of the Security Council?", "What must be reported to the Security Council?"]
)
def test_an_organ_that_is_asked_or_told_does_not(question: str) -> None:
    assert limits(question).organs == ()


def test_a_symbol_under_which_something_is_asked_is_the_document_meant() -> None:
    assert understand("What must States do under resolution 61/180?").symbols_meant == ("A/RES/61/180",)
    assert understand("第61/180号决议要求各国做什么？").symbols == ("A/RES/61/180",)
    assert understand("Which paragraphs ask States to apply 61/180?").symbols_meant == ()


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What is asked of States since 2020?", 2020, None),
        ("What was asked of UNICEF between 2020 and 2023?", 2020, 2023),
        ("What is asked of States in resolutions until 2019?", None, 2019),
        ("What is asked of States in resolutions adopted before 2019?", None, 2018),
        ("Que demande-t-on aux États depuis 2020 ?", 2020, None),
        ("Que demandent aux États les résolutions adoptées avant 2019 ?", None, 2018),
        ("¿Qué se pide a los Estados desde 2020?", 2020, None),
        ("¿Qué piden a los Estados las resoluciones anteriores a 2019?", None, 2018),
        ("О чём просят государства с 2020 по 2023 год?", 2020, 2023),
        ("О чём просят государства в резолюциях до 2019 года?", None, 2018),
        ("2020年以来对会员国有什么要求？", 2020, None),
        ("2019年以前的决议对会员国有什么要求？", None, 2019),
        ("ماذا يطلب من الدول بين عامي 2020 و2023؟", 2020, 2023),
        ("ماذا يطلب من الدول في القرارات قبل عام 2019؟", None, 2018),
    ],
)
def test_a_range_of_years_is_that_of_the_documents(question: str, first: int | None, last: int | None) -> None:
    found = limits(question)
    assert found.year_range == Range(first, last)
    assert (found.years, found.due_years) == ((), ())


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What is asked of States from the seventy-fifth to the seventy-eighth session?", 75, 78),
        ("What is asked of States in sessions 75 to 78?", 75, 78),
        ("What is asked of States since session 76?", 76, None),
        ("Que demande-t-on aux États de la 75e à la 78e session ?", 75, 78),
        ("¿Qué se pide a los Estados desde el septuagésimo sexto período de sesiones?", 76, None),
        ("О чём просят государства с 75-й по 78-ю сессию?", 75, 78),
        ("第七十五届至第七十八届会议对会员国有什么要求？", 75, 78),
        ("ماذا يطلب من الدول من الدورة الخامسة والسبعين إلى الدورة الثامنة والسبعين؟", 75, 78),
    ],
)
def test_a_range_of_sessions_is_that_of_the_documents(question: str, first: int | None, last: int | None) -> None:
    assert limits(question).session_range == Range(first, last)
    assert limits(question).sessions == ()


def test_a_time_that_something_is_about_is_no_range_of_documents() -> None:
    assert limits("the United Nations Decade on Ecosystem Restoration (2021–2030)").year_range is None
    assert limits("Which reports are due between 2025 and 2027?").year_range is None


@pytest.mark.parametrize(
    "question",
    [
        "What do the resolutions of the Third Committee ask of States?",
        "Que demandent aux États les résolutions de la Troisième Commission ?",
        "¿Qué piden a los Estados las resoluciones de la Tercera Comisión?",
        "О чём просят государства резолюции Третьего комитета?",
        "第三委员会的决议对会员国有什么要求？",
        "ماذا تطلب قرارات اللجنة الثالثة من الدول؟",
    ],
)
def test_a_committee_beside_a_word_for_documents_limits_to_those_it_gave(question: str) -> None:
    assert limits(question).committees == ("Third Committee",)
    assert limits("What is asked of the Third Committee?").committees == ()
