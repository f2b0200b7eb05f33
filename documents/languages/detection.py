"""Which language a document is in: by script, and for Latin letters by py3langid, which knows 97 languages."""

from __future__ import annotations

import re

_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SCRIPT_SHARE = 0.3
"""Share of letters in another script that settles the language, though names in Latin letters stand between."""

_SAMPLE = 20_000
"""Characters that are looked at."""


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``, one of the six or another; "" for a text without letters."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return ""
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > _SCRIPT_SHARE * letters:
            return code
    from py3langid import classify

    return str(classify(sample)[0])
