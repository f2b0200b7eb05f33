"""What no document answers is told what this is for; a question with such a word in it is a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import Conversation
from assistant.answer import NOT_COVERED
from assistant.engine import Assistant
from assistant.outside import outside_language, purpose
from assistant.question import understand
from assistant.wording import wording
from documents.languages import LANGUAGES

OUTSIDE = {
    "en": [
        "Hello", "Hi there!", "Good morning, how are you?", "Thanks a lot!", "Thank you very much for your help.",
        "Who are you?", "What can you do?", "What's the weather like today?", "Will it rain in Geneva tomorrow?",
        "Write me a poem", "Could you please write a poem about the Security Council?", "tell me a joke",
        "What is 2+2?", "what is 12 times 7", "Translate this into French", "What time is it?", "Sing me a song",
    ],
    "fr": [
        "Bonjour", "Salut, ça va ?", "Merci beaucoup !", "Qui es-tu ?", "Comment vous appelez-vous ?",
        "Quel temps fait-il à Paris ?", "Écris-moi un poème sur la paix", "Pouvez-vous raconter une blague ?",
        "Combien font 2 + 2 ?", "Traduis ça en anglais", "Quelle heure est-il ?", "au revoir",
    ],
    "es": [
        "Hola", "Hola, ¿cómo estás?", "Muchas gracias", "¿Quién eres?", "¿Cómo te llamas?",
        "¿Qué tiempo hace en Madrid?",
        "Escríbeme un poema sobre el mar", "Cuéntame un chiste", "¿Cuánto es 2+2?", "¿Qué hora es?",
        "Traduce esto al inglés", "¿Va a llover mañana?",
    ],
    "ru": [
        "Привет", "Здравствуйте! Как дела?", "Спасибо большое", "Кто ты?", "Как тебя зовут?", "Какая сегодня погода?",
        "Напиши стихотворение о мире", "Расскажи анекдот", "Сколько будет 2 + 2?", "Который час?",
        "Переведи это на английский", "До свидания!",
    ],
    "zh": [
        "你好", "你好！你是谁？", "谢谢你的帮助", "你叫什么名字？", "今天天气怎么样？", "北京明天天气怎么样？",
        "请写一首诗",
        "请你帮我写一首关于和平的诗", "讲个笑话", "2+2等于几？", "现在几点了？", "把这句话翻译成英文", "再见",
    ],
    "ar": [
        "مرحبا", "السلام عليكم، كيف حالك؟", "شكرا جزيلا", "من أنت؟", "ما اسمك؟", "كيف الطقس اليوم؟",
        "اكتب لي قصيدة عن السلام", "هل يمكنك أن تكتب لي قصيدة؟", "احك لي نكتة", "كم يساوي 2+2؟", "كم الساعة الآن؟",
        "مع السلامة",
    ],
}  # fmt: skip

INSIDE = {
    "en": [
        "What does the Assembly say about weather forecasts?", "weather forecasts", "Hello, what is asked of States?",
        "Thanks! And what is asked of UNEP?", "What is the weather service asked to do?", "poems", "poetry and culture",
        "Who are the Member States asked to help?", "What can you do about trafficking?", "help victims",
        "Write me a summary of paragraph 3", "Translate paragraph 3 into French", "What is 61/180?",
        "What is resolution 78/1?", "What time limit is set?", "humanitarian assistance", "nuclear test",
        "verification",
        "Which songs are mentioned?", "What is the capital increase?", "rain and floods",
        "Can you tell me who is asked?",
        "What day is the International Day of Peace?", "Who won praise from the General Assembly?", "year 2020",
    ],
    "fr": [
        "Que dit l'Assemblée de la météorologie ?", "aide humanitaire", "l'aide",
        "Bonjour, que demande-t-on aux États ?",
        "Qui est prié d'agir ?", "Quel temps est fixé pour le rapport ?", "les prévisions météorologiques",
        "poésie et culture", "traduction des documents",
    ],
    "es": [
        "¿Qué dice la Asamblea del clima?", "ayuda humanitaria", "ayuda", "Hola, ¿qué se pide a los Estados?",
        "cambio climático", "pronósticos meteorológicos", "¿Quién debe informar?", "prueba nuclear",
    ],
    "ru": [
        "Что говорится о погоде?", "помощь", "гуманитарная помощь", "Привет, что поручается государствам?",
        "проверка", "прогнозы погоды и предупреждение бедствий", "Кто должен представить доклад?",
        "стихийные бедствия", "время представления доклада",
    ],
    "zh": [
        "大会对天气预报有何说法？", "天气和气候", "你好，请各国做什么？", "请秘书长做什么？", "帮助", "人道主义援助",
        "诗歌与文化",
        "核试验", "翻译服务", "请会员国采取什么措施？",
    ],
    "ar": [
        "ماذا تقول الجمعية العامة عن الطقس؟", "مساعدة", "المساعدة الإنسانية", "مرحبا، ماذا يُطلب من الدول؟",
        "طريقة عمل المجلس", "اختبار نووي", "التنبؤات الجوية", "من يقدم التقرير؟", "الشعر والثقافة",
    ],
}  # fmt: skip

PAIRS_OUTSIDE = [(code, asked) for code, each in OUTSIDE.items() for asked in each]
PAIRS_INSIDE = [(code, asked) for code, each in INSIDE.items() for asked in each]


def test_there_are_sixty_of_each() -> None:
    assert len(PAIRS_OUTSIDE) >= 60
    assert len(PAIRS_INSIDE) >= 60


@pytest.mark.parametrize(("code", "asked"), PAIRS_OUTSIDE)
def test_what_no_document_answers(code: str, asked: str) -> None:
    assert outside_language(understand(asked)) == code


@pytest.mark.parametrize(("code", "asked"), PAIRS_INSIDE)
def test_what_is_a_question(code: str, asked: str) -> None:
    assert outside_language(understand(asked, code)) is None
    assert outside_language(understand(asked)) is None


def test_no_question_of_the_quality_sets_is_turned_away() -> None:
    folder = Path(__file__).parent
    files = [*folder.glob("quality/*.jsonl"), folder / "fixtures" / "conversation" / "follow_ups.jsonl"]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    asked = {question for row in rows for question in (row.get("question"), row.get("resolved")) if question}
    assert len(asked) > 200
    assert [question for question in asked if outside_language(understand(question))] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_it_is_for_is_said(assistant: Assistant, code: str) -> None:
    """In the language that is spoken, with a question that is answered."""
    answer = assistant.ask(OUTSIDE[code][0])
    assert (answer.status, answer.language, answer.answer) == (NOT_COVERED, code, purpose(code))
    assert (answer.citations, len(answer.candidates)) == ((), 10)
    example = answer.answer.rsplit(": ", 1)[-1].rsplit("：", 1)[-1]
    assert assistant.ask(example, language=code).status == "answered"


def test_a_conversation_goes_on_after_thanks(assistant: Assistant) -> None:
    conversation = Conversation(assistant)
    conversation.ask("What is asked of the Secretary-General?")
    assert conversation.ask("thank you!").answer == purpose("en")
    assert conversation.ask("and Member States?").resolved == "What is asked of Member States?"


def test_every_language_has_the_words() -> None:
    tables = [wording(code)["outside"] for code in LANGUAGES]
    assert all(set(table) == set(tables[0]) for table in tables)
