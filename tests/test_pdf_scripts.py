"""Pages in other scripts come out in the order of reading, with the blanks of their language."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from drawn import ids, parsed, text_of
from layouts import NEW_YORK, Sheets, borrowed_faces
from mastheads import agenda, box, new_york

from documents import read

RUSSIAN = (
    "ссылаясь</i> на свои резолюции 71/903<sup>1</sup> и 73/918, а также на то, что маяки зажигаются каждый вечер до "
    "возвращения кораблей,"
)
CHINESE = (
    "回顾其2018年12月20日第73/904号决议<sup>1</sup>和2019年12月19日第74/919号决议，又回顾每天晚上在船只回港之前必须点亮"
    "灯塔，守塔人应当把夜间从塔上看到的一切写在岛上的书里，"
)


def test_russian() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    sheets = Sheets(NEW_YORK, faces=borrowed_faces(text))
    box(sheets, "Ассамблея", "A/RES/78/903", ["Distr.: General", "24 January 2024"], words="Объединенные Нации")
    agenda(sheets, "<b>Семьдесят восьмая сессия</b>", "Пункт 71 повестки дня")
    sheets.notes([("1", "Резолюция 71/903, приложение I.")])
    sheets.heading("Резолюция, принятая Генеральной Ассамблеей\n22 декабря 2023 года", size=14)
    sheets.heading("Маяки и гавани", number="78/903.")
    sheets.text("<i>Генеральная Ассамблея</i>,")
    sheets.text(f"<i>{RUSSIAN}")
    sheets.text("<i>просит</i> Генерального секретаря представить доклад;", number="1.")
    sheets.text("<i>призывает</i> государства-члены:", number="2.")
    sheets.text("зажечь маяки;", number="a)")
    sheets.text("накормить собаку.", number="b)")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert text_of(found, "PP1") == RUSSIAN.replace("</i>", "").replace("<sup>1</sup>", "¹")
    assert (found.language, found.masthead.session, found.masthead.agenda_item) == ("ru", 78, "71")
    assert found.masthead.date_adopted == date(2023, 12, 22)


def test_chinese() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    sheets = Sheets(NEW_YORK, faces=borrowed_faces(text, width=1000))
    box(sheets, "大会", "A/RES/78/904", ["Distr.: General", "24 January 2024"], words="联合国")
    new_york(sheets, "A/RES/78/904")
    agenda(sheets, "第七十八届会议", "议程项目71")
    sheets.notes([("1", "第71/903号决议，附件一。")])
    sheets.heading("2023年12月22日大会决议", size=14)
    sheets.heading("灯塔和港口", number="78/904.")
    sheets.text("大会，")
    sheets.text(CHINESE)
    sheets.text("1. 请秘书长就灯塔问题提出报告；")
    sheets.text("2. 邀请会员国：")
    sheets.text("(a) 点亮灯塔；")
    sheets.text("(b) 喂狗。")
    found = parsed(sheets)
    assert ids(found) == ["PP1", "OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert text_of(found, "PP1") == CHINESE.replace("<sup>1</sup>", "¹")
    assert (found.language, found.masthead.title, found.masthead.session) == ("zh", "灯塔和港口", 78)
    assert text_of(found, "FN1") == "第71/903号决议，附件一。"


ARABIC = (
    "إذ تشير إلى قرارها 73/905 المؤرخ 20 كانون الأول/ديسمبر 2018، وإلى أن المنارات تضاء كل مساء قبل عودة السفن إلى "
    "الميناء (انظر الوثيقة A/75/216)،"
)
ARABIC_PAGE = f"""<html dir="rtl" lang="ar"><style>
@page {{ size: 612px 792px; margin: 60px }} body {{ font: 12px/16px "DejaVu Sans" }} p {{ margin: 6px 0 }}
.box {{ display: flex; justify-content: space-between }} sup {{ font-size: 60% }}</style>
<div class="box"><span>الأمم المتحدة</span><span dir="ltr">A/RES/78/905</span></div><hr>
<div class="box"><b style="font-size: 20px">الجمعية العامة</b>
<span dir="ltr">Distr.: General<br>18 December 2023</span></div><hr>
<b>الدورة الثامنة والسبعون</b><br>البند 71 من جدول الأعمال<br><br>
<b style="font-size: 16px">قرار اتخذته الجمعية العامة في 18 كانون الأول/ديسمبر 2023</b><br>
<b>78/905 - المنارات والموانئ</b>
<p><i>إن الجمعية العامة،</i></p><p>{ARABIC}</p>
<p>1 - <i>تطلب</i> إلى الأمين العام أن يقدم تقريرا<sup>1</sup> في الفترة 2024-2026؛</p>
<p>2 - <i>تدعو</i> الدول الأعضاء إلى ما يلي:</p><p>(أ) إضاءة المنارات؛</p><p>(ب) إطعام الكلب.</p>
<p style="font-size: 10px; margin-top: 150px"><sup>1</sup> القرار 73/905، المرفق الأول.</p></html>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium, which prints Arabic to PDF")
def test_arabic(tmp_path: Path) -> None:
    """From right to left, with figures, symbols and brackets within the lines."""
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(ARABIC_PAGE, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    subprocess.run(["chromium", *options, str(page)], check=True, capture_output=True, timeout=60)
    found = read(printed)
    assert ids(found) == ["PP1", "OP1", "OP2", "OP2(a)", "OP2(b)"]
    assert text_of(found, "PP1") == ARABIC
    assert text_of(found, "OP1") == "تطلب إلى الأمين العام أن يقدم تقريرا¹ في الفترة 2024-2026؛"
    assert text_of(found, "FN1") == "القرار 73/905، المرفق الأول."
    facts = found.masthead
    assert (found.language, facts.symbol, facts.title) == ("ar", "A/RES/78/905", "المنارات والموانئ")
    assert (facts.date_adopted, facts.date_published) == (date(2023, 12, 18), date(2023, 12, 18))
