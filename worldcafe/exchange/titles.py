"""The titles that columns of such lists usually have, in eight languages."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from worldcafe.exchange.folding import fold
from worldcafe.language import mark


class Field(StrEnum):
    """What a column of a list says about a person."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    ORGANISATION = "organisation"
    EMAIL = "email"
    ROLE = "role"
    TABLE = "table"
    LANGUAGES = "languages"
    WISHES = "wishes"
    PRESENCE = "presence"
    STEP_FREE = "step_free"
    EXTRA = "extra"


FIELD_WORDS: Final[dict[Field, str]] = {
    Field.NAME: mark("Name"),
    Field.GIVEN: mark("Given name"),
    Field.FAMILY: mark("Family name"),
    Field.ORGANISATION: mark("Organisation"),
    Field.EMAIL: mark("E-mail"),
    Field.ROLE: mark("Role"),
    Field.TABLE: mark("Table"),
    Field.LANGUAGES: mark("Languages"),
    Field.WISHES: mark("Wishes, ranked"),
    Field.PRESENCE: mark("Days or rounds present"),
    Field.STEP_FREE: mark("Step-free"),
    Field.EXTRA: mark("Column of your own"),
}
"""Each field's name for people (messages for the catalogue)."""

MANY: Final = frozenset({Field.WISHES, Field.PRESENCE, Field.EXTRA})
"""Fields that may be told by several columns."""

# Folded words: no accents, Latin letters (Bulgarian as `fold` writes it). English, Italian, Portuguese, French,
# Polish, Bulgarian, German, Spanish, and what registration forms add.
_TITLES: Final[dict[Field, str]] = {
    Field.NAME: """name; full name; names; participant; participants; participant name; name of participant; attendee;
        attendees; delegate; person; who; guest; member; first and last name; name and surname; given and family name;
        nome e cognome; nominativo; nominativi; cognome e nome; partecipante; partecipanti; nome completo; nome;
        participante; participantes; nome e apelido; nom; nom et prenom; prenom et nom; nom complet; noms; nom prenom;
        participant e; imie i nazwisko; nazwisko i imie; uczestnik; uczestnicy; imie nazwisko; ime i familiya;
        ime i familia; uchastnik; uchastnitsi; ime; imena; tri imena; vor- und nachname; vor und nachname; vorname und nachname;
        name vorname; name, vorname; vollstandiger name; teilnehmer; teilnehmerin; teilnehmende; teilnehmer in;
        teilnehmer:in; nombre y apellidos; nombre y apellido; apellidos y nombre; nombre completo; nombre; asistente;
        asistentes; surname and name; last name, first name; surname, name; surname name; name surname; naam""",
    Field.GIVEN: """given name; given names; given; first name; firstname; forename; first; christian name; nome proprio;
        prenom; prenoms; imie; imiona; sobstveno ime; malko ime; parvo ime; vorname; vornamen; rufname; nombre de pila;
        primeiro nome; nome de batismo; voornaam; fornavn; fornamn""",
    Field.FAMILY: """family name; family; last name; lastname; surname; last; second name; cognome; apelido; apelidos; sobrenome;
        ultimo nome; nom de famille; nazwisko; familiya; familia; familno ime; nachname; familienname; zuname; apellido;
        apellidos; primer apellido; achternaam; etternavn; efternamn""",
    Field.ORGANISATION: """organisation; organization; org; organisations; company; institution; affiliation; employer; partner;
        partner organisation; body; entity; city or organisation; organisation name; name of organisation; company name; agency;
        ente; enti; organizzazione; azienda; istituzione; ente di appartenenza; appartenenza; societa; affiliazione; impresa;
        ente / azienda; organizacao; instituicao; entidade; empresa; organismo; organisme; entreprise; societe; structure;
        etablissement; organizacja; instytucja; firma; jednostka; podmiot; pracodawca; organizatsiya; organizatsia; institutsiya;
        firma / organisation; unternehmen; einrichtung; organisation / firma; institution / firma; verein; arbeitgeber; organizacion;
        institucion; entidad; empresa / entidad; afiliacion; organisatie; municipality; represents; representing""",
    Field.EMAIL: """e-mail; email; mail; e mail; e-mail address; email address; mail address; posta elettronica; indirizzo e-mail;
        indirizzo email; correio eletronico; courriel; adresse e-mail; adresse mail; adresse email; adres e-mail; adres email;
        imeyl; elektronna poshta; e-poshta; e-mail-adresse; mailadresse; correo; correo electronico; endereco de e-mail; mel""",
    Field.ROLE: """role; function; role at table; role in the cafe; role in cafe; table role; post; ruolo; funzione; funcao; papel; role a la table;
        fonction; rola; funkcja; rolya; funktsiya; rolle; funktion; rol; funcion; cargo; duty; task""",
    Field.TABLE: """table; table number; table no; table no.; table nr; table #; host table; tavolo; tavolo n.; mesa; mesa n.o; table n; numero de table; stol;
        stolik; nr stolika; numer stolika; masa; tisch; tischnummer; tisch-nr.; tisch nr.; numero de mesa; topic table""",
    Field.LANGUAGES: """language; languages; languages spoken; spoken languages; speaks; lingua; lingue; lingue parlate; idioma; idiomas; lingua(s);
        linguas; langue; langues; langues parlees; jezyk; jezyki; znajomosc jezykow; ezik; ezitsi; sprache; sprachen; sprachkenntnisse;
        lenguas; idiomas hablados; taal; talen""",
    Field.WISHES: """wish; wishes; preference; preferences; preferred tables; preferred table; preferred topics; preferred topic; choice; choices;
        topics; topic; topic choice; table wishes; ranking; interests; desideri; preferenza; preferenze; tavoli preferiti; scelta; scelte; temi preferiti; temi;
        desejo; desejos; preferencia; preferencias; mesas preferidas; temas preferidos; escolha; escolhas; souhait; souhaits; voeux; voeu;
        tables souhaitees; choix; themes souhaites; zyczenia; zyczenie; preferencje; wybor; wybrane stoliki; wybrane tematy; predpochitaniya; zhelaniya; izbor; predpochitani masi;
        wunsch; wunsche; wunschtisch; wunschtische; wunschthemen; praferenz; praferenzen; themenwunsch; deseos; deseo; eleccion; mesas preferidas""",
    Field.PRESENCE: """presence; present; attendance; attending; days; days present; days attending; day; dates; rounds; presenza; presenze; giorni; giorno; giorni di presenza;
        presenca; presencas; dias; dia; dias de presenca; jours; jour; presence jours; jours de presence; obecnosc; dni; dni obecnosci; dzien; prisastvie; dni na prisastvie; den;
        anwesenheit; anwesend; tage; tag; anwesende tage; asistencia; dias de asistencia; dias presentes""",
    Field.STEP_FREE: """step-free; step free; stepfree; step-free access; accessible; accessibility; wheelchair; mobility; access needs; senza gradini; accessibilita;
        sedia a rotelle; sem degraus; acessibilidade; mobilidade reduzida; cadeira de rodas; sans marche; sans marches; accessibilite; pmr; fauteuil roulant;
        bez schodow; dostepnosc; wozek; bez stapala; dostapnost; stufenlos; barrierefrei; rollstuhl; barrierefreiheit; sin escalones; accesibilidad; silla de ruedas""",
}  # fmt: skip

