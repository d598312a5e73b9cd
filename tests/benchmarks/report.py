#!/usr/bin/env python3
"""usage: report.py FOLDER ROUNDS SCALE...: docs/benchmarks.md from what tests/benchmarks/run left in FOLDER."""
import json
import os
import re
import statistics
import subprocess
import sys

folder, rounds, scales = sys.argv[1], sys.argv[2], sys.argv[3:]
PEERS = {"duckdb": "DuckDB", "kuzu": "Kùzu", "ladybug": "Ladybug"}


def lines(path):
    if not os.path.exists(path):
        return []
    with open(path) as f:
        return [json.loads(line) for line in f if line.startswith("{")]


def median(values):
    values = [v for v in values if v is not None]
    return statistics.median(values) if values else None


def shown(v):
    if v is None:
        return "–"
    return f"{v:.0f}" if v >= 100 else f"{v:.1f}" if v >= 10 else f"{v:.2f}"


def peer_times(runs):
    """By query: the median over the rounds of the warm CPU time, and the answer."""
    out = {}
    for q in map(str, range(1, 10)):
        found = [r["queries"][q] for r in runs if q in r["queries"] and not r["queries"][q].get("error")]
        out["q" + q] = (median([f["cpu_ms"] for f in found]), found[0]["answer"] if found else None)
    return out


def floor_times(path):
    out = {}
    if os.path.exists(path):
        for name, answer, ms in re.findall(r"(q\d) (\d+) ([\d.]+) ms", open(path).read()):
            out.setdefault(name, []).append((float(ms), int(answer)))
    return {q: (median([m for m, _ in v]), v[0][1]) for q, v in out.items()}


def table(scale):
    base = os.path.join(folder, f"lsqb-{scale}")
    runs = {p: lines(f"{base}.{p}.json") for p in PEERS}
    peers = {p: peer_times(r) for p, r in runs.items() if r}
    ours_raw = lines(f"{base}.relata.json")
    floor = floor_times(f"{base}.floor.json")
    print(f"\n## LSQB {scale}: nine counts, CPU ms, warm medians\n")
    print("| query | " + " | ".join(PEERS[p] for p in peers) + " | relata | floor | relata : best | answers |")
    print("|---" * (len(peers) + 5) + "|")
    sums = {p: 0.0 for p in list(peers) + ["relata", "floor"]}
    for i in range(1, 10):
        q = f"q{i}"
        mine = [r for r in ours_raw if r["name"] == q]
        ms = median([r["cpu_ms"] for r in mine])
        times = {p: peers[p][q][0] for p in peers}
        answers = {peers[p][q][1] for p in peers} | {r["answer"] for r in mine} | ({floor[q][1]} if q in floor else set())
        best = min((t for t in times.values() if t is not None), default=None)
        ratio = f"1 : {best / ms:.1f}" if best and ms else "–"
        agree = "agree" if len(answers - {None}) == 1 else "DIFFER"
        print(f"| {q} | " + " | ".join(shown(times[p]) for p in peers) + f" | {shown(ms)} | {shown(floor.get(q, (None,))[0])} | {ratio} | {agree} |")
        for p in peers:
            sums[p] = None if times[p] is None or sums[p] is None else sums[p] + times[p]
        sums["relata"] += ms or 0
        sums["floor"] += floor.get(q, (0,))[0] or 0
    best = min((sums[p] for p in peers if sums[p]), default=None)
    ratio = f"1 : {best / sums['relata']:.1f}" if best and sums["relata"] else "–"
    print("| **sum** | " + " | ".join(shown(sums[p]) for p in peers) + f" | {shown(sums['relata'])} | {shown(sums['floor'])} | {ratio} | |")
    loads = [r for r in ours_raw if r["name"] == "load"]
    if not loads:
        return
    print("\n| load | " + " | ".join(PEERS[p] for p in peers) + " | relata |")
    print("|---" * (len(peers) + 2) + "|")
    for title, theirs, own in (("CPU ms", "load_cpu_ms", "cpu_ms"), ("peak memory, MiB", "peak_mib_load", "peak_mib")):
        print(f"| {title} | " + " | ".join(shown(median([r[theirs] for r in runs[p]])) for p in peers) + f" | {shown(median([r[own] for r in loads]))} |")
    print("| file, MiB | " + " | ".join(shown(median([r["db_bytes"] for r in runs[p]]) / 2**20) for p in peers) + f" | {shown(median([r['bytes'] for r in loads]) / 2**20)} |")


commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
print("# Benchmarks\n")
print(f"Written by `tests/benchmarks/run {' '.join(scales)}` at commit {commit}: {rounds} interleaved rounds, one thread, CPU time of the process.")
print("relata's times include parsing and planning of a text that is new each time; the peers' are those of their Node interface. The floor is")
print("a program written for each query by hand (`../shared/bench/limits`): what the machine permits.")
for s in scales:
    table(s)
