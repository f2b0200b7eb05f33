"""Clauses of Russian paragraphs: sentences in the manner of resolutions, one construction each."""

from __future__ import annotations

import pytest

from documents.addressees import ActorsBefore
from documents.clauses import read_clauses
from documents.model import Clause


def clauses(text: str, title: str = "", chapeau: Clause | None = None) -> tuple[Clause, ...]:
    return read_clauses(text, "ru", ActorsBefore(title, "ru"), "General Assembly", chapeau)


ASKED = {
    "просит Генерального секретаря представить доклад": {"Secretary-General"},
    "призывает государства-члены, Организацию Объединенных Наций и частный сектор расширять сотрудничество": {
        "Member States",
        "United Nations",
        "private sector",
    },
    "предлагает государствам, включая развивающиеся страны, рассмотреть этот вопрос": {
        "States",
        "developing countries",
    },
    "просит Секретариат в консультации с государствами-членами подготовить план": {"Secretariat"},
    "настоятельно призывает государства, которые еще не сделали этого, достичь договоренности": {"States"},
    # A clause of its own, with its subject.
    "требует, чтобы Израиль прекратил такие действия": {"Israel"},
    "призывает к тому, чтобы государства-члены и — сообразно обстоятельствам — доноры оказывали помощь": {
        "Member States",
        "donors",
    },
    "просит, чтобы сообразно статье 73 Устава управляющая держава помогала территории": {"administering Powers"},
    # Agents inside a noun.
    "призывает к активизации усилий государств и международных организаций": {"States", "international organizations"},
    "призывает к сотрудничеству между государствами-членами, донорами и гражданским обществом": {
        "Member States",
        "donors",
        "civil society",
    },
    # One preposition, several objects.
    "обращается к государствам-членам и к Секретариату с настоятельной просьбой оказать помощь": {
        "Member States",
        "Secretariat",
    },
    # Actors that belong to another noun, by their case alone.
    "просит доноров программ Секретариата распространять информацию": {"donors"},
    "рекомендует, чтобы доноры вносили взносы": {"donors"},
    "постановляет предложить Генеральному секретарю созвать совещание": {"Secretary-General"},
    "постановляет, что Секретариат будет обслуживать сессию": set(),
    "постановляет созвать сессию": {"General Assembly"},
    "постановляет, принимая во внимание сложность вопроса, рассмотреть его на своей следующей сессии": {
        "General Assembly"
    },
}


@pytest.mark.parametrize(("text", "names"), ASKED.items())
def test_who_is_asked(text: str, names: set[str]) -> None:
    assert {name for clause in clauses(text + ";") for name in clause.addressees} == names


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("обращается к Генеральному секретарю с просьбой представить доклад", "request"),
        ("вновь обращается также с просьбой к Генеральному секретарю указывать сроки", "request"),
        ("обращается к государствам с призывом прекратить насилие", "call"),
        ("вновь повторяет обращенный к Израилю призыв соблюдать соглашение", "call"),
        ("подтверждает свою просьбу к Генеральному секретарю представить план", "request"),
        ("настоятельно призывает стороны вести переговоры", "urge"),
        ("постановляет просить Генерального секретаря представить план", "request"),
        ("подтверждает приверженность делу мира", "recall"),
    ],
)
def test_the_family_of_a_verb(text: str, family: str) -> None:
    assert clauses(text + ";")[0].family == family


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("представить доклад на своей семьдесят девятой сессии", "на своей семьдесят девятой сессии"),
        ("представить доклад на ее десятой и одиннадцатой сессиях", "на ее десятой и одиннадцатой сессиях"),
        ("включить пункт в повестку дня своей десятой сессии", "повестку дня своей десятой сессии"),
        ("завершить работу не позднее 30 июня 2025 года", "не позднее 30 июня 2025 года"),
        ("завершить работу к концу 2026 года", "к концу 2026 года"),
        ("созвать в 2027 году совещание", "в 2027 году"),
        ("провести совещание в Женеве с 10 по 13 мая 2027 года", "с 10 по 13 мая 2027 года"),
        ("осуществлять Повестку дня на период до 2030 года", None),
        ("выполнить резолюцию 75/1 от 21 сентября 2020 года", None),
        ("проводить ежегодно совещания", None),
    ],
)  # fmt: skip
def test_deadlines(text: str, deadline: str | None) -> None:
    assert clauses(f"просит Генерального секретаря {text};")[0].deadline == deadline


def test_recurrence_and_what_is_due() -> None:
    report = clauses("просит Генерального секретаря ежегодно представлять ей доклад;")[0]
    assert (report.recurrence, report.due, report.deadline) == ("ежегодно", "report", None)
    assert clauses("просит Секретариат провести в мае совещание экспертов;")[0].due == "meeting"
    assert clauses("просит Секретариат провести обзор;")[0].due is None
    assert clauses("просит Секретариат информировать государства-члены;")[0].due == "information"


def test_the_organ_binds_itself() -> None:
    assert clauses("постановляет продолжить рассмотрение этого вопроса;")[0].own
    assert not clauses("постановляет, что совещание пройдет в Вене;")[0].own
    assert not clauses("просит Секретариат продолжить работу;")[0].own


def test_pronouns_stand_for_those_asked_before() -> None:
    found = clauses("призывает государства-члены и доноров вносить взносы и предлагает им делать это регулярно;")
    assert [set(c.addressees) for c in found] == [{"Member States", "donors"}] * 2
    assert found[1].doubt == "pronoun"


def test_a_short_name_in_another_case() -> None:
    found = clauses("ссылается на доклад Комиссии международного права и предлагает Комиссии продолжить работу;")
    assert found[-1].addressees == ("International Law Commission",)


def test_numerals_are_no_infinitives() -> None:
    found = clauses("предлагает участникам двадцать четвертого совещания и государствам-членам поддержать план;")[0]
    assert found.action.startswith("поддержать")


def test_items_go_on_with_their_chapeau() -> None:
    chapeau = clauses("призывает государства-члены:")[0]
    item = clauses("принять меры к 2028 году;", chapeau=chapeau)[0]
    assert (item.addressees, item.deadline) == (("Member States",), "к 2028 году")


def test_a_comma_parts_two_actors() -> None:
    found = clauses("призывает государства-члены, Организацию Объединенных Наций, доноров принять меры;")[0]
    assert found.addressees == ("Member States", "United Nations", "donors")
