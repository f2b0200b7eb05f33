"""The text that ships, read: every fact, every paragraph, every footnote."""

from __future__ import annotations

from datetime import date

import pytest

from documents import Document, Paragraph, read_original
from documents.assembly import article_number


def paragraph(document: Document, paragraph_id: str) -> Paragraph:
    return next(p for p in document.paragraphs if p.id == paragraph_id)


def asked(document: Document, paragraph_id: str) -> list[str]:
    """Whom the clauses of a paragraph ask, in order."""
    return [name for clause in paragraph(document, paragraph_id).clauses for name in clause.addressees]


def test_the_facts_of_the_masthead(shipped: Document) -> None:
    facts = shipped.masthead
    assert facts.symbol == "A/RES/61/180"
    assert facts.organ == "General Assembly"
    assert facts.kind == "resolution"
    assert facts.session == 61
    assert facts.agenda_item == "98"
    assert facts.title == (
        "Amélioration de la coordination des efforts déployés pour lutter contre la traite des personnes"
    )
    assert (facts.committee, facts.report) == ("Third Committee", "A/61/444")
    assert (facts.date_adopted, facts.meeting) == (date(2006, 12, 20), 82)
    assert facts.date_published == date(2007, 3, 8)
    assert shipped.language == "fr"
    assert shipped.warnings == ()


def test_the_lines_of_the_record_are_kept_verbatim(shipped: Document) -> None:
    """They are what a citation of META quotes."""
    lines = shipped.masthead.lines
    assert lines[:3] == ("Assemblée générale", "Distr. générale", "8 mars 2007")
    assert lines[-1] == "82^e séance plénière 20 décembre 2006"


def test_eleven_preambular_and_nineteen_operative_paragraphs_and_seven_footnotes(shipped: Document) -> None:
    assert [p.id for p in shipped.paragraphs] == [f"PP{n}" for n in range(1, 12)] + [f"OP{n}" for n in range(1, 20)]
    assert [note.id for note in shipped.footnotes] == [f"FN{n}" for n in range(1, 8)]


def test_pp5_is_whole_though_four_footnotes_stand_in_it(shipped: Document) -> None:
    assert paragraph(shipped, "PP5").text == (
        "Consciente que les formes contemporaines d'esclavage violent les droits de l'homme et que la traite des êtres "
        "humains compromet l'exercice de ces droits et demeure un grave défi lancé à l'humanité, qui appelle une "
        "réponse internationale concertée,"
    )


def test_op11_is_whole_though_a_footnote_stands_in_it(shipped: Document) -> None:
    assert paragraph(shipped, "OP11").text == (
        "Se félicite de la réunion que les offices, fonds et programmes des Nations Unies ont tenue à Tokyo, les 26 et "
        "27 septembre 2006, avec d'autres organisations internationales pour renforcer la coopération concernant la "
        "traite des personnes, comme le Conseil économique et social l'a demandé dans sa résolution 2006/27, et "
        "encourage les organismes intéressés à poursuivre leur collaboration pour éliminer les lacunes et les "
        "chevauchements dans leurs activités ;"
    )


def test_the_last_paragraph_ends_before_the_closing_lines(shipped: Document) -> None:
    assert paragraph(shipped, "OP19").text.endswith("de ses fonctions de coordination.")


@pytest.mark.parametrize(
    ("paragraph_id", "footnotes"),
    [
        ("PP3", ["FN1", "FN2", "FN3", "FN4"]),
        ("PP10", ["FN5", "FN6"]),
        ("OP3", ["FN1", "FN2"]),
        ("OP4", ["FN3", "FN7", "FN4"]),
        ("PP5", []),
        ("OP11", []),
    ],
)
def test_footnotes_are_tied_to_the_paragraphs_that_carry_their_marks(
    shipped: Document, paragraph_id: str, footnotes: list[str]
) -> None:
    assert list(paragraph(shipped, paragraph_id).footnotes) == footnotes


def test_ibid_is_resolved_to_what_it_stands_for(shipped: Document) -> None:
    notes = {note.id: note for note in shipped.footnotes}
    assert notes["FN2"].text == "Ibid., annexe II."
    assert notes["FN2"].resolved == "Résolution 55/25, annexe II."
    assert [r.target for r in notes["FN2"].references] == ["A/RES/55/25"]
    assert notes["FN4"].resolved == "Nations Unies, Recueil des Traités, vol. 266, n° 3822."
    assert notes["FN7"].resolved == notes["FN7"].text


@pytest.mark.parametrize(
    ("paragraph_id", "addressees"),
    [
        ("OP1", ["Member States", "intergovernmental organizations", "non-governmental organizations"]),
        ("OP2", []),
        ("OP11", ["organizations"]),
        ("OP12", ["Secretary-General"]),
        ("OP13", ["Secretary-General"]),
        ("OP14", ["United Nations Office on Drugs and Crime"]),
        ("OP15", ["inter-agency coordination group"]),
        ("OP16", ["Member States"]),
        ("OP17", ["United Nations Office on Drugs and Crime", "inter-agency coordination group"]),
        ("OP18", ["Member States"]),
        ("OP19", ["Secretary-General"]),
    ],
)
def test_whom_a_paragraph_asks(shipped: Document, paragraph_id: str, addressees: list[str]) -> None:
    """Also by a pronoun ("les invite" in OP1) and in short ("prie l'Office" in OP17)."""
    assert asked(shipped, paragraph_id) == addressees


