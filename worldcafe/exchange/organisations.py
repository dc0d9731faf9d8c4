"""Names of organisations: what makes a text look like one, and the words that carry their meaning."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from worldcafe.exchange.folding import fold

_KIND_WORDS: Final = frozenset(
    """university universita universidade universite universitat universidad uniwersytet universiteit college school institute
    instituto institut istituto instytut inst institutul foundation fundacao fondazione fondation fundacja stiftung fundacion trust
    association associazione associacao association asociacion stowarzyszenie verein network rede rete reseau netzwerk council
    municipality municipio comune camara commune mairie ville gmina miasto urzad stadt gemeinde gemeente ayuntamiento kommune
    city town region regione regiao province provincia agency agenzia agencia agence agentur ministry ministero ministerio
    ministerium department dipartimento departamento departement centre center centro centrum zentrum group gruppo grupo groupe gruppe
    ltd gmbh srl spa sa ag sarl bv nv inc llc plc oy ab aps kft sro zoo lda eood ood company compagnia companhia consulting
    partners services solutions technologies systems energy energia mobility housing research society politecnico politechnika
    polytechnic consortium consorzio cooperative cooperativa union federation federazione academy accademia academia akademia museum
    library hospital bank office ngo forum atelier studio club chamber lab labs authority transport obshtina universitet sdruzhenie
    fondatsiya institut ministerstvo agentsiya""".split()
)

LEGAL: Final = frozenset(
    """ltd limited gmbh mbh ggmbh srl spa sa ag sarl sas sasu bv nv inc incorporated llc llp lp plc oy oyj ab as aps kft zrt nyrt sro
    ev eg eeig se scarl scrl srls soc coop onlus aps aisbl asbl ivzw vzw lda sl slu slp sau cic cio kg ohg co corp corporation company
    ad ead eood ood doo dd jsc pty spzoo aktiengesellschaft""".split()
)
LINKS: Final = frozenset(
    """of the and for in at a an on di de del della dello delle dei degli da do dos das du des la le les los las el il lo gli i e et y und
    der die das den des dem fur zu zur im am von van het een en voor w z i na dla do za po s v""".split()
)
# "Municipality of X", "Comune di X" and "X City Council" are X; so is plain "X".
TOWN: Final = frozenset(
    """city town municipality municipal council borough comune municipio citta camara municipal cidade commune ville mairie
    ayuntamiento ciudad gmina miasto urzad miejski miasta stadt stadtverwaltung gemeinde gemeente stad kommune obshtina stolichna grad
    primaria magistrat landeshauptstadt hansestadt kommun stadtgemeinde metropole""".split()
)
_SAME: Final = {
    word: stem
    for stem, words in {
        "univ": "university universita universidade universite universitat universidad uniwersytet universiteit universitet uni universitatea univ",
        "polytech": "politecnico politechnika polytechnic polytechnique politecnica politehnica polytechnical",
        "inst": "institute instituto institut istituto instytut inst institutul",
        "found": "foundation fundacao fondazione fondation fundacja stiftung fundacion fondatsiya fund",
        "assoc": "association associazione associacao asociacion assoc ass stowarzyszenie verein sdruzhenie",
        "dept": "department dipartimento departamento departement dept dep",
        "tech": "technology technologies technical tech",
        "centre": "center centro centrum zentrum centre tsentar ctr",
        "agency": "agenzia agencia agence agentur agency agencja agentsiya",
        "min": "ministry ministero ministerio ministerium ministere ministerstwo ministerstvo",
        "nat": "national nazionale nacional nationale natl",
        "intl": "international internazionale internacional internationale intl int",
        "region": "regione regiao region regional",
        "group": "gruppo grupo groupe gruppe group grupa",
        "coop": "cooperative cooperativa coop",
        "lab": "lab labs laboratory laboratories laboratorio",
    }.items()
    for word in words.split()
}
# Words after a distinctive name that are often left out: "Kestrel Housing" is "Kestrel Housing Trust".
TAIL: Final = frozenset(
    "trust group found assoc inst network intl services solutions consulting partners partnership consortium holding "
    "europe italia uk international coop society company consorzio foundation org tech ngo".split()
)
_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TOKENS: Final = re.compile(r"[^\W_]+")
_STOPS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_PARTS: Final = re.compile(r"\s+[-–—|/]\s+|,\s+|\s*/\s*")


class Core(NamedTuple):
    """What carries the meaning of an organisation's name.

    `words` are its folded words without legal forms, links and "city of"; `town` whether such a word was there;
    `head` the words before a dash or comma; `brackets` texts in brackets; `initials` possible abbreviations.
    """

    words: tuple[str, ...]
    town: bool
    head: tuple[str, ...]
    brackets: tuple[str, ...]
    initials: frozenset[str]


def looks_like_organisation(text: str) -> bool:
    """Whether a word in the text says that it names an organisation."""
    return any(word in _KIND_WORDS for word in _TOKENS.findall(fold(text)))


def core(name: str) -> Core:
    """The words of an organisation's name that tell it from others."""
    plain = fold(name).replace("&", " ")
    brackets = tuple(text.strip() for text in _BRACKET.findall(plain) if text.strip())
    bare = _BRACKET.sub(" ", plain)
    if not _TOKENS.search(bare):
        bare = plain
    parts = [part for part in _PARTS.split(bare) if _TOKENS.search(part)]
    words, town = _meaningful(bare)
    head = _meaningful(parts[0])[0] if len(parts) > 1 else ()
    return Core(words, town, head, brackets, _initials(bare))


def _meaningful(text: str) -> tuple[tuple[str, ...], bool]:
    joined = _STOPS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", text)
    every = [word for word in _TOKENS.findall(joined.replace("'", " "))]
    some = [word for word in every if word not in LINKS] or every
    some = [word for word in some if word not in LEGAL] or some
    town = any(word in TOWN for word in some)
    rest = [word for word in some if word not in TOWN]
    words = tuple(_SAME.get(word, word) for word in (rest or some))
    return words, town and bool(rest)


def _initials(text: str) -> frozenset[str]:
    """Letters that may stand for the name, with and without its small words: "ucl", "uoc" and "uc"."""
    every = [word for word in _TOKENS.findall(text) if not word.isdecimal()]
    strong = [word for word in every if word not in LINKS]
    stronger = [word for word in strong if word not in LEGAL]
    made = ("".join(word[0] for word in words) for words in (every, strong, stronger) if len(words) > 1)
    return frozenset(letters for letters in made if len(letters) > 1)
