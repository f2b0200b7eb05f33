"""Questions about records in six languages: how each is answered, by which documents of ``test_records``, and how.

A row is (question, status, numbers of the documents cited, words of the answer).
"""

from __future__ import annotations

from assistant.answer import ANSWERED, NOT_COVERED, PARTIAL

Row = tuple[str, str, tuple[str, ...], tuple[str, ...]]

ENGLISH: list[Row] = [
    ("When was A/RES/77/301 adopted?", ANSWERED, ("301",), ("15 December 2022",)),
    ("When was 77/301 adopted, and was there a vote?",
     ANSWERED, ("301",), ("15 December 2022", "3 in favour, 2 against")),
    ("What was the result of the vote on 77/303?", ANSWERED, ("303",), ("120 in favour, 10 against, 40 abstaining",)),
    ("How many countries voted against 77/303 and how many abstained?", ANSWERED, ("303",), ("10 against, 40 abst",)),
    ("How did Brazil vote on 77/301?", ANSWERED, ("301",), ("Brazil voted in favour of A/RES/77/301.",)),
    ("Did the US support resolution 77/301?", ANSWERED, ("301",), ("United States of America voted against",)),
    ("Did France or China abstain on 77/305?", ANSWERED, ("305",), ("China voted in favour", "France voted against")),
    ("How did the permanent members vote on 77/301?", ANSWERED, ("301",),
     ("France voted in favour", "United States of America voted against", "China abstained", "not recorded as voting")),
    ("Who voted against 77/301?", ANSWERED, ("301",), ("(2): Israel and United States of America.",)),
    ("Which countries abstained on 77/305?", ANSWERED, ("305",), ("(2): Brazil and Mexico.",)),
    ("How did each country vote on 77/301?", ANSWERED, ("301",), ("(3): Brazil", "(2): Israel", "(1): China")),
    ("Who voted against 77/303?", PARTIAL, ("303",), ("10 against", "does not say: how each country voted")),
    ("Was 77/302 adopted by consensus?", ANSWERED, ("302",), ("A/RES/77/302 was adopted without a vote.",)),
    ("Was 77/301 adopted unanimously?", ANSWERED, ("301",), ("3 in favour, 2 against",)),
    ("How many votes did resolution 77/304 receive?",
     NOT_COVERED, (), ("A/RES/77/304 does not say: how it was voted on",)),
    ("When was 77/304 adopted and by what vote?",
     PARTIAL, ("304",), ("2 March 2023", "does not say: how it was voted")),
    ("How did Kenya vote on the resolution on ferries between islands?",
     ANSWERED, ("305",), ("Kenya voted in favour",)),
    ("By what vote was the resolution on ferries between islands adopted?", ANSWERED, ("305",), ("4 in favour, 1",)),
    ("When was the resolution on gardens of schools adopted?", ANSWERED, ("302",), ("15 December 2022",)),
    ("Who sponsored 77/302?", ANSWERED, ("302",), ("(2): Mexico and Kenya.",)),
    ("How many sponsors does 77/302 have?", ANSWERED, ("302",), ("(2): Mexico and Kenya.",)),
    ("Is Cuba a sponsor of 77/301?", ANSWERED, ("301",), ("Among the sponsors of A/RES/77/301 (2 in all): Cuba.",)),
    ("Is Brazil among the co-sponsors of 77/301?", ANSWERED, ("301",), ("Not among the sponsors",)),
    ("Who tabled 77/306?", ANSWERED, ("306",), ("was submitted by: Chair of the Committee",)),
    ("Who sponsored 77/304?", NOT_COVERED, (), ("does not say: the sponsors",)),
    ("Which committee did 77/301 come from?", ANSWERED, ("301",), ("Second Committee",)),
    ("Which committee considered 77/302?", ANSWERED, ("302",), ("without reference to a Main Committee", "A/77/L.12")),
    ("Under which agenda item was 77/301 adopted?", ANSWERED, ("301",), ("71 (a)", "“Care of the coasts”")),
    ("What is the draft symbol of 77/301?", ANSWERED, ("301",), ("A/C.2/77/L.7",)),
    ("Which SDGs is 77/301 linked to?", ANSWERED, ("301",), ("5 and 14",)),
    ("What are the subjects of 77/301?", ANSWERED, ("301",), ("LIGHTHOUSES; HARBOURS",)),
    ("At which plenary meeting and when was 77/301 adopted?", ANSWERED, ("301",), ("No. 56", "15 December 2022")),
    ("What is the job number of 77/301?", ANSWERED, ("301",), ("2299901",)),
    ("Which resolution came of draft A/C.2/77/L.7?", ANSWERED, ("301",), ("A/C.2/77/L.7",)),
    ("Who voted against it?", NOT_COVERED, (), ("fits 6 documents",)),
    ("Which resolutions did Kenya vote for?", ANSWERED, ("305", "301"), ("(Kenya): 2 of 6", "3 with a recorded vote")),
    ("Resolutions adopted by vote in session 77 against which France voted",
     ANSWERED, ("305",), ("against (France): 1",)),
    ("Which resolutions did Brazil abstain on?",
     ANSWERED, ("305",), ("Abstained (Brazil): 1 of 6 documents: A/RES/77/305",)),
    ("Which resolutions did Israel vote against and Kenya vote for?", ANSWERED, ("301",), ("(Israel); voted in",)),
    ("Which resolutions were adopted by recorded vote in December 2022?", ANSWERED, ("301",), ("1 of 3 documents",)),
    ("Which resolutions were adopted without a vote?", ANSWERED, ("306", "302"), ("2 of 6 documents",)),
    ("How many resolutions did Kenya sponsor?", ANSWERED, ("301", "302"), ("Sponsored by Kenya: 2 of 6 documents",)),
    ("Resolutions under agenda item 71", ANSWERED, ("303", "301"), ("Agenda item 71: 2 of 6",)),
    ("Which resolutions were adopted under agenda item 71 (b)?", ANSWERED, ("303",), ("71 (b): 1 of 6",)),
    ("Resolutions on the report of the Third Committee", ANSWERED, ("303",), ("Third Committee: 1 of 6",)),
    ("Which resolutions relate to SDG 5?", ANSWERED, ("301", "302"), ("Goal 5: 2 of 6",)),
    ("Resolutions with the subject harbours", ANSWERED, ("301",), ("“harbours”: 1 of 6",)),
    ("Resolutions with fewer than 100 votes in favour", ANSWERED, ("305", "301"), ("fewer than 100: 2 of 6",)),
    ("Resolutions with at least 10 votes against", ANSWERED, ("303",), ("at least 10: 1 of 6",)),
    ("Which resolution had the most abstentions?", ANSWERED, ("303",), ("the most, 40: 1 of 6",)),
    ("Which resolutions were adopted on 2 March 2023?", ANSWERED, ("303", "304"), ("2 March 2023: 2 of 6",)),
    ("Which resolutions did Japan vote against?", NOT_COVERED, (), ("(Japan): 0 of 6 documents",)),
]  # fmt: skip

