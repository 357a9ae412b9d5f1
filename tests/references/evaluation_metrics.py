"""Metric values of scikit-learn and SciPy for MlOpsBuild.Tests/Evaluation/Metrics.

Run with Debian's python3-sklearn 1.2.1: /usr/bin/python3 evaluation_metrics.py > evaluation_metrics.json
Every case is computed on its rows once each ("values") and with row i taken counts[i] times ("counted").
"""

import json
import warnings

import numpy as np
from scipy.stats import ks_2samp
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20240518)


def calibration_error(y, p):
    observed, predicted = calibration_curve(y, p, n_bins=10, strategy="uniform")
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], p)
    weights = np.bincount(bins, minlength=10)
    weights = weights[weights > 0] / len(p)
    return float(np.sum(weights * np.abs(observed - predicted)))


def binary(y, p):
    hard = (p >= 0.5).astype(int)
    return {
        "auc": m.roc_auc_score(y, p),
        "averagePrecision": m.average_precision_score(y, p),
        "logLoss": m.log_loss(y, p),
        "brier": m.brier_score_loss(y, p),
        "accuracy": m.accuracy_score(y, hard),
        "precision": m.precision_score(y, hard),
        "recall": m.recall_score(y, hard),
        "f1": m.f1_score(y, hard),
        "ks": ks_2samp(p[y == 1], p[y == 0]).statistic,
        "expectedCalibrationError": calibration_error(y, p),
    }


def multiclass(y, p):
    hard = p.argmax(axis=1)
    return {
        "auc": m.roc_auc_score(y, p, multi_class="ovr", average="macro"),
        "logLoss": m.log_loss(y, p, labels=list(range(p.shape[1]))),
        "accuracy": m.accuracy_score(y, hard),
        "macroF1": m.f1_score(y, hard, average="macro"),
    }


def regression(y, p):
    return {
        "rmse": m.mean_squared_error(y, p, squared=False),
        "mae": m.mean_absolute_error(y, p),
        "r2": m.r2_score(y, p),
        "medianAbsoluteError": m.median_absolute_error(y, p),
        "mape": m.mean_absolute_percentage_error(y, p),
    }


def case(name, task, classes, compute, y, p):
    counts = rng.poisson(1.0, len(y))
    return {
        "name": name,
        "task": task,
        "classes": classes,
        "labels": [float(v) for v in y],
        "scores": [float(v) for v in np.ravel(p)],
        "counts": [int(c) for c in counts],
        "values": {k: float(v) for k, v in compute(y, p).items()},
        "counted": {
            k: float(v) for k, v in compute(np.repeat(y, counts), np.repeat(p, counts, axis=0)).items()
        },
    }


n = 211
y = (rng.random(n) < 0.3).astype(int)
smooth = np.clip(0.3 * y + 0.6 * rng.random(n), 0, 1)
cases = [
    case("continuous", "binary", 2, binary, y, smooth),
    case("ties", "binary", 2, binary, y, np.round(smooth, 1)),
    case("certain", "binary", 2, binary, y, (smooth > 0.5).astype(float)),
    case("constant", "binary", 2, binary, y, np.full(n, 0.265)),
    case("reversed", "binary", 2, binary, y, 1 - smooth),
]

y3 = rng.choice(4, n, p=[0.4, 0.3, 0.2, 0.1])
logits = rng.normal(size=(n, 4)) + 1.5 * np.eye(4)[y3]
proba = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
cases.append(case("softmax", "multiclass", 4, multiclass, y3, proba))
tied = np.full((n, 4), 0.2)
tied[np.arange(n), rng.integers(0, 4, n)] = 0.4
cases.append(case("tied", "multiclass", 4, multiclass, y3, tied))

price = np.exp(rng.normal(12, 0.4, n))
cases.append(case("prices", "regression", 0, regression, price, price * np.exp(rng.normal(0, 0.15, n))))
cases.append(case("small", "regression", 0, regression, rng.normal(3, 1, n), rng.normal(3, 1, n)))
even = rng.normal(10, 2, 40)
cases.append(case("even", "regression", 0, regression, even, np.round(even)))

print(json.dumps({"scikit-learn": __import__("sklearn").__version__, "cases": cases}, indent=1))
