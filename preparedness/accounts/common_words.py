"""Words that Swedish passwords are often made of; the library that judges passwords knows English ones alone."""

from functools import cache
from typing import Final
from unicodedata import combining, normalize

from preparedness.geography import municipalities

LINES: Final = (
    "lösenord lösen hemlig hemligt hemligheten inloggning logga välkommen hej hejsan hallå tjena test testar admin",
    "sommar sommaren vinter vintern vår våren höst hösten jul julen julafton midsommar påsk påsken advent lucia",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "måndag tisdag onsdag torsdag fredag lördag söndag idag igår imorgon semester helg",
    "sverige svensk svenska kommun kommunen region regionen län stad staden jobb jobbet arbete kontor skola skolan",
    "trygghetspunkt trygghetspunkter trygghet trygghetspunktsvärd värmestuga krisberedskap beredskap",
    "kris krisen register registret",
    "samordnare beredskapssamordnare räddningstjänst räddningstjänsten brandman handläggare",
    "administratör chef värd",
    "älskar älskling kärlek hjärta puss kram mamma pappa familjen sonen dottern katten hunden hästen",
    "kattunge hundvalp",
    "fotboll hockey ishockey bajen hammarby djurgården göteborg malmö stockholm blåvitt tre kronor",
    "blomma solsken regnbåge snöflinga fisken fjäril prinsessa prins kungen drottning guld silver",
    "qwerty qwertyuiop qwertyuiopå asdfghjklöä zxcvbnm",
)


@cache
def common_words() -> tuple[str, ...]:
    """The words, the municipalities' names, and both as they are written where å, ä and ö are left out."""
    words = [word for line in LINES for word in line.split()]
    names = [municipality.name.lower() for municipality in municipalities.all_municipalities()]
    return tuple(dict.fromkeys(form for word in (*words, *names) for form in (word, bare(word))))


def bare(word: str) -> str:
    """Without rings, dots and accents: sävsjö, savsjo."""
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))