def test_only_the_secretary_general_is_asked_in_12_13_and_19(shipped: Document) -> None:
    found = [p.id for p in shipped.paragraphs if "Secretary-General" in asked(shipped, p.id)]
    assert found == ["OP12", "OP13", "OP19"]


def test_op17_is_three_clauses(shipped: Document) -> None:
    clauses = paragraph(shipped, "OP17").clauses
    assert [(c.verb, c.family) for c in clauses] == [("Prend note", "note"), ("prie", "request"), ("invite", "invite")]
    text = paragraph(shipped, "OP17").text
    assert [text[c.start : c.end].split()[0] for c in clauses] == ["Prend", "prie", "invite"]


def test_a_deadline_is_as_worded(shipped: Document) -> None:
    assert paragraph(shipped, "OP19").clauses[0].deadline == "à sa soixante-troisième session"


def test_references_are_canonical(shipped: Document) -> None:
    """ "Résolutions 55/25 ..., 58/137": each resolution once, in order."""
    assert [r.target for r in paragraph(shipped, "PP1").references] == ["A/RES/55/25", "A/RES/58/137", "A/RES/59/166"]
    assert [r.target for r in paragraph(shipped, "OP11").references] == ["E/RES/2006/27"]


def test_units_are_paragraphs_then_footnotes(shipped: Document) -> None:
    ids = [unit.id for unit in shipped.units()]
    assert (ids[0], ids[-1], len(ids)) == ("PP1", "FN7", 37)


def test_lettered_items_are_paragraphs_of_their_own(lighthouses: Document) -> None:
    """With the verb and the addressees of the paragraph that opens the list."""
    ids = [p.id for p in lighthouses.paragraphs if p.id.startswith("OP3")]
    assert ids == ["OP3", "OP3(a)", "OP3(b)", "OP3(b)(i)", "OP3(b)(ii)", "OP3(c)"]
    assert asked(lighthouses, "OP3(c)") == ["United Nations Environment Programme"]
    assert paragraph(lighthouses, "OP3(c)").clauses[0].deadline == "at its seventy-sixth session"


def test_short_names_and_pronouns_in_english(lighthouses: Document) -> None:
    """ "requests him" is the Secretary-General, "encourages them" all who were called upon, "the Programme" UNEP."""
    assert asked(lighthouses, "OP1") == ["Secretary-General"]
    assert asked(lighthouses, "OP2")[2:4] == ["Member States", "specialized agencies"]
    assert asked(lighthouses, "OP5") == ["General Assembly", "United Nations Environment Programme"]


@pytest.mark.parametrize(
    ("heading", "code", "number"),
    [
        ("Article 4", "en", 4), ("Article 12. Relation to others", "en", 12), ("Article premier", "fr", 1),
        ("Artículo 7 Objeto", "es", 7), ("Статья 3", "ru", 3), ("第1条 目标", "zh", 1), ("第二十四条", "zh", 24),
        ("第十条", "zh", 10), ("المادة 5", "ar", 5), ("Article of faith", "en", 0), ("Articles 4 and 5", "en", 0),
    ],
)  # fmt: skip
def test_articles_are_found_by_their_headings(heading: str, code: str, number: int) -> None:
    assert article_number(heading, code) == number


def test_the_articles_of_an_annex_have_numbers_of_their_own() -> None:
    body = "".join(f"Article {n}\n\n1. States shall light their harbours.\n\n2. They shall report.\n\n" for n in (1, 2))
    text = (
        "99/1. Light\n\nThe General Assembly,\n\n1. Adopts the convention annexed to the present resolution.\n\n"
        f"Annex\n\nConvention on Lighthouses\n\n{body}"
    )
    document, _ = read_original(text, "convention.txt")
    annex = [p.id for p in document.paragraphs][1:]
    assert annex == [f"Annex/Article {n}/{k}" for n in (1, 2) for k in (1, 2)]
    assert document.paragraphs[1].headings == ("Annex", "Convention on Lighthouses", "Article 1")


def test_the_drafts_in_a_report_have_numbers_of_their_own() -> None:
    """As reports of the Main Committees print them: what the committee recommends, one draft after another."""
    draft = (
        "The General Assembly,\n\nRecalling its resolution 98/{n},\n\n"
        "1. Decides to light harbour {n};\n\n2. Thanks all.\n\n"
    )
    text = (
        "A/99/479\n\nHarbours\n\nReport of the Third Committee\n\n"
        "1. At its second meeting the General Assembly allocated the item to the Third Committee, which took it up.\n\n"
        "2. The Third Committee recommends to the General Assembly the adoption of the following draft resolutions:\n\n"
        + "".join(f"Draft resolution {r}\n\nHarbour {n}\n\n{draft.format(n=n)}" for n, r in ((1, "I"), (2, "II")))
    )
    document, _ = read_original(text, "report.txt")
    expected = [f"Draft resolution {r}/{local}" for r in ("I", "II") for local in ("PP1", "OP1", "OP2")]
    assert [p.id for p in document.paragraphs] == ["1", "2", *expected]
    assert document.paragraphs[3].clauses[0].family == "decide"
