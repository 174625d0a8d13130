#!/usr/bin/env python3
"""Prints how well sentences are found, by Skela and by its peers, in one run.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install pysbd sentence-splitter
    swift build -c release
    /tmp/peers/bin/python Benchmarks/SegmentationQuality/run.py \\
        --news en DIR en --news sr-Latn DIR sr

Two tables: the passages beside this script (development, held out, and the fresh batches as one; the
README tells how they came about), and running news, if there is any: folders of documents with one sentence a line, whose lines are joined with blanks. A line of
news may hold two sentences, so boundaries inside of lines are counted and not held to be wrong; the
end of a line without an end mark (a headline) is left out, as only layout shows it.

A boundary is counted where it stands between two sentences of a text; the end of a text is none. A
tool that is not installed is left out. Serbian is foreign to the peers: each gets its nearest
language.

`--rules FILE` measures a rule file that the program does not carry yet; `--part NAME` (fresh15, fresh*, …)
takes only those passages; `--faults` shows Skela's: `⏎` where it is right, `[MISSED]` and `[WRONG]`.
"""
import argparse
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
END_MARK = re.compile(r"""[.?!…]["”“’'»«)\]]*$""")


def solid(text):
    """The number of characters that are not blank: the measure of all positions."""
    return len(re.sub(r"\s", "", text))


def ends(parts):
    found, length = set(), 0
    for part in parts[:-1]:
        length += solid(part)
        found.add(length)
    return found


def skela(program, tag, rules=None):
    def split(texts):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write("\n".join(texts) + "\n")
            file.flush()
            command = [program, "segment", "--language", tag, file.name]
            command += ["--rules", rules] if rules else []
            run = subprocess.run(command, capture_output=True, text=True, check=True)
        lines, number, result = run.stdout.split("\n"), 0, []
        for text in texts:
            parts, left = [], solid(text)
            while left > 0:
                parts.append(lines[number])
                left -= solid(lines[number])
                number += 1
            if left < 0:
                sys.exit(f"Two texts became one: '{text[:60]}'.")
            result.append(parts)
        return result

    return split


def tools(tag, program, rules):
    language = tag.split("-")[0]
    yield "Skela", skela(program, tag, rules)
    yield "ICU (no rules)", skela(program, "und")
    try:
        import pysbd

        for code in {"en": ["en"], "sr": ["en", "sk"]}[language]:
            segmenter = pysbd.Segmenter(language=code, clean=False)
            yield f"pysbd {code}", lambda texts, s=segmenter: [s.segment(t) for t in texts]
    except ImportError:
        print("pysbd is not installed.", file=sys.stderr)
    try:
        from sentence_splitter import SentenceSplitter

        for code in {"en": ["en"], "sr": ["pl", "sl"]}[language]:
            splitter = SentenceSplitter(language=code)
            name = f"sentence-splitter {code}"
            yield name, lambda texts, s=splitter: [s.split(t) for t in texts]
    except ImportError:
        print("sentence-splitter is not installed.", file=sys.stderr)


def timed(split, texts):
    """The result, and megabytes by second of processor time, in this process and its children."""

    def now():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + usage.ru_utime + usage.ru_stime

    start = now()
    result = split(texts)
    return result, sum(len(t.encode()) for t in texts) / 1e6 / (now() - start)


def passages(tag, part):
    found = []
    for file in sorted((HERE / "passages").glob(f"{tag}.{part}.txt")):
        lines = file.read_text(encoding="utf-8").split("\n")
        found += [line.split("⏎") for line in lines if line and not line.startswith("#")]
    return found


def marked(sentences, found):
    """The passage with its faults shown."""
    gold, length, out = ends(sentences), 0, []
    for character in " ".join(sentences):
        if character.isspace() and (length in gold or length in found):
            right = length in gold and length in found
            out.append("⏎" if right else " [MISSED] " if length in gold else " [WRONG] ")
        else:
            out.append(character)
            length += not character.isspace()
    return "".join(out)


def passage_table(program, rules, parts, faults):
    print("| passages | tool | precision | recall | F1 | passages right |")
    print("|---|---|---|---|---|---|")
    shown = []
    for part in parts or ["dev", "heldout", "heldout2", "fresh*"]:
        for tag in ["en", "sr-Latn", "sr-Cyrl"]:
            gold = passages(tag, part)
            texts = [" ".join(sentences) for sentences in gold]
            for name, split in tools(tag, program, rules):
                right = found = expected = whole = 0
                for sentences, parts in zip(gold, split(texts)):
                    a, b = ends(sentences), ends(parts)
                    right += len(a & b)
                    found += len(b)
                    expected += len(a)
                    whole += a == b
                    if a != b and name == "Skela":
                        shown.append(f"{tag} {part}: {marked(sentences, b)}")
                precision, recall = right / max(found, 1), right / expected
                print(
                    f"| {tag} {part.rstrip('*')} | {name} | {precision:.3f} | {recall:.3f} "
                    f"| {2 * right / (found + expected):.3f} | {whole}/{len(gold)} |"
                )
    if faults:
        print("", *shown, sep="\n")


def news_table(program, folders, rules):
    print("\n| news | tool | line ends found | boundaries in lines | F1 at least | MB/s |")
    print("|---|---|---|---|---|---|")
    for tag, folder, extension in folders:
        files = sorted(pathlib.Path(folder).glob(f"*.{extension}"))
        gold = [
            [line.strip() for line in open(file, encoding="utf-8") if line.strip()]
            for file in files
        ]
        texts = [" ".join(lines) for lines in gold]
        for name, split in tools(tag, program, rules):
            result, speed = timed(split, texts)
            right = missed = inside = 0
            for lines, parts in zip(gold, result):
                found, length, line_ends = ends(parts), 0, set()
                for line in lines[:-1]:
                    length += solid(line)
                    line_ends.add(length)
                    if length in found:
                        right += 1
                    elif END_MARK.search(line):
                        missed += 1
                inside += len(found - line_ends)
            print(
                f"| {tag} | {name} | {right / (right + missed):.4f} | {inside} "
                f"| {2 * right / (2 * right + missed + inside):.4f} | {speed:.2f} |"
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--skela", default=".build/release/skela", help="the program to measure")
    parser.add_argument(
        "--news", nargs=3, action="append", default=[], metavar=("LANGUAGE", "FOLDER", "ENDING")
    )
    parser.add_argument("--rules", help="an SRX file to measure in place of the program's own")
    parser.add_argument("--part", action="append", help="passages to measure, as fresh15 or fresh*")
    parser.add_argument("--faults", action="store_true", help="show the passages that Skela has wrong")
    options = parser.parse_args()
    passage_table(options.skela, options.rules, options.part, options.faults)
    if options.news:
        news_table(options.skela, options.news, options.rules)


if __name__ == "__main__":
    main()
