"""Expands hunspell-sr to all its forms: the words that the tables of transliteration.py count.

The dictionary's suffixes have no conditions, so that expansion is substitution. Nothing of it is stored
in the repository.
"""

import re

FOLDER = "/usr/share/hunspell/"


def forms(name="sr_RS"):
    """All full forms of a dictionary, sorted; stems and forms with Latin letters in them left out."""
    suffixes, prefixes = {}, {}
    for line in open(FOLDER + name + ".aff", encoding="utf-8"):
        fields = line.split()
        if len(fields) < 4 or fields[0] not in ("SFX", "PFX"):
            continue
        if fields[2] in "YN" and fields[3].isdigit():
            continue
        strip, add = ("" if part == "0" else part for part in fields[2:4])
        (suffixes if fields[0] == "SFX" else prefixes).setdefault(fields[1], []).append((strip, add))
    found = set()
    for number, line in enumerate(open(FOLDER + name + ".dic", encoding="utf-8")):
        if number == 0:
            continue
        stem, _, flags = line.rstrip("\n").partition("/")
        flags = flags.split(",")
        made = {stem}
        for flag in flags:
            for strip, add in suffixes.get(flag, ()):
                if stem.endswith(strip):
                    made.add(stem[: len(stem) - len(strip)] + add)
        for flag in flags:
            for _, add in prefixes.get(flag, ()):
                made |= {add + form for form in made}
        found |= made
    return sorted(form for form in found if not re.search("[A-Za-z]", form))
