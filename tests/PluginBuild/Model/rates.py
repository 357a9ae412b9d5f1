import json

with open("data/rates.json", encoding="utf-8") as file:
    CONTENT = json.load(file)

COLUMN = CONTENT["column"]


def probability(category):
    return CONTENT["rates"].get(category, CONTENT["rate"])
