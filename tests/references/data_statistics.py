"""Reference values for the tests in MlOpsBuild.Tests/Data, from scipy, numpy and scikit-learn (Debian's packages).

Run: /usr/bin/python3 tests/references/data_statistics.py > tests/references/data_statistics.json
"""

import json
import struct

import numpy as np
from scipy import special, stats
from sklearn.metrics import mutual_info_score, roc_auc_score

MASK = (1 << 64) - 1
P1, P2, P3, P4, P5 = (
    0x9E3779B185EBCA87,
    0xC2B2AE3D27D4EB4F,
    0x165667B19E3779F9,
    0x85EBCA77C2B2AE63,
    0x27D4EB2F165667C5,
)


def rotl(x, r):
    return ((x << r) | (x >> (64 - r))) & MASK


def avalanche(h):
    h = ((h ^ (h >> 33)) * P2) & MASK
    h = ((h ^ (h >> 29)) * P3) & MASK
    return h ^ (h >> 32)


def xxh64(data):
    """XXH64 with seed 0, straight from its specification."""

    def rnd(acc, x):
        return (rotl((acc + x * P2) & MASK, 31) * P1) & MASK

    n, i = len(data), 0
    if n >= 32:
        acc = [(P1 + P2) & MASK, P2, 0, (-P1) & MASK]
        while n - i >= 32:
            for k in range(4):
                acc[k] = rnd(acc[k], struct.unpack_from("<Q", data, i + 8 * k)[0])
            i += 32
        h = sum(rotl(a, r) for a, r in zip(acc, (1, 7, 12, 18))) & MASK
        for a in acc:
            h = (((h ^ rnd(0, a)) * P1) + P4) & MASK
    else:
        h = P5
    h = (h + n) & MASK
    while n - i >= 8:
        h = (rotl(h ^ rnd(0, struct.unpack_from("<Q", data, i)[0]), 27) * P1 + P4) & MASK
        i += 8
    if n - i >= 4:
        h = (rotl(h ^ (struct.unpack_from("<I", data, i)[0] * P1) & MASK, 23) * P2 + P3) & MASK
        i += 4
    for b in data[i:]:
        h = (rotl(h ^ (b * P5) & MASK, 11) * P1) & MASK
    return avalanche(h)


def row_hash(row):
    """row: {name: None | float | str}; the definition in RowHash.cs."""
    h = 0
    for name in sorted(row):
        v = row[name]
        if v is None:
            x = 1
        elif isinstance(v, float):
            x = avalanche(struct.unpack("<Q", struct.pack("<d", v + 0.0))[0])
        else:
            x = xxh64(v.encode())
        h = avalanche(((h ^ x) + xxh64(name.encode())) & MASK)
    return h


def psi(p, q):
    p, q = np.array(p, float), np.array(q, float)
    p, q = (p + 0.5) / (p.sum() + 0.5 * len(p)), (q + 0.5) / (q.sum() + 0.5 * len(q))
    return float(((q - p) * np.log(q / p)).sum())


def two_samples(seed, n, m, shift):
    rng = np.random.default_rng(seed)
    a = np.round(rng.normal(size=n), 2)
    b = np.round(rng.normal(size=m) + shift, 2)
    d = stats.ks_2samp(a, b).statistic
    return {
        "first": sorted(a.tolist()),
        "second": sorted(b.tolist()),
        "statistic": float(d),
        "pValue": float(special.kolmogorov(d * np.sqrt(n * m / (n + m)))),
    }


def counts(first, second):
    r = stats.chi2_contingency([first, second], correction=False)
    return {"first": first, "second": second, "statistic": float(r[0]), "pValue": float(r[1])}


def adjusted(p):
    p = np.array(p)
    order = np.argsort(p)
    q = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.minimum.accumulate(q[::-1])[::-1].clip(max=1)
    out = np.empty(len(p))
    out[order] = q
    return {"p": p.tolist(), "adjusted": out.tolist()}


def moments(values):
    v = np.array(values)
    return {"values": values, "mean": float(v.mean()), "sd": float(v.std(ddof=1))}


def auc():
    rng = np.random.default_rng(7)
    y = rng.integers(0, 2, 60)
    x = np.round(y * 0.8 + rng.normal(size=60), 1)
    return {"x": x.tolist(), "y": y.tolist(), "auc": float(roc_auc_score(y, x))}


def information():
    rng = np.random.default_rng(8)
    y = rng.integers(0, 3, 300)
    x = np.where(rng.random(300) < 0.7, y, rng.integers(0, 4, 300))
    h = float(stats.entropy(np.bincount(y)))
    return {"x": x.tolist(), "y": y.tolist(), "value": float(mutual_info_score(x, y)) / h}


print(
    json.dumps(
        {
            "kolmogorov": [
                {"x": x, "value": float(special.kolmogorov(x))}
                for x in (0.02, 0.2, 0.5, 0.8, 0.99, 1.0, 1.01, 1.36, 2.0, 3.5)
            ],
            "kolmogorovSmirnov": [
                two_samples(1, 40, 25, 0.0),
                two_samples(2, 60, 30, 0.9),
                two_samples(3, 3, 5, 0.2),
            ],
            "chiSquareSurvival": [
                {"x": x, "df": df, "value": float(stats.chi2.sf(x, df))}
                for df in (1, 2, 3, 10, 57, 400)
                for x in (0.001, 0.5, 1.0, 3.841458820694124, 20.0, 90.0, 420.0)
            ],
            "logGamma": [
                {"x": x, "value": float(special.gammaln(x))}
                for x in (0.5, 1.0, 1.5, 2.0, 7.25, 11.99, 12.0, 200.0)
            ],
            "chiSquare": [
                counts([30, 50, 20], [25, 40, 35]),
                counts([500, 300, 120, 80], [110, 60, 40, 15]),
            ],
            "psi": [
                {"first": p, "second": q, "value": psi(p, q)}
                for p, q in (
                    ([100, 100, 100], [10, 10, 10]),
                    ([100, 100, 100], [30, 20, 0]),
                    ([5, 0, 7], [1, 4, 2]),
                )
            ],
            "benjaminiHochberg": [
                adjusted([0.01, 0.04, 0.03, 0.005, 0.8]),
                adjusted([0.9, 0.9]),
                adjusted([0.2]),
            ],
            "moments": [
                moments([1.0, 2.0, 4.0, 8.0]),
                moments([1e9 + x for x in (4.0, 7.0, 13.0, 16.0)]),
                moments([0.1] * 10),
            ],
            "auc": auc(),
            "information": information(),
            "xxh64": [
                {"text": t, "hash": f"{xxh64(t.encode()):016x}"}
                for t in ("", "a", "abc", "Month-to-month", "0123456789abcdef" * 5 + "xyz", "äöü€😀")
            ],
            "rowHash": [
                {"row": r, "hash": f"{row_hash(r):016x}"}
                for r in (
                    {"a": 1.0, "b": "x"},
                    {"a": None, "b": "x"},
                    {"a": -0.0, "b": None},
                    {"B": 2.5, "a": "Grüße", "_": 1e300},
                )
            ],
        },
        indent=1,
        ensure_ascii=False,
    )
)
