#!/usr/bin/env python3
"""Fails when a figure is below its floor: floors.py SCORER PROGRAM FLOORS. Standard library only."""
import json
import subprocess
import sys
import tempfile


def read(path):
    """Rows of set, measure, floor."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(name, measure, float(floor)) for name, measure, floor in rows]


def main():
    scorer, program, path = sys.argv[1:]
    floors = read(path)
    names = ",".join(dict.fromkeys(name for name, _, _ in floors))
    with tempfile.NamedTemporaryFile("r", suffix=".json") as results:
        command = [sys.executable, scorer, "--cmd", program, "--only", names, "--json", results.name]
        subprocess.run(command, check=True)
        figures = json.load(results)
    # A set that is not there was not measured; that must not look like success.
    found = [(name, measure, floor, figures.get(name, {}).get(measure)) for name, measure, floor in floors]
    low = [row for row in found if row[3] is None or row[3] < row[2]]
    for name, measure, floor, figure in low:
        print(f"{name} {measure}: {'not measured' if figure is None else round(figure, 4)}, floor {floor}")
    sys.exit(f"{len(low)} of {len(floors)} figures are below their floor" if low else 0)


main()
