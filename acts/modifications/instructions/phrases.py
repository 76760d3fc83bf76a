"""The words amending acts are built of: verbs, item numbers, quotation marks."""

import re
from typing import Final

QUOTES: Final = re.compile(r"[“”„«»\"]")

_DONE = r"(?:s[iıuü]n(?:lər)?|m[iıuü]ş(?:d[iıuü]r)?)(?!\w)"
AMENDS: Final = re.compile(
    rf"(?:əvəz|əlavə|ləğv|hesab|daxil|düzəliş\w*|dəyişiklik\w*|əlavələr)\s+(?:edil|olun){_DONE}"
    rf"|çıxarıl{_DONE}|(?:redaksiyada|məzmunda|şəkildə)\s+(?:veril|ifadə\s+(?:edil|olun)|şərh\s+edil){_DONE}|veril(?:sin|mişdir)(?!\w)"
    r"|redaksiyada\s+təsdiq\s+edilsin"
    r"|(?:söz|rəqəm|ifadə|işarə|maddə|bənd|hissə|abzas|cümlə)\w*\s+(?:ilə\s+)?\w+\s+(?:edil|olun)s[iu]n(?!\w)",
    re.IGNORECASE)
"""A verb by which a text is amended, in the imperative or told afterwards; a misspelt one shows by what stands before it."""

_SPACED: Final = re.compile(r"(?<!\w)[ışəöüğç](?!\w)")
_AMENDS_SQUEEZED: Final = re.compile(AMENDS.pattern.replace(r"\s+", "").replace(r"(?!\w)", ""), re.IGNORECASE)

ORDERS: Final = re.compile(
    r"(?:əvəz|əlavə|ləğv|hesab|daxil|dəyişiklik\w*|əlavələr)\s+(?:edil|olun)s[iu]n(?!\w)|çıxarılsın(?!\w)"
    r"|(?:redaksiyada|məzmunda|şəkildə)\s+(?:verilsin|(?:ifadə|təsdiq)\s+(?:edil|olun)s[iu]n)(?!\w)")
"""The imperative of such a verb."""

_CHANGES = r"(?:dəyişiklik\w*|əlavələr|düzəliş\w*)"
FRAME: Final = re.compile(
    rf"(?:aşağıdakı\s+)?(?:{_CHANGES}(?:\s*(?:və|,)\s*(?:{_CHANGES}|əlavə))*|əlavə(?:\s+və\s+{_CHANGES})|(?<=aşağıdakı\s)əlavə)"
    r"\s+(?:edil|olun)s[iu]n\s*(?:[:.]|$)")
"""What a frame sentence says after the act's name: "aşağıdakı dəyişikliklər və əlavələr edilsin:"."""

ENACTS: Final = re.compile(
    r"(?:qərara\s+(?:alır(?:am|ıq)?|aldı)|QƏRARA\s+(?:ALIR(?:AM|IQ)?|ALDI)|qərar\s+alır|əmr\s+edirəm|ƏMR\s+EDİRƏM)\s*:?")
IN_ANNEX: Final = re.compile(r"(?:dəyişiklik|düzəliş|əlavələr)\w*\s+təsdiq\s+edilsin")
"""The amendments themselves stand in an annex: "… Qaydaları”na edilən dəyişikliklər təsdiq edilsin (əlavə olunur)"."""

COMMENCES: Final = re.compile(r"qüvvəyə\s+min|qüvvədədir|qüvvədə\s+olur|tətbiq\s+(?:edilir|olunur)|qüvvəsini\s+itirir")

ITEM: Final = re.compile(
    r"(?:(?P<article>M(?:addə|ADDƏ)\s+(?P<a>\d{1,4}(?:-\d{1,3})?)\s*[.:]?(?=\s|$))"
    r"|(?P<dotted>\d{1,3}(?:[.-]\d{1,3}){0,6})(?:\.(?![\s-]{0,3}c[ıiuü]\b)(?=[^\d.]|$)|\s?\)|\.\))"
    r"|(?P<letter>[a-zəğıöşüçx](?:\d)?)\s?\)|(?P<roman>[IVX]{1,5})\.(?=\s))")
"""The number an item begins with: "Maddə 1.", "1.3.12.", "1)", "a)"."""


def amends(text: str) -> bool:
    """Whether a verb of amendment is in a text, one whose letters an extraction has spaced out ("ə lav ə edilmi ş dir") too."""
    return bool(AMENDS.search(text) or (_SPACED.search(text) and _AMENDS_SQUEEZED.search("".join(text.split()))))


def is_order(text: str) -> bool:
    """Whether a text orders an amendment or tells when an act comes into force."""
    return bool(ORDERS.search(text) or COMMENCES.search(text) or text.rstrip().endswith("üzrə:"))
