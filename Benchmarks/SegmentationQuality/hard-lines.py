#!/usr/bin/env python3
"""How long `skela segment` takes for hard lines, and for the first text of a process.

    Benchmarks/SegmentationQuality/hard-lines.py [SKELA [OTHER ...]] [--runs N] [--starts N]

Each line is of one megabyte and of one kind; of N runs (3) in turn with the other programs the least processor's
time is told, and whether all cut it alike. The start is the median of N runs (60) with a line of two
sentences, less that of `--version`. SKELA is .build/release/skela unless it is named.
"""
import argparse
import hashlib
import random
import resource
import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 1_000_000


def repeated(text):
    return text * (LENGTH // len(text.encode()))


def drawn(pieces):
    chance = random.Random(1)
    found, size = [], 0
    while size < LENGTH:
        found.append(chance.choice(pieces))
        size += len(found[-1].encode())
    return "".join(found)


LINES = {
    "initials, Latin": repeated("P. J. Š. "),
    "initials, Cyrillic": repeated("П. Ј. Ш. "),
    "one initial": repeated("A. B. "),
    "numerals of Rome": drawn(["IV. ", "XII. ", "I. ", "VIII. ", "Tom "]),
    "abbreviations": drawn(["dr. ", "prof. ", "npr. ", "god. ", "gen. ", "sv. ", "br. "]),
    "emoji": repeated("😀. 🚀! "),
    "combining marks": repeated("c\u030ca\u0301. "),
    "letters and points": drawn(list("abcčđšžABCĆ .,;:!?“”„»«()-–—123")),
    "any sign around a point": drawn([a + ". " + b for a in "aA1“)]…–§%€я" for b in "bB2„([-#@Ж"]),
    "characters of all scripts": drawn([chr(c) for c in range(0xA0, 0xD7FF, 7)] + [". "]),
}


def seconds(command, text):
    """Processor seconds of a run, and a digest of what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, hashlib.sha256(run.stdout).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("skela", nargs="*", default=[str(ROOT / ".build/release/skela")])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--starts", type=int, default=60)
    options = parser.parse_args()
    print("Seconds of the processor for a line of a megabyte, Serbian")
    for name, line in LINES.items():
        times = {program: [] for program in options.skela}
        digests = set()
        for _ in range(options.runs):
            for program in options.skela:
                used, digest = seconds([program, "segment", "--language", "sr"], line + "\n")
                times[program].append(used)
                digests.add(digest)
        print(f"  {name:28}" + "".join(f"{min(times[program]):8.2f}" for program in options.skela)
              + ("" if len(digests) == 1 else "  cut differently"), flush=True)
    starts = {program: ([], []) for program in options.skela}
    for _ in range(options.starts):
        for program in options.skela:
            first, bare = starts[program]
            first.append(seconds([program, "segment", "--language", "sr"], "Danas je sunce. Sutra kiša.\n")[0])
            bare.append(seconds([program, "--version"], "")[0])
    print("Milliseconds of the processor for the first text of a process\n" + " " * 30
          + "".join(f"{1000 * (statistics.median(first) - statistics.median(bare)):8.1f}"
                    for first, bare in starts.values()))


main()
