#!/usr/bin/env python3
"""Writes the list SerbianCyrillic of default.srx from the list SerbianLatin, letter by letter.

Usage: cyrillic-rules.py [FILE]     (default: Sources/Segmentation/Resources/default.srx)
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT = HERE / "../../Sources/Segmentation/Resources/default.srx"
BEGIN = "<!-- Written by cyrillic-rules.py: begin -->\n"
END = "      <!-- Written by cyrillic-rules.py: end -->"

LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш"))
DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ"}
# What is syntax of regular expressions and not text, and Roman numerals.
SYNTAX = re.compile(r"\\[pP]\{\w+\}|\\.|\(\?[a-z]*:|&\w+;|\[IVXL(?:\\d\.)?\]")


def letters(text):
    out, index = [], 0
    while index < len(text):
        pair = text[index : index + 2]
        latin = pair if pair.lower() in DIGRAPHS else text[index]
        cyrillic = DIGRAPHS.get(latin.lower()) or LETTERS.get(latin.lower()) or latin
        out.append(cyrillic.upper() if latin[0].isupper() else cyrillic)
        index += len(latin)
    return "".join(out)


def pattern(text):
    out, position = [], 0
    for match in SYNTAX.finditer(text):
        out += [letters(text[position : match.start()]), match.group()]
        position = match.end()
    return "".join(out + [letters(text[position:])])


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    file = path.read_text(encoding="utf-8")
    latin = re.search(
        r'      <languagerule languagerulename="SerbianLatin">.*?</languagerule>\n', file, re.S
    ).group()
    rules = re.sub(r"<!--.*?-->", "", latin, flags=re.S).replace("SerbianLatin", "SerbianCyrillic")
    rules = re.sub(
        r"(?<=<beforebreak>)(.*?)(?=</beforebreak>)|(?<=<afterbreak>)(.*?)(?=</afterbreak>)",
        lambda m: pattern(m.group()),
        rules,
    )
    rules = re.sub(r"\n\s*\n", "\n", rules)
    begin, end = file.index(BEGIN) + len(BEGIN), file.index(END)
    path.write_text(file[:begin] + rules + file[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
