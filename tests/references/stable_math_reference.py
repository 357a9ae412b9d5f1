#!/usr/bin/python3
"""Correctly rounded values of the functions of StableMath, from mpmath with 3000 bits.

    /usr/bin/python3 tests/references/stable_math_reference.py

writes stable_math_reference.json beside itself: per function a list of [argument, value], each as Python's repr.
"""
import json
import math
import pathlib
import random

import mpmath

mpmath.mp.prec = 3000
random.seed(20240501)


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def powers(low, high, count):
    return [random.uniform(1, 2) * 2.0 ** random.randint(low, high) for _ in range(count)]


def signed(values):
    return [value * random.choice([-1, 1]) for value in values]


ARGUMENTS = {
    "exp": spread(-745, 709.7, 300) + spread(-1, 1, 300) + signed(powers(-60, 0, 100))
    + spread(-746, -708, 60) + [0.0, 1.0, -1.0, 709.782712893384, -745.1332191019411, -708.4, 709.4361393],
    "log": powers(-1022, 1022, 300) + spread(0.5, 2, 300) + [1 + d for d in signed(powers(-52, -2, 100))]
    + [5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0, 2.0, 0.7071067811865476, 1.4142135623730951],
    "log1p": spread(-0.999, 10, 200) + signed(powers(-70, -2, 200)) + powers(0, 1000, 100) + [-0.9999999999999999, 1e-320],
    "sigmoid": spread(-40, 40, 200) + signed(powers(-60, 4, 200)) + [-745.0, 0.0, 800.0],
    "softPlus": spread(-40, 40, 200) + signed(powers(-60, 4, 200)) + [-700.0, 0.0, 800.0],
}
FUNCTIONS = {
    "exp": mpmath.exp,
    "log": mpmath.log,
    "log1p": lambda x: mpmath.log(1 + x),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softPlus": lambda x: mpmath.log(1 + mpmath.exp(x)),
}


def round_to_double(value):
    # float() of a number below the normal range goes through an exact fraction: it is rounded once.
    mantissa, exponent = mpmath.frexp(value)
    if exponent > -1021:
        return float(value)
    return math.ldexp(float(mpmath.nint(mpmath.ldexp(value, 1074))), -1074)


def main():
    result = {
        name: [[repr(x), repr(round_to_double(FUNCTIONS[name](mpmath.mpf(x))))] for x in arguments]
        for name, arguments in ARGUMENTS.items()
    }
    path = pathlib.Path(__file__).resolve().parent / "stable_math_reference.json"
    lines = [
        json.dumps(name) + ": [\n" + ",\n".join(json.dumps(pair) for pair in pairs) + "\n]"
        for name, pairs in result.items()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
