#!/usr/bin/env python3
"""Cuts random text and very long lines: no crash, no character lost, and the time that it took.

    swift build -c release --product skela
    Benchmarks/SegmentationQuality/fuzz.py [--skela PROGRAM] [--strings N] [--seed S]

The strings are made of words, marks and rare characters of both scripts, a line each; the long
lines are one piece over and over, one megabyte each. Everything that is not white space must come
out again, in its order. The last line says whether all went well; the exit status too.
"""
import argparse
import random
import re
import subprocess
import sys
import tempfile
import time

PIECES = (
    "a B ž Ж љ њ č dr. др. gen. itd. и сл. U.S. p.m. No. čl. 5. 12. XIV. I. i 1999. 3:1 2.5 eBay "
    "Mr. „ “ ” \" ' » « ( ) [ ] – — - . .. ... … ! ? ?! : ; , \u0301 \u030c \u0306 \u200b \u00ad \ufeff "
    "\u00a0 \u2028 \u0085 \t 😀 👩‍👩‍👧 𝄞 \ufffd \u0000 \u0001 \u202e عربي 日本。 Kosovo Mitrovica "
    "Косово Срби је su The He https://a.rs/b?c=d. x@y.rs • a) 1) § №"
).split(" ") + [" "] * 30
PATTERNS = [
    "a", ".", "a ", ". ", "A. ", "1. ", "(a. ", '"A." ', "а. Б ", "I. ", "... ", "dr. ", "č. ", "- ",
    "Mr. Smith said no. ", "Gen. Petrović je stigao. ", "c\u030c", "\u0301", "😀", "a. B. c. D. ",
    "1. A. 2. B; ", "je se A. B. ", "U 1999. godini XIV. ",
]


def run(program, language, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        start = time.perf_counter()
        result = subprocess.run(
            [program, "segment", "--language", language, file.name], capture_output=True
        )
        return result, time.perf_counter() - start


def solid(text):
    """All but white space, and what a reader of files may leave out."""
    return re.sub(r"[\s\ufeff\x00\x1c-\x1f]", "", text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--skela", default=".build/release/skela")
    parser.add_argument("--strings", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    faults = 0
    left = options.strings
    while left > 0:
        count = min(left, 50_000)
        left -= count
        text = "\n".join(
            "".join(rng.choices(PIECES, k=rng.randint(1, 30))) for _ in range(count)
        )
        for language in ["en", "sr"]:
            result, seconds = run(options.skela, language, text + "\n")
            same = solid(result.stdout.decode("utf-8", "replace")) == solid(text)
            if result.returncode != 0 or not same:
                faults += 1
                print(f"{language}: status {result.returncode}, text kept: {same}")
            if left == 0:
                megabytes = len(text.encode()) / 1e6
                print(f"{language}: random strings {megabytes / seconds:.1f} MB/s")
    for pattern in PATTERNS:
        text = pattern * (1_000_000 // len(pattern.encode()))
        for language in ["en", "sr"]:
            result, seconds = run(options.skela, language, text + "\n")
            same = solid(result.stdout.decode("utf-8", "replace")) == solid(text)
            if result.returncode != 0 or not same:
                faults += 1
            mark = "" if same and result.returncode == 0 else "  FAULT"
            print(f"{language}: 1 MB of {pattern!r} {seconds:.2f} s{mark}")
    print(f"{options.strings} strings, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
