"""Bytes of a text file into text: by its mark, as Unicode, or by the letters that make sense.

Lists are short and full of names, which is where statistics of running text fail; so a legacy encoding is
chosen by whether the words that it makes could be names: letters of one script, no signs inside words,
and given names that are known.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Set
from typing import Final, NamedTuple

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.garbled import is_unicode_after_all
from worldcafe.language import mark

ENCODINGS: Final[tuple[tuple[str, str], ...]] = (
    ("utf-8", mark("Unicode (UTF-8)")),
    ("utf-16", mark("Unicode (UTF-16)")),
    ("cp1252", mark("Western European (Windows)")),
    ("cp1250", mark("Central European (Windows)")),
    ("cp1251", mark("Cyrillic (Windows)")),
    ("cp1253", mark("Greek (Windows)")),
    ("cp1254", mark("Turkish (Windows)")),
    ("iso8859-2", mark("Central European (ISO)")),
    ("iso8859-5", mark("Cyrillic (ISO)")),
    ("koi8-r", mark("Cyrillic (KOI8)")),
    ("mac-roman", mark("Western European (Mac)")),
    ("cp850", mark("Western European (DOS)")),
)
"""Encodings to offer, each with its name for people (a message for the catalogue)."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order of likelihood: a tie goes to the first.
_LEGACY: Final = (
    "cp1252", "cp1250", "cp1251", "iso8859-2", "cp1253", "iso8859-7", "cp1254", "iso8859-5", "koi8-r", "mac-roman",
    "cp850",
)  # fmt: skip
_SAMPLE: Final = 4000
_WORD: Final = re.compile(rb"[A-Za-z\x80-\xff'\-]*[\x80-\xff][A-Za-z\x80-\xff'\-]*")
# How common the accented letters are in European names; anything else that is a letter counts less.
_COMMON: Final = frozenset("áàâãäåæçéèêëíìîïñóòôõöøúùûüßýąćęłńóśźżčďěňřšťůžőűășțşţğıđ")
_USUAL: Final = frozenset("áéíóúàèçãõñöüäôêłąęśżćšžčřăığşß")


# What Western languages do not write, and what Central European ones become when they are read as Western: an "è"
# before a vowel ("obèina"), an "ì" or "ù" inside a word ("Nìmec"), "ñ" before a consonant ("Gdañsk"), "ã" before
# anything but "o" and "e" ("Primãria"), and "õ" and "û" in one word ("Kõmûves").
_UNWRITTEN: Final = re.compile(
    r"è(?=[aeiouyáéíóúý])|[ìù](?=[^\W\d_])|ø(?=[aeiouyáéíóúý])|ñ(?=[bcdfghjklmpqrstvwxz])|ã(?=[^\W\d_oes])"
    r"|õ(?=.*û)|û(?=.*õ)|^è(?=[bcdfghjklmnpqrstvwxz])"
)


class Decoded(NamedTuple):
    """A file's text, the codec that read it, and whether a byte-order mark stood before it."""

    text: str
    encoding: str
    had_bom: bool


