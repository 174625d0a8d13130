"""Prints the accuracy and the speed of conversion between the scripts, beside those of its peers.

    python3 Benchmarks/SerbianQuality/transliteration.py [--skela .build/release/skela] [--news FILE] [--cases FILE]

Needs hunspell-sr, and cyrtranslit and srtools from PyPI for the columns of the peers (without them
those columns are left out). --news is a file of Serbian news in Cyrillic, a sentence a line: its words
are brought to Latin letter by letter, and must come back; its text is then what the speed is measured
on. --cases is a table of hard cases.
"""

import argparse
import collections
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

import expand

LOWER = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš"))
LOWER.update({"љ": "lj", "њ": "nj", "џ": "dž"})
TITLE = str.maketrans({**LOWER, **{k.upper(): v.capitalize() for k, v in LOWER.items()}})
UPPER = str.maketrans({**LOWER, **{k.upper(): v.upper() for k, v in LOWER.items()}})
LOOK_ALIKES = str.maketrans("aeojcpxyABEHJKMOPCTX", "аеојсрхуАВЕНЈКМОРСТХ")
WORD = re.compile(r"[^\W\d_]+")


def skela(path):
    def convert(lines, script):
        done = subprocess.run(
            [path, "transliterate", "--to", script],
            input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
        return done.stdout.split("\n")[:-1]
    return convert


def peers(path):
    tools = {"Skela": skela(path)}
    try:
        import srtools
        tools["srtools"] = lambda lines, script: [
            (srtools.latin_to_cyrillic if script == "cyrillic" else srtools.cyrillic_to_latin)(line)
            for line in lines]
    except ImportError:
        pass
    try:
        import cyrtranslit
        tools["cyrtranslit"] = lambda lines, script: [
            (cyrtranslit.to_cyrillic if script == "cyrillic" else cyrtranslit.to_latin)(line, "sr")
            for line in lines]
    except ImportError:
        pass
    return tools


def shared(given, wanted):
    """The spellings that several forms share, and how many of each any converter must get wrong.

    Computed from the list alone: of the forms that are spelled alike in the given script, at most the
    most frequent can come out right.
    """
    wants = collections.defaultdict(collections.Counter)
    for spelling, form in zip(given, wanted):
        wants[spelling][form] += 1
    return {
        spelling: forms.total() - max(forms.values())
        for spelling, forms in wants.items() if len(forms) > 1}


def row(name, tools, given, wanted, script):
    """The share of all words that are right, none left out, and the most that any converter could have.

    Returns the words that Skela gets wrong though it need not.
    """
    lost = shared(given, wanted)
    most = len(wanted) - sum(lost.values())
    cells, wrong = [], []
    for tool_name, tool in tools.items():
        got = tool(given, script)
        right = sum(a == b for a, b in zip(got, wanted))
        cells.append(f"{100 * right / len(wanted):9.4f}")
        if tool_name == "Skela":
            wrong = [(a, b, c) for a, b, c in zip(given, got, wanted) if b != c]
            by_spelling = collections.Counter(a for a, _, _ in wrong)
            wrong = [one for one in wrong if by_spelling[one[0]] > lost.get(one[0], 0)]
            ours = f"{right} / {most}"
    print(f"| {name:42} | {len(wanted):8} | {100 * most / len(wanted):9.4f} | {ours:17} | "
          + " | ".join(cells) + " |", flush=True)
    return wrong


def cases(path, tools):
    """Hard cases: a table with the columns id, direction (l2c, c2l), input, expected, category, kind."""
    lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    lines = [line for line in lines[1:] if line[1] in ("l2c", "c2l")]
    for kind in sorted({line[5] for line in lines}):
        chosen = [line for line in lines if line[5] == kind]
        for name, tool in tools.items():
            wrong = [line[0] for line in chosen if tool(
                [line[2]], "cyrillic" if line[1] == "l2c" else "latin")[0] != line[3]]
            print(f"cases, {kind}, {name}: {len(chosen) - len(wrong)} of {len(chosen)}", *wrong)


def repaired(word, forms=frozenset()):
    """The word with Latin look-alikes replaced where it also has Cyrillic letters.

    With the forms of the dictionary also where it has look-alikes alone and is a word in Cyrillic: je, o, Taj.
    """
    has_cyrillic = re.search("[А-Яа-яЂЈ-Џђј-џ]", word)
    twin = word.translate(LOOK_ALIKES)
    if has_cyrillic and re.search("[A-Za-z]", word):
        return twin
    return twin if not re.search("[A-Za-z]", twin) and twin.lower() in forms else word


def latin(line):
    return WORD.sub(
        lambda m: m[0].translate(UPPER if m[0].isupper() and len(m[0]) > 1 else TITLE), line)


def compared(tools, lines):
    """For each tool, the pairs of the words of the lines and what it makes of them in Latin letters."""
    given = [latin(line) for line in lines]
    for name, tool in tools.items():
        pairs = []
        for want, got in zip(lines, tool(given, "cyrillic")):
            pairs += zip(want.split(), got.split())
        yield name, pairs


def share(pairs):
    return f"{100 * sum(a == b for a, b in pairs) / max(len(pairs), 1):.3f} % of {len(pairs)}"


def news(path, tools, forms):
    """Words of running news, first as the file has them, but for look-alikes beside Cyrillic letters.

    Files that people typed have whole words of Latin look-alikes (je, o, a) in Cyrillic text, which no
    converter should give back. They are brought to Cyrillic where the dictionary has the word, and what is
    left is counted apart: words that the reference has in Cyrillic, and words that it has in Latin.
    """
    lines = [line.rstrip("\n") for line in open(path, encoding="utf-8") if line.strip()]
    lines = [WORD.sub(lambda m: repaired(m[0]), line) for line in lines]
    for name, pairs in compared(tools, lines):
        print(f"news, words as the file has them, {name}: {share(pairs)}")
    known = {form.lower() for form in forms}
    mended = [WORD.sub(lambda m: repaired(m[0], known), line) for line in lines]
    count = sum(a != b for old, new in zip(lines, mended) for a, b in zip(old.split(), new.split()))
    print(f"news: {count} words of the file are Cyrillic ones in Latin look-alikes, and now repaired")
    for name, pairs in compared(tools, mended):
        stays = [pair for pair in pairs if re.search("[A-Za-z]", pair[0])]
        others = [pair for pair in pairs if not re.search("[A-Za-z]", pair[0])]
        print(f"news, words, {name}: {share(pairs)}; in Cyrillic there {share(others)}, "
              f"in Latin {share(stays)}")


def processor(children):
    usage = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def speed(tools, lines):
    """Processor time a text takes: the peers in this process, Skela with its start and its pipes."""
    for script, given in (("cyrillic", lines), ("latin", tools["Skela"](lines, "cyrillic"))):
        for name, tool in tools.items():
            tool(given[:100], script)
            size = sum(len(line.encode()) + 1 for line in given)
            many = given * max(1, (100_000_000 if name == "Skela" else 2_000_000) // size)
            start = processor(name == "Skela")
            tool(many, script)
            seconds = processor(name == "Skela") - start
            size *= len(many) // len(given)
            print(f"speed to {script}, {name}: {size / 1e6 / seconds:.1f} MB/s of processor time")


COMMAND = """
import sys
from {module} import {name}
for line in sys.stdin:
    sys.stdout.write({name}({arguments}))
"""


def commands(path, tools, lines):
    """Processor time of whole commands on the same file: start, reading and writing on both sides."""
    peers = {
        "srtools": ("srtools", "latin_to_cyrillic", "cyrillic_to_latin", "line"),
        "cyrtranslit": ("cyrtranslit", "to_cyrillic", "to_latin", 'line, "sr"'),
    }
    for script, given in (("cyrillic", lines), ("latin", tools["Skela"](lines, "cyrillic"))):
        for name in tools:
            command = [path, "transliterate", "--to", script]
            if name in peers:
                module, to_cyrillic, to_latin, arguments = peers[name]
                function = to_cyrillic if script == "cyrillic" else to_latin
                source = COMMAND.format(module=module, name=function, arguments=arguments)
                command = [sys.executable, "-X", "utf8", "-c", source]
            text = ("\n".join(given) + "\n").encode()
            text *= max(1, (10_000_000 if name == "cyrtranslit" else 40_000_000) // len(text))
            with tempfile.TemporaryFile() as file:
                file.write(text)
                best = 0.0
                for _ in range(3):
                    file.seek(0)
                    start = processor(True)
                    subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=True)
                    best = max(best, len(text) / 1e6 / (processor(True) - start))
            print(f"command to {script}, {name}: {best:.1f} MB/s of processor time, best of three")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--skela", default=".build/release/skela")
    options.add_argument("--news")
    options.add_argument("--cases")
    options = options.parse_args()
    tools = peers(options.skela)
    cyrillic = expand.forms()
    # A letter alone is a line of capitals: LJ, not Lj.
    plain = [form.translate(UPPER if len(form) == 1 else TITLE) for form in cyrillic]
    print("| what | words | most possible, % | Skela, right / most | "
          + " | ".join(name + ", %" for name in tools) + " |")
    print("|---" * (4 + len(tools)) + "|")
    row("Latin to Cyrillic, all forms", tools, plain, cyrillic, "cyrillic")
    split = [i for i, form in enumerate(cyrillic) if re.search("нј|лј|дж", form.lower())]
    row("... nj, lj, dž are two letters", tools, [plain[i] for i in split],
        [cyrillic[i] for i in split], "cyrillic")
    capitals = [form.upper() for form in cyrillic]
    latin_capitals = [form.translate(UPPER) for form in capitals]
    wrong = row("... in capitals", tools, latin_capitals, capitals, "cyrillic")
    row("Cyrillic to Latin, all forms", tools, cyrillic, plain, "latin")
    row("... in capitals", tools, capitals, latin_capitals, "latin")
    print(f"in capitals, wrong beyond what no converter can have right: {len(wrong)}")
    for given, got, wanted in wrong:
        print(f"  {given} {got}, wanted {wanted}")
    ours = tools["Skela"](tools["Skela"](cyrillic, "latin"), "cyrillic")
    different = [(a, b) for a, b in zip(cyrillic, ours) if a != b]
    print(f"round trip: {len(cyrillic) - len(different)} of {len(cyrillic)} forms come back")
    for first, second in different:
        print(f"  {first} {second}")
    text = [" ".join(plain[start::4999][:18]) + "." for start in range(4999)]
    if options.cases:
        cases(options.cases, tools)
    if options.news:
        news(options.news, tools, cyrillic)
        text = [latin(line.rstrip("\n")) for line in open(options.news, encoding="utf-8")]
    speed(tools, text)
    commands(options.skela, tools, text)


if __name__ == "__main__":
    sys.exit(main())
