"""Languages that people in Sweden speak and read."""

from preparedness.common.facts import Choice


class Language(Choice):
    """The national minority languages, and others that are often needed; the code is that of ISO 639."""

    SWEDISH = "sv", "Swedish", "svenska"
    ENGLISH = "en", "English", "engelska"
    FINNISH = "fi", "Finnish", "finska"
    MEANKIELI = "fit", "Meänkieli", "meänkieli"
    SAMI = "smi", "Sámi", "samiska"
    ROMANI = "rom", "Romani", "romani"
    YIDDISH = "yi", "Yiddish", "jiddisch"
    SWEDISH_SIGN = "swl", "Swedish Sign Language", "svenskt teckenspråk"
    ARABIC = "ar", "Arabic", "arabiska"
    BOSNIAN = "bs", "Bosnian, Croatian, Serbian", "bosniska"
    DARI = "prs", "Dari", "dari"
    GERMAN = "de", "German", "tyska"
    FRENCH = "fr", "French", "franska"
    KURDISH = "ku", "Kurdish", "kurdiska"
    PERSIAN = "fa", "Persian", "persiska"
    POLISH = "pl", "Polish", "polska"
    RUSSIAN = "ru", "Russian", "ryska"
    SOMALI = "so", "Somali", "somaliska"
    SPANISH = "es", "Spanish", "spanska"
    THAI = "th", "Thai", "thailändska"
    TIGRINYA = "ti", "Tigrinya", "tigrinska"
    TURKISH = "tr", "Turkish", "turkiska"
    UKRAINIAN = "uk", "Ukrainian", "ukrainska"


FROM_THE_RIGHT = frozenset({Language.YIDDISH, Language.ARABIC, Language.DARI, Language.PERSIAN})


def direction(code: str) -> str:
    """In which direction a language is written, as HTML has it."""
    return "rtl" if code in FROM_THE_RIGHT else "ltr"
