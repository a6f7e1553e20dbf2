"""Words that turn what follows them into its opposite, by language.

Not all that a language has: those after which a passage, cut right behind them, still reads as a
whole statement. Lower case, apostrophes as in tokens. A language is added with one line.
"""

from __future__ import annotations

_WORDS = {
    "de": "nicht kein keine keinen keinem keiner keines nie niemals ohne weder kaum",
    "en": "not no never neither nor without cannot hardly scarcely barely",
    "es": "no nunca jamás sin ni tampoco apenas",
    "fr": "pas non jamais sans ni ne plus guère point aucun aucune",
    "it": "non mai senza né nessun nessuna nessuno",
    "nl": "niet geen nooit zonder noch nauwelijks",
    "pl": "nie nigdy bez ani żaden żadna żadne żadnych",
    "pt": "não nunca jamais sem nem nenhum nenhuma",
    "ru": "не ни нет никогда без нельзя едва",
    "uk": "не ні ані ніколи без немає нема неможливо ледве",
}
_BY_LANGUAGE = {language: frozenset(words.split()) for language, words in _WORDS.items()}

# English contracts it with the verb: "don't".
_ENGLISH_ENDING = "n't"
# Before a hyphen: "non-binding", "anti-Western".
_PREFIXES = frozenset({"non", "anti", "un", "nicht", "не", "анти"})


def negates(word: str, language: str) -> bool:
    """Return whether a token negates what follows it.

    Args:
        word: a token.
        language: a BCP 47 tag; only its primary subtag counts. One without a list has none.
    """
    folded, primary = word.casefold(), language.partition("-")[0].casefold()
    if primary == "en" and folded.endswith(_ENGLISH_ENDING):
        return True
    return folded in _BY_LANGUAGE.get(primary, frozenset())


def negates_before_hyphen(word: str) -> bool:
    """Return whether a token negates the word that a hyphen joins to it."""
    return word.casefold() in _PREFIXES
