"""Learns what tells an indirect quote from any other clause beside a verb of saying: lexicons/learned/indirect.tsv, and
the last column of lexicons/en/verbs.tsv.

    ONRECORD_ARTICLES=articles.jsonl cargo test --lib write_evidence -- --ignored --nocapture > evidence.tsv
    python3 scripts/learn_indirect.py articles.jsonl evidence.tsv           # what cross-validation says, nothing written
    python3 scripts/learn_indirect.py articles.jsonl evidence.tsv --write

An article is a line of JSON: id, text, and attributions: lists of spans, in bytes, `content` and `source`; those whose
number stands in the `attribution` of one of `quoted` are quotes in marks. A clause is a report when half of the longer
of the two is common to it and to such a content, and the sources touch. Logistic regression with an L2 penalty, five
folds over articles. Needs numpy.
"""

import argparse, collections, json, pathlib, re, zlib
import numpy as np

ROOT = pathlib.Path(__file__).parent.parent / "lexicons"
MARK = re.compile("[“”\"«»]|''|``|(?<!\\w)[‘']")
PENALTY, VERB_PENALTY, RARE, FOLDS = 3.0, 1.0, 4, 5
MUTE, MUTE_LEAST, MUTE_WEIGHT = 0.125, 10, -3.0  # a loose verb that reports more seldom, in so many clauses, is none: met


def common(a, b, spans):
    return sum(max(0, min(b, y) - max(a, x)) for x, y in spans)


def labelled(article):
    """The attributions whose content has no quotation mark."""
    text, in_marks = article["text"].encode(), {quote["attribution"] for quote in article["quoted"]}
    bare = lambda a: not any(MARK.search(text[x:y].decode()) for x, y in a["content"])
    return [a for i, a in enumerate(article["attributions"]) if i not in in_marks and bare(a)]


def is_report(contents, start, end, source):
    size = lambda a: max(sum(y - x for x, y in a["content"]), end - start)
    return any(common(start, end, a["content"]) >= 0.5 * size(a) and common(*source, a["source"]) > 0 for a in contents)


def read(articles, evidence, lemmas):
    contents = {a["id"]: labelled(a) for a in map(json.loads, open(articles))}
    rows = []
    for line in open(evidence):
        if not line.startswith("evidence\t"):
            continue
        _, name, start, end, *source = line.rstrip("\n").split("\t")[:6]
        name = json.loads(name)
        if name not in contents:
            continue
        verb, *features = line.rstrip("\n").split("\t")[6:]
        verb = "verb=" + lemmas.get(verb[5:], verb[5:])
        good = is_report(contents[name], int(start), int(end), tuple(map(int, source)))
        rows.append((name, [verb, *features], good))
    return rows, sum(map(len, contents.values()))


def fit(rows):
    """Weights of the features by Newton's method."""
    count = collections.Counter(f for _, features, _ in rows for f in features)
    names = sorted(f for f, n in count.items() if n >= RARE)
    index = {f: i for i, f in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for at, (_, features, _) in enumerate(rows):
        x[at, [index[f] for f in features if f in index]] = 1
    y = np.array([good for _, _, good in rows], float)
    penalty = np.array([0.01 if f == "bias=" else VERB_PENALTY if f.startswith("verb=") else PENALTY for f in names])
    w = np.zeros(len(names))
    for _ in range(12):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w -= np.linalg.solve(curvature, gradient)
    weights = dict(zip(names, w))
    loose = [(features[0], good) for _, features, good in rows if "not direct=" in features]
    clauses, reports = collections.Counter(f for f, _ in loose), collections.Counter(f for f, good in loose if good)
    for f, n in clauses.items():
        if n >= MUTE_LEAST and reports[f] < MUTE * n:
            weights[f] = MUTE_WEIGHT
    return weights


def score(weights, features):
    return sum(weights.get(f, 0.0) for f in features)


def figures(scored, all_labelled, bar):
    shown = [good for s, good in scored if s >= bar]
    p, r = sum(shown) / max(1, len(shown)), sum(shown) / all_labelled
    return f"bar {bar:+.2f}: shown {len(shown)}, precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(1e-9, p + r):.3f}"


def validate(rows, all_labelled):
    fold = lambda name: zlib.crc32(name.encode()) % FOLDS
    scored = []
    for k in range(FOLDS):
        weights = fit([row for row in rows if fold(row[0]) != k])
        scored += [(score(weights, row[1]), row[2]) for row in rows if fold(row[0]) == k]
    for bar in (-1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0):
        print(figures(scored, all_labelled, bar))


def write(weights, bar, verbs):
    path = ROOT / "learned/indirect.tsv"
    header = [line for line in path.read_text().splitlines() if line.startswith("#")]
    weights["bias="] -= bar
    rows = [(f.partition("=")[::2], w) for f, w in weights.items() if not f.startswith("verb=") and abs(w) >= 0.05]
    path.write_text("\n".join(header + sorted(f"{f}\t{v}\t{w:.2f}" for (f, v), w in rows)) + "\n")
    path = ROOT / "en/verbs.tsv"
    lines = []
    for line in path.read_text().splitlines():
        columns = line.split("\t")
        if not line.startswith("#"):
            weight = weights.get("verb=" + columns[1], 0.0)
            columns[4] = f"{weight:.2f}" if abs(weight) >= 0.05 else "0"
        lines.append("\t".join(columns))
    path.write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("articles")
    parser.add_argument("evidence")
    parser.add_argument("--bar", type=float, default=-1.2, help="how much evidence a report needs: less shows more, and more that is none")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    verbs = [line.split("\t") for line in open(ROOT / "en/verbs.tsv") if not line.startswith("#")]
    rows, all_labelled = read(args.articles, args.evidence, {columns[0]: columns[1] for columns in verbs})
    print(f"{len(rows)} clauses, {sum(good for _, _, good in rows)} of them reports; {all_labelled} reports are labelled")
    validate(rows, all_labelled)
    if args.write:
        write(fit(rows), args.bar, verbs)


main()
