"""From the official XML (Akoma Ntoso, github.com/UNxml) to aligned paragraphs, lettered items included.

``python training/extract.py --xml FOLDER --out rows.jsonl.xz``: FOLDER is an unpacked copy of one or more of the
repositories; it is searched for ``.../English/*.xml`` and its five sister folders. Paragraphs are aligned by their
place: the languages of a document are one text, paragraph by paragraph, so a language whose count differs is left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

FOLDERS = {"Arabic": "ar", "English": "en", "Spanish": "es", "French": "fr", "Russian": "ru", "Chinese": "zh"}
KEPT_OUT = re.compile(r"(^|\D)(79|80)\s?session|A[_/]RES[_/](79|80)[_/]")
"""General Assembly sessions 79 and 80 are for evaluation: nothing of them is ever read."""

Block = tuple[str, list[str]]


def document_key(path: Path) -> str:
    """One name for the six files of a document: the file name without job number and language letter."""
    stem = re.sub(r"[-_ ]\d{7,}[ACEFRS]$|[ _]?[ACEFRS]$", "", path.stem)
    return re.sub(r"\s+", " ", stem)


def local(element: ElementTree.Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rsplit("}", 1)[-1]


def text_of(element: ElementTree.Element, skip: tuple[str, ...] = ("authorialNote", "num")) -> str:
    """The running text of ``element``, notes and numbers left out."""
    parts: list[str] = []

    def walk(node: ElementTree.Element) -> None:
        if local(node) not in skip:
            parts.append(node.text or "")
            for child in node:
                walk(child)
                if local(child) in ("p", "point", "intro", "content"):
                    parts.append(" ")
                parts.append(child.tail or "")

    walk(element)
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def blocks(path: Path) -> tuple[str, list[Block], list[Block]]:
    """Title, preambular and operative paragraphs of a file, each paragraph with its lettered items."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - the UN's own files, from a folder the user names
    title, preamble, operative = "", [], []
    for element in root.iter():
        if local(element) == "docTitle" and not title:
            title = text_of(element)
        elif local(element) == "preamble":
            preamble = [(text_of(child), []) for child in element if local(child) == "container"]
        elif local(element) == "mainBody":
            for child in element.iter():
                if local(child) == "paragraph":
                    items = [text_of(point) for point in child.iter() if local(point) == "point"]
                    operative.append((text_of(child), items))
    return title, preamble, operative


def aligned(files: dict[str, Path], symbol: str) -> Iterator[dict[str, str]]:
    """The rows of one document: title, paragraphs and items, in the languages that agree with the English count."""
    read = {}
    for code, path in files.items():
        try:
            read[code] = blocks(path)
        except ElementTree.ParseError:
            continue
    if "en" not in read:
        return
    titles = {code: title for code, (title, _, _) in read.items() if title}
    if len(titles) > 1:
        yield {"symbol": symbol, "id": "TITLE", **titles}
    for place, prefix in ((1, "PP"), (2, "OP")):
        counts = len(read["en"][place])
        agree = {code: found[place] for code, found in read.items() if len(found[place]) == counts}
        for i in range(counts):
            yield {"symbol": symbol, "id": f"{prefix}{i + 1}", **{code: found[i][0] for code, found in agree.items()}}
            items = {code: found[i][1] for code, found in agree.items()}
            for j in range(len(items["en"])):
                same = {code: found[j] for code, found in items.items() if len(found) == len(items["en"])}
                yield {"symbol": symbol, "id": f"{prefix}{i + 1}({j + 1})", **same}


def plausible(row: dict[str, str]) -> bool:
    """At least two languages, some words, and lengths that can be the same text."""
    texts = {code: text for code, text in row.items() if code not in ("symbol", "id")}
    return len(texts) > 1 and len(texts.get("en", "").split()) > 2


def rows(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of every document under ``folder``."""
    documents: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*.xml")):
        code = FOLDERS.get(path.parent.name.strip().split()[0])
        if code and not KEPT_OUT.search(str(path.relative_to(folder))):
            documents.setdefault(document_key(path), {})[code] = path
    for key, files in documents.items():
        symbol = re.sub(r"\s", "", key.replace("_", "/"))
        for row in aligned(files, symbol):
            if plausible(row):
                english = row["en"]
                low, high = len(english) * 0.15, len(english) * 3 + 20
                yield {k: v for k, v in row.items() if k in ("symbol", "id") or (v and low < len(v) < high)}


def main() -> None:
    """Write the rows of ``--xml`` to ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--xml", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    count = 0
    with lzma.open(options.out, "wt", preset=2, encoding="utf-8") as out:
        for row in rows(options.xml):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    print(f"{count} rows")


if __name__ == "__main__":
    main()
