"""Cells that say one of a few things, in the languages that lists are written in: roles, languages, yes and no."""

from __future__ import annotations

import re
from typing import Final

from worldcafe.exchange.folding import fold

# Folded words and beginnings of words; the first that fits wins, so "co-host" stands before "host".
_ROLES: Final = (
    ("co-host", r"co-?host|co-?facilitat|vice|assistant host|co-?conduttore|co-?anfitri|ko-?moderat|wspolgospodarz|saavtor"),
    (
        "rapporteur",
        r"rapporteu|note ?-?taker|scribe|recorder|reporter|relatore|relatrice|verbalizz|relator|sekretarz|sprawozdawc|protokol"
        r"|protocol|dokladchik|berichterstatt|schriftfuhr|secretari[oa] de mesa|secretaire|segretari",
    ),
    (
        "host",
        r"\bhost|facilitat|facilitad|moderat|moderad|table lead|chair|animat|anfitri|padron[ea] di casa|ospite|hote\b|hotesse|gospod"
        r"|prowadzac|domakin|vodesht|fasilitator|gastgeb|tischleit|conduttore|conduttrice|conductor",
    ),
    ("interpreter", r"interpret|translat|tradutt|tradut|traduct|interprete|tlumacz|prevodach|dolmetsch|ubersetz"),
    ("observer", r"observ|osservat|beobacht|nablyudatel|obserwat"),
    ("helper", r"helper|volunteer|staff|aiut|volontar|voluntari|benevole|wolontari|pomocn|dobrovolets|helfer|ayudante|ajudante"),
)  # fmt: skip
_NO_ROLE: Final = frozenset(
    "participant partecipante participante participante(e) uczestnik uchastnik teilnehmer teilnehmerin attendee asistente none no".split()
)

_YES: Final = frozenset("yes y x 1 true ok si s sim oui o tak t da d ja j ✓ ✔ ☑ v present presente presente(s) obecny anwesend both all attending wahr".split())
_NO: Final = frozenset("no n 0 false non nao nie n ne nein - – — ✗ ✘ ☐ absent assente ausente nieobecny abwesend none not falsch".split())

_LANGUAGES: Final[dict[str, str]] = {
    "en": "english inglese ingles anglais angielski angliyski anglichan englisch eng gb uk",
    "it": "italian italiano italien wloski italianski italienisch ita",
    "pt": "portuguese portugues portoghese portugais portugalski portugiesisch por portugalsky",
    "fr": "french francais francese frances francuski frenski franzosisch fra fre",
    "pl": "polish polski polacco polones polonais polaco polnisch pol",
    "bg": "bulgarian balgarski bulgaro bulgare bulgarski bulgarisch bul",
    "de": "german deutsch tedesco alemao allemand niemiecki nemski aleman ger deu",
    "es": "spanish espanol spagnolo espanhol espagnol hiszpanski ispanski spanisch castellano spa esp",
    "nl": "dutch nederlands olandese holandes neerlandais holenderski niderlandski nizozemski niederlandisch neerlandes nld vlaams flemish",
    "ro": "romanian romana rumeno romeno roumain rumunski rumanski rumanisch rumano ron rom",
    "el": "greek ellinika greco grego grec grecki gratski griechisch griego ell gre",
    "cs": "czech cestina cesky ceco checo tcheque czeski cheshki tschechisch ces cze",
    "sk": "slovak slovencina slovacco eslovaco slovaque slowacki slovashki slowakisch slk",
    "sl": "slovenian slovenscina sloveno esloveno slovene slowenski slovenski slowenisch slv",
    "hr": "croatian hrvatski croato croata croate chorwacki harvatski kroatisch hrv",
    "sr": "serbian srpski serbo servio serbe serbski srabski serbisch srp",
    "hu": "hungarian magyar ungherese hungaro hongrois wegierski ungarski ungarisch hun",
    "sv": "swedish svenska svedese sueco suedois szwedzki shvedski schwedisch swe",
    "da": "danish dansk danese dinamarques danois dunski datski danisch danes dan",
    "no": "norwegian norsk norvegese noruegues norvegien norweski norvezhki norwegisch noruego nor nb",
    "fi": "finnish suomi finlandese finlandes finnois finski finnisch fin",
    "et": "estonian eesti estone estonien estonski estnisch est",
    "lv": "latvian latviesu lettone letao letton lotewski latviyski lettisch lav",
    "lt": "lithuanian lietuviu lituano lituanien litewski litovski litauisch lit",
    "tr": "turkish turkce turco turc turecki turski turkisch tur",
    "uk": "ukrainian ukrayinska ukrayinsʹka ucraino ucraniano ukrainien ukrainski ukrainisch ukr",
    "ru": "russian russkiy russo russe rosyjski ruski russisch ruso rus",
    "ar": "arabic arabo arabe arabski arabisch ara",
    "he": "hebrew ivrit ebraico hebraico hebreu hebrajski hebraisch heb",
    "zh": "chinese cinese chines chinois chinski kitayski chinesisch chino mandarin",
    "ja": "japanese giapponese japones japonais japonski yaponski japanisch jpn",
    "ca": "catalan catala catalano catalao katalonski katalanisch cat",
    "eu": "basque euskara basco vasco",
    "gl": "galician galego gallego galiziano",
    "ga": "irish gaeilge irlandese",
    "mt": "maltese malti",
    "sq": "albanian shqip albanese",
    "mk": "macedonian makedonski macedone",
}
_BETWEEN: Final = re.compile(r"[\s,;/+&|.]+")
_SMALL_WORDS: Final = frozenset("and e ed et i y und a bit little some fluent native basic ezik jezyk".split())


def role_of(text: str) -> str | None:
    """The role a cell names, empty for none or plain participants, None if the word is not known."""
    plain = fold(text).strip(" .:")
    if not plain or plain in _NO_ROLE:
        return ""
    return next((role for role, pattern in _ROLES if re.search(pattern, plain)), None)


def yes_or_no(text: str) -> bool | None:
    """True or False for words and signs that mean it in eight languages, None for anything else."""
    plain = fold(text).strip(" .!")
    if plain in _YES:
        return True
    return False if plain in _NO else None


class LanguageWords:
    """Names and codes of languages to ISO 639-1; made once for a list."""

    def __init__(self) -> None:
        self._codes = {word: code for code, words in _LANGUAGES.items() for word in (*words.split(), code)}

    def codes(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The languages of a cell in order, and the words that were not understood."""
        found: dict[str, None] = {}
        unknown: list[str] = []
        for word in _BETWEEN.split(fold(text)):
            bare = word.strip("()[]*-")
            code = self._codes.get(bare) or self._codes.get(bare.split("-")[0].split("_")[0])
            if code:
                found[code] = None
            elif bare and bare not in _SMALL_WORDS and not (len(bare) == 2 and bare[0] in "abc" and bare[1].isdigit()):
                unknown.append(word)
        return tuple(found), tuple(unknown)
