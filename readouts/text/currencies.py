"""Currencies, by their names and by what stands before a sum."""

CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "dollar": "dollar", "usd": "dollar",
    "euro": "euro", "eur": "euro", "pound": "pound", "yuan": "yuan", "renminbi": "yuan", "yen": "yen",
    "rubl": "rouble", "roubl": "rouble", "hryvnia": "hryvnia", "won": "won", "rupe": "rupee", "franc": "franc",
    "krona": "krona", "kroner": "krone", "lira": "lira", "dirham": "dirham", "riyal": "riyal", "shill": "shilling",
    "peso": "peso", "zloti": "zloty", "dinar": "dinar", "teng": "tenge",
}  # fmt: skip
"""Currencies by the stems of their names and by their signs."""
CODES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "CHF": "franc", "JPY": "yen", "CNY": "yuan", "RMB": "yuan",
    "RUB": "rouble", "SEK": "krona", "NOK": "krone", "DKK": "krone", "INR": "rupee", "Rs": "rupee",
    "UAH": "hryvnia", "PLN": "zloty", "TRY": "lira", "AED": "dirham", "SAR": "riyal", "QAR": "riyal",
    "KES": "shilling", "KZT": "tenge",
}  # fmt: skip
"""Currencies by the letters that stand before a sum."""


def currency_before(word: str) -> str:
    """Return the currency that a word before a number tells, empty where it tells none."""
    return CODES.get(word, "") or ("" if word.isalpha() else CURRENCIES.get(word, ""))