def decode(data: bytes, encoding: str | None, known: Set[str]) -> Decoded:
    """The text of `data`; `known` are given names in lower case that vote between legacy encodings.

    Raises `BadInput` when the bytes are no text, or not in the encoding asked for (naming the line, or that they
    are Unicode).
    """
    mark_found = next(((bom, name) for bom, name in _MARKS if data.startswith(bom)), None)
    if encoding is not None:
        return _as_asked(data, encoding, mark_found is not None)
    if mark_found is not None:
        return _with_mark(data, mark_found[1])
    wide = _wide_without_mark(data)
    if wide:
        return Decoded(_strict(data, wide), wide, False)
    if 0 in data:
        raise _binary()
    try:
        return Decoded(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        return _legacy(data, known)


def _as_asked(data: bytes, encoding: str, has_mark: bool) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # refuses codecs that are no text encodings, such as "zip"
    except (LookupError, TypeError, ValueError, UnicodeError):
        raise BadInput(
            mark("There is no encoding called “{encoding}”. Usual ones are utf-8, cp1252 and cp1250."),
            encoding=encoding,
        ) from None
    if is_unicode_after_all(data, name):
        raise BadInput(
            mark(
                "The list is Unicode (UTF-8); read as {encoding} its accented letters come out wrong: {sample}. "
                "Leave the encoding to be recognised."
            ),
            encoding=encoding,
            sample=_sample(data, name),
        )
    return Decoded(_strict(data, "utf-8-sig" if name == "utf-8" else name).lstrip("\ufeff"), name, has_mark)


def _sample(data: bytes, codec: str) -> str:
    """The first word with accents as it would be read, in quotation marks."""
    found = _WORD.search(data)
    word = found[0][:40] if found else b""
    return f"“{codecs.decode(word, codec, 'replace')}”"


def _with_mark(data: bytes, encoding: str) -> Decoded:
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    return Decoded(_strict(data, codec), encoding, True)


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        # Counted in bytes, since the codec may not be able to say what came before.
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            mark(
                "Line {line} cannot be read as {encoding}. Choose another encoding, or save the list as UTF-8."
            ),
            line=line,
            encoding=codec.removesuffix("-sig").upper(),
        ) from None
    except UnicodeError:
        raise _binary() from None


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 from an export that forgot its mark: of every two bytes one says only which alphabet it is."""
    head = data[:_SAMPLE]
    if len(head) < 4 or len(data) % 2:
        return ""
    for high, low, codec in ((head[1::2], head[0::2], "utf-16-le"), (head[0::2], head[1::2], "utf-16-be")):
        zeros = high.count(0)
        known = sum(map(high.count, _ALPHABETS))
        if zeros > 0.05 * len(high) and zeros + known > 0.95 * len(high) and low.count(0) < 0.05 * len(low):
            return codec
    return ""


_ALPHABETS: Final = (1, 2, 3, 4, 0x1E, 0x1F, 0x20, 0x21)
"""High bytes of accented Latin, Greek and Cyrillic letters, quotation marks and signs; Latin itself has 0."""


def _binary() -> BadInput:
    return BadInput(
        mark(
            "This is not a list: the file holds data that is no text. Save it as CSV, XLSX or ODS and try again."
        )
    )


def _legacy(data: bytes, known: Set[str]) -> Decoded:
    if sum(byte < 9 or 13 < byte < 32 for byte in data[:_SAMPLE]) > 4:
        raise _binary()
    words = list(dict.fromkeys(_WORD.findall(data)[:_SAMPLE]))[:800]
    best, best_score = "", float("-inf")
    for codec in _LEGACY:
        score = _score(words, codec, known)
        if score > best_score:
            best, best_score = codec, score
    if best_score <= 0:
        return _guessed(data)
    # What is left undefined in a code page is one odd byte in a good list: keep the list.
    return Decoded(data.decode(best, errors="replace"), best, False)


def _guessed(data: bytes) -> Decoded:
    """No European alphabet fits: ask the general detector, which also knows the Asian ones."""
    from charset_normalizer import from_bytes  # only for rare files, and slow to import

    guess = from_bytes(data[:200_000]).best()
    if guess is None:
        raise _binary()
    try:
        return Decoded(data.decode(guess.encoding), guess.encoding, guess.bom)
    except (UnicodeError, LookupError):
        raise _binary() from None


def _score(words: list[bytes], codec: str, known: Set[str]) -> float:
    score = 0.0
    for word in words:
        try:
            score += _word_score(word.decode(codec), known)
        except UnicodeDecodeError:
            score -= 5
    return score


def _word_score(word: str, known: Set[str]) -> float:
    score = sum(map(_letter_score, word))
    letters = [c for c in word if c.isalpha()]
    scripts = {_script(c) for c in letters}
    if len(scripts) > 1:
        score -= 6
    if scripts == {"latin"} and len(letters) > 2 and 2 * sum(c > "\x7f" for c in letters) > len(letters):
        score -= 4 + len(letters)
    # A capital inside a word ("JosÈ") betrays the wrong page, unless the whole word is in capitals.
    if any(not (part.islower() or part.isupper() or part.istitle()) for part in _parts(word)):
        score -= 3
    if word.casefold() in known:
        score += 8
    return score - 3 * len(_UNWRITTEN.findall(word.lower()))


def _parts(word: str) -> list[str]:
    return ["".join(c for c in part if c.isalpha()) or "a" for part in re.split(r"['\-]", word)]


def _letter_score(letter: str) -> float:
    if letter < "\x80":
        return 0
    lower = letter.lower()
    if lower in _USUAL:
        return 2
    if lower in _COMMON:
        return 1
    if "\u0400" <= letter <= "\u045f" or "\u0386" <= letter <= "\u03ce":
        return 1.2
    if letter in "«»“”„‘’–—…´§№":
        return 0.2
    if letter == "\xa0":
        return 0
    return -1 if letter.isalpha() else -4


def _script(letter: str) -> str:
    if letter < "\u0370":
        return "latin"
    return unicodedata.name(letter, "?").split(" ")[0]
