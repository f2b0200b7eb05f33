"""Votes and adoption lines as the closing lines and the mastheads of each language print them."""

from __future__ import annotations

from datetime import date

import pytest

from documents.blocks import Block
from documents.masthead import read_masthead
from documents.votes import vote_in

VOTES = {
    "en": "[Adopted by a recorded vote of 29 to 6, with 12 abstentions. The voting was as follows: In favour: A Land, "
    "B Land (Islands of) Against: C Land Abstaining: D Land and Sea]",
    "fr": "[Adoptée par 29 voix contre 6, avec 12 abstentions, à l’issue d’un vote enregistré. Ont voté pour : A Land, "
    "B Land (Islands of) Ont voté contre : C Land Se sont abstenus : D Land and Sea]",
    "es": "[Aprobada en votación registrada por 29 votos contra 6 y 12 abstenciones. Votos a favor: A Land, B Land "
    "(Islands of) Votos en contra: C Land Abstenciones: D Land and Sea]",
    "ru": "[Принята в результате голосования 29 голосами против 6 при 12 воздержавшихся. Голосовали за: A Land, B Land "
    "(Islands of) Голосовали против: C Land Воздержались: D Land and Sea]",
    "zh": "[经记录表决，以29票赞成、6票反对、12票弃权通过。赞成：A Land、"
    "B Land (Islands of) 反对：C Land 弃权：D Land and Sea]",
    "ar": "[اعتمد بتصويت مسجل بأغلبية 29 صوتاً مقابل 6 أصوات وامتناع 12 عضواً عن التصويت. المؤيدون: A Land، "
    "B Land (Islands of) المعارضون: C Land الممتنعون: D Land and Sea]",
}


@pytest.mark.parametrize("code", VOTES)
def test_a_recorded_vote(code: str) -> None:
    vote = vote_in(VOTES[code], code)
    assert vote is not None
    assert (vote.yes, vote.no, vote.abstaining) == (29, 6, 12)
    assert vote.in_favour == ("A Land", "B Land (Islands of)")
    assert (vote.against, vote.abstained) == (("C Land",), ("D Land and Sea",))


def test_totals_in_words_and_no_vote() -> None:
    vote = vote_in("[Adopted by a recorded vote of 40 to none, with no abstentions.]", "en")
    assert vote is not None
    assert (vote.yes, vote.no, vote.abstaining, vote.in_favour) == (40, 0, 0, ())
    assert vote_in("[Adopted without a vote.]", "en") is None


ADOPTIONS = {
    "en": "Adopted by the Security Council at its 9586th meeting, on 25 March 2024",
    "fr": "Adoptée par le Conseil de sécurité à sa 9586e séance, le 25 mars 2024",
    "es": "Aprobada por el Consejo de Seguridad en su 9586ª sesión, celebrada el 25 de marzo de 2024",
    "ru": "Принята Советом Безопасности на его 9586-м заседании 25 марта 2024 года",
    "zh": "安全理事会2024年3月25日第9586次会议通过",
    "ar": "الذي اتخذه مجلس الأمن في جلسته 9586 المعقودة في 25 آذار/مارس 2024",
}


@pytest.mark.parametrize("code", ADOPTIONS)
def test_the_adoption_line_of_the_security_council(code: str) -> None:
    lines = ["S/RES/2728 (2024)", ADOPTIONS[code]]
    facts = read_masthead([Block(line, (line,)) for line in lines], "", [], code, "resolution")
    assert facts.date_adopted == date(2024, 3, 25)
    assert facts.symbol == "S/RES/2728 (2024)"
