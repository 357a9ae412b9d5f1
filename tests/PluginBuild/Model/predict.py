import csv
import json
import os
import sys

from lib.rates import COLUMN, probability

if "MLOPS_INPUT" in os.environ:
    with open(os.environ["MLOPS_INPUT"], newline="", encoding="utf-8") as rows:
        with open(os.environ["MLOPS_OUTPUT"], "w", newline="", encoding="utf-8") as outputs:
            writer = csv.writer(outputs)
            writer.writerow(["probability"])
            for row in csv.DictReader(rows):
                writer.writerow([probability(row[COLUMN] or None)])
    sys.exit()

for line in sys.stdin:
    request = json.loads(line)
    at = request["columns"].index(COLUMN)
    print(json.dumps({"outputs": [[probability(row[at])] for row in request["rows"]]}))
