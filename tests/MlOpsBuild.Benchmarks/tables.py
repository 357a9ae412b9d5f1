"""Turns results in a folder into markdown tables with ratios: those of hyperfine for store.sh, of wrk for serve.sh."""
import json
import os
import sys

TITLES = {
    "memory-add": "Add 10,000 files of 10 KB (memory file system)",
    "memory-status": "Status of 10,000 unchanged files (memory file system)",
    "memory-checkout": "Restore 10,000 missing files (memory file system)",
    "push-new": "Push 10,000 files of 10 KB to an empty registry on loopback (memory file system)",
    "push-again": "Push again, nothing new",
    "pull": "Pull 10,000 files of 10 KB into an empty store (memory file system)",
    "many-status": "Status of 100,000 unchanged files (memory file system)",
    "disk-add": "Add 10,000 files of 10 KB (disk)",
    "disk-status": "Status of 10,000 unchanged files (disk)",
    "disk-checkout": "Restore 10,000 missing files (disk)",
    "large-add": "Add one file of 1 GB (disk)",
    "large-status": "Status of one file of 1 GB (disk)",
    "large-push": "Push one file of 1 GB to an empty registry on loopback (disk to memory)",
    "large-pull": "Pull one file of 1 GB (memory to disk)",
}


def main(folder):
    memory = {}
    if os.path.exists(f"{folder}/memory"):
        for line in open(f"{folder}/memory"):
            name, kilobytes = line.split()
            memory[name] = int(kilobytes)
    for group, title in TITLES.items():
        path = f"{folder}/{group}.json"
        if not os.path.exists(path):
            continue
        rows = json.load(open(path))["results"]
        first = rows[0]["mean"]
        print(f"\n## {title}\n\n| Command | Mean | Deviation | Minimum | Ratio |\n| --- | ---: | ---: | ---: | ---: |")
        for row in rows:
            deviation = row["stddev"] or 0
            print(
                f"| {row['command']} | {row['mean']:.3f} s | {deviation:.3f} s | {row['min']:.3f} s | {row['mean'] / first:.2f} |"
            )
        if group in memory:
            print(f"\nPeak memory of the first: {memory.pop(group) / 1024:.0f} MB.")
    for name, kilobytes in memory.items():
        print(f"\nPeak memory of {name}: {kilobytes / 1024:.0f} MB.")


def serving(folder):
    if not os.path.exists(f"{folder}/results"):
        return
    rows = [line.rstrip("\n").split("\t") for line in open(f"{folder}/results")]
    first = float(rows[0][1])
    print(
        "\n| Server | Requests/s | Ratio | p50 | p99 | Errors | Memory | First answer |"
        "\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    )
    for name, rate, p50, p99, errors, memory, ready in rows:
        print(
            f"| {name} | {float(rate):,.0f} | {float(rate) / first:.2f} | {p50} | {p99} | {errors} | {memory} MB | {ready} ms |"
        )
    if os.path.exists(f"{folder}/soak"):
        seconds, rate, p50, p99, errors, before, after = open(f"{folder}/soak").read().rstrip("\n").split("\t")
        print(
            f"\n{seconds} seconds of the same load on mlops-serve: {float(rate):,.0f} requests/s, p50 {p50}, p99 {p99},"
            f" {errors} errors, memory {before} MB before and {after} MB after."
        )


main(sys.argv[1])
serving(sys.argv[1])