FRENCH: list[Row] = [
    ("Comment la France a-t-elle voté sur la résolution 77/301 ?",
     ANSWERED, ("301",), ("Vote pour A/RES/77/301 : France.",)),
    ("Qui a voté contre la résolution 77/301 ?", ANSWERED, ("301",), ("(2) : Israël et États-Unis d'Amérique.",)),
    ("Combien de pays ont voté contre la résolution 77/303 ?", ANSWERED, ("303",), ("120 pour, 10 contre",)),
    ("La résolution 77/302 a-t-elle été adoptée par consensus ?", ANSWERED, ("302",), ("sans vote",)),
    ("Quand la résolution 77/301 a-t-elle été adoptée ?", ANSWERED, ("301",), ("15 décembre 2022",)),
    ("Qui a parrainé la résolution 77/302 ?", ANSWERED, ("302",), ("(2) : Mexique et Kenya.",)),
    ("Quelle commission a examiné la résolution 77/301 ?", ANSWERED, ("301",), ("Deuxième Commission",)),
    ("Quel est le résultat du vote sur la résolution 77/304 ?", NOT_COVERED, (), ("mise aux voix",)),
    ("Sur quelles résolutions le Brésil s'est-il abstenu ?", ANSWERED, ("305",), ("Abstention (Brésil) : 1",)),
    ("Quelles résolutions ont été adoptées sans vote ?", ANSWERED, ("306", "302"), ("Adoption sans vote : 2",)),
    ("Quelles résolutions le Kenya a-t-il parrainées ?", ANSWERED, ("301", "302"), ("auteurs (Kenya) : 2",)),
    ("Quelles résolutions relèvent du point 71 de l'ordre du jour ?", ANSWERED, ("303", "301"), ("Point 71",)),
]  # fmt: skip

SPANISH: list[Row] = [
    ("¿Cómo votó Brasil respecto de la resolución 77/301?",
     ANSWERED, ("301",), ("Voto a favor de A/RES/77/301: Brasil.",)),
    ("¿Quiénes se abstuvieron en la votación de la resolución 77/305?", ANSWERED, ("305",), ("(2): Brasil y México.",)),
    ("¿Cuántos votos en contra obtuvo la resolución 77/303?", ANSWERED, ("303",), ("120 a favor, 10 en contra",)),
    ("¿Fue aprobada por consenso la resolución 77/302?", ANSWERED, ("302",), ("sin votación",)),
    ("¿Cuándo se aprobó la resolución 77/301?", ANSWERED, ("301",), ("15 de diciembre de 2022",)),
    ("¿Quiénes patrocinaron la resolución 77/302?", ANSWERED, ("302",), ("(2): México y Kenya.",)),
    ("¿Quién votó en contra de la resolución 77/304?", NOT_COVERED, (), ("cómo se votó",)),
    ("¿Contra qué resoluciones votó Francia?", ANSWERED, ("305",), ("en contra (Francia): 1",)),
    ("¿Qué resoluciones se aprobaron sin votación?", ANSWERED, ("306", "302"), ("2 de 6",)),
    ("¿Qué resolución obtuvo más votos en contra?", ANSWERED, ("303",), ("el mayor número, 10",)),
]  # fmt: skip

