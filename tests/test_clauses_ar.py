"""Clauses of Arabic paragraphs: sentences in the manner of resolutions, one construction each."""

from __future__ import annotations

import pytest

from documents.addressees import ActorsBefore
from documents.clauses import read_clauses
from documents.model import Clause


def clauses(text: str, title: str = "", chapeau: Clause | None = None) -> tuple[Clause, ...]:
    return read_clauses(text, "ar", ActorsBefore(title, "ar"), "General Assembly", chapeau)


ASKED = {
    "تطلب إلى الأمين العام أن يقدم تقريرا": {"Secretary-General"},
    "تهيب بالدول الأعضاء والأمم المتحدة والقطاع الخاص أن تعزز التعاون": {
        "Member States",
        "United Nations",
        "private sector",
    },
    "تدعو جميع الدول، بما فيها البلدان النامية، إلى النظر في المسألة": {"States", "developing countries"},
    "تطلب إلى الأمانة العامة، بالتشاور مع الدول الأعضاء، أن تعد خطة": {"Secretariat"},
    "تشجع الدول الأطراف في الاتفاقية والمانحين على تقديم الدعم": {"States parties", "donors"},
    # The action is a noun with no word before it.
    "تطلب إلى الأمين العام والدول الأعضاء تعزيز قدرات المركز": {"Secretary-General", "Member States"},
    "تطلب إلى إسرائيل أن تكف عن ذلك": {"Israel"},
    # A clause of its own, its verb before its subject.
    "تطالب بأن تمتثل إسرائيل للقرار": {"Israel"},
    "توصي بأن تتخذ الدول الأعضاء تدابير": {"Member States"},
    # Agents inside a noun.
    "تدعو إلى تعزيز التعاون بين الدول الأعضاء والمنظمات الدولية": {"Member States", "international organizations"},
    "تشجع على مشاركة المجتمع المدني في العملية": {"civil society"},
    # Actors that belong to another noun.
    "تشجع المانحين لبرامج الأمانة العامة والدول الأعضاء على التعاون": {"donors", "Member States"},
    "تقرر أن تطلب إلى الأمين العام عقد اجتماع": {"Secretary-General"},
    "تقرر أن تكون اللغات الرسمية لغات الدورة": set(),
    "تقرر أن تواصل نظرها في المسألة": {"General Assembly"},
    "تقرر مواصلة النظر في المسألة": {"General Assembly"},
    "تقرر أن تواصل اللجنة نظرها في المسألة": set(),
    "يؤذن للأمين العام بالدخول في التزامات": {"Secretary-General"},
}


@pytest.mark.parametrize(("text", "names"), ASKED.items())
def test_who_is_asked(text: str, names: set[str]) -> None:
    assert {name for clause in clauses(text + "؛") for name in clause.addressees} == names


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("تكرر في هذا الصدد تأكيد طلبها إلى الأمين العام أن يقدم خطة", "request"),
        ("تعيد تأكيد دعوتها الدول إلى التعاون", "call"),
        ("تدعو الدول إلى التعاون", "invite"),
        ("تدعو إلى التعاون بين الدول", "call"),
        ("تسلّم بأهمية التعاون", "recognize"),
        ("تقرر أن تدعو الدول إلى التعاون", "invite"),
        ("تعيد تأكيد التزامها بالسلام", "recall"),
    ],
)
def test_the_family_of_a_verb(text: str, family: str) -> None:
    assert clauses(text + "؛")[0].family == family


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("أن يقدم تقريرا في دورتها التاسعة والسبعين عن المسألة", "في دورتها التاسعة والسبعين"),
        ("أن يقدم تقريرا إليها في دورتيها الثمانين والحادية والثمانين", "في دورتيها الثمانين والحادية والثمانين"),
        ("أن يدرج البند في جدول الأعمال المؤقت لدورتها الثمانين", "جدول الأعمال المؤقت لدورتها الثمانين"),
        ("أن ينهي عمله خلال الدورة الثمانين للجمعية العامة", "خلال الدورة الثمانين"),
        ("أن ينهي عمله بحلول نهاية عام 2026", "بحلول نهاية عام 2026"),
        ("أن ينهي عمله في موعد أقصاه 30 حزيران/يونيه 2025", "في موعد أقصاه 30 حزيران/يونيه 2025"),
        ("أن يعقد في عام 2027 اجتماعا", "في عام 2027"),
        ("أن ينفذ خطة التنمية المستدامة لعام 2030", None),
        ("أن ينفذ قرارها 75/1 المؤرخ 21 أيلول/سبتمبر 2020", None),
    ],
)
def test_deadlines(text: str, deadline: str | None) -> None:
    assert clauses(f"تطلب إلى الأمين العام {text}؛")[0].deadline == deadline


def test_recurrence_and_what_is_due() -> None:
    report = clauses("تطلب إلى الأمين العام أن يقدم تقريرا سنويا عن المسألة؛")[0]
    assert (report.recurrence, report.due, report.deadline) == ("سنويا", "report", None)
    assert clauses("تطلب إلى الأمين العام أن يعقد اجتماعا للخبراء؛")[0].due == "meeting"
    assert clauses("تطلب إلى الأمين العام أن يزود الدول الأعضاء بالمعلومات؛")[0].due == "information"


def test_the_organ_binds_itself() -> None:
    assert clauses("تقرر أن تُبقي المسألة قيد نظرها؛")[0].own
    assert clauses("تقرر عقد اجتماع رفيع المستوى؛")[0].own
    assert not clauses("تقرر أن تُعقد الدورة في فيينا؛")[0].own


def test_pronouns_stand_for_those_asked_before() -> None:
    found = clauses("تهيب بالدول الأعضاء والمانحين أن تقدم تبرعات وتدعوها إلى القيام بذلك بانتظام؛")
    assert [set(c.addressees) for c in found] == [{"Member States", "donors"}] * 2
    assert found[1].doubt == "pronoun"


def test_a_short_name() -> None:
    found = clauses("تحيط علما بتقرير لجنة القانون الدولي، وتدعو اللجنة إلى مواصلة عملها؛")
    assert found[-1].addressees == ("International Law Commission",)


def test_vowel_signs_change_nothing_but_stay_in_the_text() -> None:
    text = "تُشجِّع الدولَ الأعضاءَ على أن تُدرج هذه المسألةَ في خططها؛"
    found = clauses(text)[0]
    assert found.addressees == ("Member States",)
    assert found.action in text
    assert (found.start, found.end) == (0, len(text))


def test_an_adjective_is_no_actor() -> None:
    found = clauses("تدعو المنتديات الحكومية إلى التعاون؛")[0]
    assert found.addressees == ()


def test_items_go_on_with_their_chapeau() -> None:
    chapeau = clauses("تهيب بالدول الأعضاء القيام بما يلي:")[0]
    item = clauses("اتخاذ تدابير بحلول عام 2028؛", chapeau=chapeau)[0]
    assert (item.addressees, item.deadline) == (("Member States",), "بحلول عام 2028")


def test_items_that_bind_others_are_not_the_organs() -> None:
    chapeau = clauses("تقرر أن يقوم المؤتمر بالأعمال المحددة على النحو التالي:")[0]
    assert not clauses("دعم تنفيذ الاتفاقية؛", chapeau=chapeau)[0].own
