#!/bin/sh
exec /usr/bin/python3 predict.py