# Columns that nobody needs here and that should not be kept unasked.
_LEFT_OUT: Final = """telephone; phone; phone number; mobile; mobile phone; tel; tel.; telefono; cellulare; telefone; telemovel; telephone portable; portable;
    telefon; numer telefonu; komorka; mobilen; handy; mobil; telefonnummer; movil; fax; signature; sign; firma autografa; assinatura; podpis; unterschrift; signature / visa;
    no; no.; nr; nr.; n; n.; #; num; number; numero; row; id; lp; lp.; lfd. nr.; lfd nr; date of birth; birthday; passport; passport number; address; postal address;
    timestamp; informazioni cronologiche; submitted; start time; completion time"""  # fmt: skip

_EDGES: Final = re.compile(r"[\s*:.?_]+$|^[\s*:?_]+")
_NUMBERED: Final = re.compile(
    r"^(1st|2nd|3rd|[4-9]th|first|second|third|fourth|fifth|prima|seconda|terza|primeira|segunda|terceira|premier|deuxieme|troisieme|erster?|zweiter?|dritter?|primera|tercera)\s+"
    r"|[\s#.-]*\d+(st|nd|rd|th|\.|a|o|e)?$|^\d+(st|nd|rd|th|\.|a|o|e|er|re|eme)?\s*"
)
_DAY: Final = re.compile(
    r"^(day|giorno|dia|jour|dzien|den|tag|round|turno|tour|rodada|ronda|runde|runda|kolo|krag|sessione?|sessao|session|sesja|sesiya|sesion)\s*\d+\b"
    # A day's name alone, or with a date: "mer 14 aprile", not "Mar Menor" or "Domingo Silva".
    r"|^(mon|tues?|wed|thu|thur|thurs|fri|sat|sun|(mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|gio|ven|sab|dom|(lune|marte|mercole|giove|vener)di"
    r"|sabato|domenica|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|(segunda|terca|quarta|quinta|sexta)(-feira)?|seg|ter|qua|qui|sex|(mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so"
    r"|poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela|pon|wt|sr|czw|pt|ponedelnik|vtornik|sryada|chetvartak|petak|sabota|nedelya)"
    r"[.,]?\s*(\d.*)?$"
    r"|^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}([./]\d{2,4})?$"
)


def tidy_title(text: str) -> str:
    """A title as it is compared: folded, without marks at its ends and line breaks inside."""
    return _EDGES.sub("", " ".join(fold(text).split()))


class TitleBook:
    """Looks titles up; made once for a list."""

    def __init__(self) -> None:
        self._fields = {word: field for field, words in _TITLES.items() for word in _split(words)}
        self._left_out = _split(_LEFT_OUT)

    def field(self, title: str) -> Field | None:
        """What a column with that title holds; None if the title says nothing known."""
        text = tidy_title(title)
        if not text or len(text) > 120:
            return None
        return self._exact(text) or self._loose(text)

    def is_left_out(self, title: str) -> bool:
        """Whether the column is one that is not needed here, such as a telephone number."""
        return tidy_title(title) in self._left_out or fold(title).strip() in self._left_out

    def is_title(self, title: str) -> bool:
        """Whether the text is a title rather than a person's data."""
        return self.field(title) is not None or (bool(title.strip()) and self.is_left_out(title))

    def _exact(self, text: str) -> Field | None:
        found = self._fields.get(text)
        if found is not None:
            return found
        return Field.PRESENCE if _DAY.match(text) else None

    def _loose(self, text: str) -> Field | None:
        bare = re.sub(r"\s*[(\[].*?[)\]]", "", text).strip()
        if bare and bare != text and (found := self._exact(bare)):
            return found
        for part in re.split(r"\s*[/|,;:]\s*| - | – ", text):
            if part and (found := self._fields.get(part)):
                return found
        stem = _NUMBERED.sub("", text).strip(" :-#.")
        found = self._fields.get(stem)
        return found if found in MANY else None


def _split(words: str) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in words.split(";"))