RUSSIAN: list[Row] = [
    ("Как голосовала Франция по резолюции 77/301?", ANSWERED, ("301",), ("За A/RES/77/301: Франция.",)),
    ("Кто голосовал против резолюции 77/301?", ANSWERED, ("301",), ("(2): Израиль и Соединенные Штаты Америки.",)),
    ("Сколько стран воздержалось при голосовании по резолюции 77/303?", ANSWERED, ("303",), ("воздержались — 40",)),
    ("Была ли резолюция 77/302 принята консенсусом?", ANSWERED, ("302",), ("без голосования",)),
    ("Когда была принята резолюция 77/301?", ANSWERED, ("301",), ("15 декабря 2022",)),
    ("Кто авторы резолюции 77/302?", ANSWERED, ("302",), ("(2): Мексика и Кения.",)),
    ("По какому пункту повестки дня принята резолюция 77/301?", ANSWERED, ("301",), ("71 (a)",)),
    ("Каковы результаты голосования по резолюции 77/304?", NOT_COVERED, (), ("не указано",)),
    ("Против каких резолюций голосовал Израиль?", ANSWERED, ("301",), ("Против (Израиль)",)),
    ("Какие резолюции были приняты без голосования?", ANSWERED, ("306", "302"), ("2 из 6",)),
    ("Какая резолюция получила больше всего голосов против?", ANSWERED, ("303",), ("наибольшее число, 10",)),
]  # fmt: skip

CHINESE: list[Row] = [
    ("中国对第77/301号决议投了什么票？", ANSWERED, ("301",), ("中国对A/RES/77/301投了弃权票。",)),
    ("哪些国家对第77/301号决议投了反对票？", ANSWERED, ("301",), ("（2）：以色列和美利坚合众国。",)),
    ("第77/303号决议的表决结果如何？", ANSWERED, ("303",), ("120票赞成、10票反对、40票弃权",)),
    ("第77/302号决议是协商一致通过的吗？", ANSWERED, ("302",), ("未经表决",)),
    ("第77/301号决议何时通过？", ANSWERED, ("301",), ("2022年12月15日",)),
    ("谁是第77/302号决议的提案国？", ANSWERED, ("302",), ("（2）：墨西哥和肯尼亚。",)),
    ("第77/304号决议的表决结果如何？", NOT_COVERED, (), ("表决情况",)),
    ("法国对哪些决议投了反对票？", ANSWERED, ("305",), ("法国反对：6份文件中的1份",)),
    ("哪些决议未经表决通过？", ANSWERED, ("306", "302"), ("6份文件中的2份",)),
    ("议程项目71下有哪些决议？", ANSWERED, ("303", "301"), ("议程项目71",)),
]  # fmt: skip

ARABIC: list[Row] = [
    ("كيف صوتت فرنسا على القرار 77/301؟", ANSWERED, ("301",), ("A/RES/77/301: فرنسا.",)),
    ("ما هي الدول التي صوتت ضد القرار 77/301؟", ANSWERED, ("301",), ("(2): إسرائيل",)),
    ("ما هي نتيجة التصويت على القرار 77/303؟", ANSWERED, ("303",), ("المؤيدون 120، المعارضون 10، الممتنعون 40",)),
    ("هل اعتمد القرار 77/302 بتوافق الآراء؟", ANSWERED, ("302",), ("دون تصويت",)),
    ("متى اعتمد القرار 77/301؟", ANSWERED, ("301",), ("15 كانون الأول/ديسمبر 2022",)),
    ("من هم مقدمو مشروع القرار 77/302؟", ANSWERED, ("302",), ("(2): المكسيك و كينيا.",)),
    ("ما هي نتيجة التصويت على القرار 77/304؟", NOT_COVERED, (), ("كيفية التصويت",)),
    ("ما هي القرارات التي صوتت إسرائيل ضدها؟", ANSWERED, ("301",), ("معارضة (إسرائيل)",)),
    ("ما هي القرارات المعتمدة دون تصويت؟", ANSWERED, ("306", "302"), ("2 من أصل 6",)),
    ("أي قرار حصل على أكبر عدد من الأصوات المعارضة؟", ANSWERED, ("303",), ("العدد الأكبر، 10",)),
]

QUESTIONS = [*ENGLISH, *FRENCH, *SPANISH, *RUSSIAN, *CHINESE, *ARABIC]

MATTERS = [
    "What does resolution 77/306 say about the right to vote?",
    "Who may vote by secret ballot in villages?",
    "What does 77/306 say about a meeting of experts?",
    "Which States are urged to abstain from closing ferries?",
    "Does France support shepherds with their songs and their winter huts?",
    "Que dit la résolution 77/306 du droit de vote ?",
    "¿Qué dice la resolución 77/306 sobre el derecho de voto?",
    "Что говорится в резолюции 77/306 о праве голоса?",
]
"""Questions that speak of votes and meetings as matters: never answered from a record."""
