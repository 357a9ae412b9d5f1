#!/usr/bin/python3
"""What scikit-learn reaches on the same data, split and encoding.

    OMP_NUM_THREADS=1 /usr/bin/python3 tests/references/sklearn_reference.py

writes sklearn_reference.json beside itself. The split is read from telco_test_rows.json: the numbers, from 0, of the
rows that judge; all others train. Further data sets can be compared without writing anything:

    sklearn_reference.py --data FILE.csv --label NAME --task binary|multiclass|regression [--positive V] [--rows FILE]

Without --rows the rows whose number times 2654435761 modulo 2^32 is below a fifth of 2^32 judge.

Encoding, as the product's: numbers are standardised with the training rows' mean and standard deviation, a missing
one becomes the mean, and a column says that it was missing; a category has one column per value seen in training. The
boosted trees take categories natively and missing values as they are.
"""
import argparse
import csv
import json
import pathlib
import warnings

import numpy
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, roc_auc_score

HERE = pathlib.Path(__file__).resolve().parent
TELCO = HERE.parent.parent / "templates/mlopsbuild/data/telco_churn.csv"
# What telco is used for: name -> (task, label, positive, ignored columns)
TASKS = {
    "telcoChurn": ("binary", "churn", "Yes", []),
    "telcoContract": ("multiclass", "contract", None, ["churn"]),
    "telcoTenure": ("regression", "tenure", None, ["churn", "total_charges"]),
}


def number(text):
    try:
        return float(text) if text else numpy.nan
    except ValueError:
        return None


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        header, *rows = list(csv.reader(file))
    columns = {}
    for index, name in enumerate(header):
        texts = [row[index] for row in rows]
        numbers = [number(text) for text in texts]
        columns[name] = texts if None in numbers else numpy.array(numbers)
    return columns, len(rows)


def encode(columns, names, train):
    """The matrix of the linear model, and the matrix and category mask of the boosted trees."""
    linear, trees, categorical = [], [], []
    for name in names:
        column = columns[name]
        if isinstance(column, list):
            seen = sorted({column[row] for row in train if column[row]})
            index = {value: code for code, value in enumerate(seen)}
            codes = numpy.array([index.get(value, -1) for value in column])
            linear.extend((codes == code).astype(float) for code in range(len(seen)))
            trees.append(numpy.where(codes < 0, numpy.nan, codes))
            categorical.append(True)
            continue
        known = column[train][~numpy.isnan(column[train])]
        mean, deviation = known.mean(), known.std()
        scaled = (column - mean) / (deviation if known.min() < known.max() else 1)
        linear.append(numpy.nan_to_num(scaled))
        if len(known) < len(train):
            linear.append(numpy.isnan(column).astype(float))
        trees.append(column)
        categorical.append(False)
    return numpy.column_stack(linear), numpy.column_stack(trees), categorical


def judge(task, model, x, y, train, test):
    model.fit(x[train], y[train])
    if task == "regression":
        return {"rmse": float(numpy.sqrt(mean_squared_error(y[test], model.predict(x[test]))))}
    probabilities = model.predict_proba(x[test])
    result = {
        "logLoss": float(log_loss(y[test], probabilities, labels=model.classes_)),
        "accuracy": float(accuracy_score(y[test], model.predict(x[test]))),
    }
    if task == "binary":
        result["auc"] = float(roc_auc_score(y[test], probabilities[:, 1]))
    return result


def compare(path, task, label, positive, ignore, test):
    columns, count = read(path)
    test = numpy.array(test)
    train = numpy.setdiff1d(numpy.arange(count), test)
    names = [name for name in columns if name != label and name not in ignore]
    linear, trees, categorical = encode(columns, names, train)
    y = columns[label]
    if task == "binary":
        y = numpy.array([1.0 if str(value) == positive else 0.0 for value in y])
    elif task == "multiclass":
        y = numpy.array([str(value) for value in y])
    boosting = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    plain = Ridge(alpha=1.0, solver="cholesky") if task == "regression" else LogisticRegression(
        C=1.0, solver="newton-cg", tol=1e-10, max_iter=10000)
    # The parameters of templates/mlopsbuild/mlops.yaml, with the product's default of 16 leaves a tree.
    sample = {"max_iter": 300, "learning_rate": 0.05, "max_depth": 5, "max_leaf_nodes": 16}
    return {
        "trainRows": int(len(train)),
        "testRows": int(len(test)),
        "histGradientBoostingAsSample": judge(
            task, boosting(categorical_features=categorical, random_state=0, **sample), trees, y, train, test),
        "histGradientBoosting": judge(
            task, boosting(categorical_features=categorical, random_state=0), trees, y, train, test),
        "linear": judge(task, plain, linear, y, train, test),
    }


def small():
    """A small data set with numbers, a category and gaps, and exact solutions of the linear models for it."""
    random = numpy.random.RandomState(7)
    count = 90
    a = numpy.round(random.normal(10, 3, count), 3)
    b = numpy.round(random.exponential(2, count), 3)
    gaps = numpy.where(random.rand(count) < 0.15, numpy.nan, b)
    colour = [["blue", "green", "red"][code] for code in random.randint(0, 3, count)]
    pull = 0.4 * (a - 10) + numpy.array([{"blue": -1, "green": 0, "red": 1}[c] for c in colour]) - 0.3 * b
    binary = (pull + random.logistic(size=count) > 0).astype(int)
    three = numpy.digitize(pull + random.logistic(size=count), [-1, 1])
    value = numpy.round(100 + 5 * pull + random.normal(size=count), 3)
    columns = {"a": a, "b": gaps, "colour": colour}
    x, _, _ = encode(columns, list(columns), numpy.arange(count))
    result = {
        "a": a.tolist(),
        "b": [None if numpy.isnan(v) else v for v in gaps],
        "colour": colour,
        "binary": binary.tolist(),
        "multiclass": three.tolist(),
        "regression": value.tolist(),
    }
    for name, y, c in [("binary", binary, 1.0), ("binary", binary, 0.1), ("multiclass", three, 1.0)]:
        model = LogisticRegression(C=c, solver="newton-cg", tol=1e-13, max_iter=100000).fit(x, y)
        result[f"{name}, c={c}"] = {
            "weights": model.coef_.tolist(),
            "intercepts": model.intercept_.tolist(),
            "probabilities": model.predict_proba(x).tolist(),
        }
    for c in [1.0, 0.1]:
        model = Ridge(alpha=1 / c, solver="cholesky").fit(x, value)
        result[f"regression, c={c}"] = {
            "weights": [model.coef_.tolist()],
            "intercepts": [float(model.intercept_)],
            "predictions": model.predict(x).tolist(),
        }
    return result


def main():
    parser = argparse.ArgumentParser()
    for option in ["data", "label", "task", "positive", "rows"]:
        parser.add_argument("--" + option)
    parser.add_argument("--ignore", action="append", default=[])
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore")
    if arguments.data:
        _, count = read(arguments.data)
        test = (
            json.loads(pathlib.Path(arguments.rows).read_text())
            if arguments.rows
            else [row for row in range(count) if row * 2654435761 % 2**32 < 2**32 // 5]
        )
        print(json.dumps(compare(
            arguments.data, arguments.task, arguments.label, arguments.positive, arguments.ignore, test), indent=2))
        return
    test = json.loads((HERE / "telco_test_rows.json").read_text())
    result = {"scikitLearn": sklearn.__version__, "small": small()}
    for name, task in TASKS.items():
        result[name] = compare(TELCO, *task, test)
    text = json.dumps(result, indent=1, sort_keys=True)
    (HERE / "sklearn_reference.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
