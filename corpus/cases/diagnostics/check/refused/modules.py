import abc
import argparse
import array
import asyncio
import base64
import bisect
import calendar
import codecs
import contextlib
import csv
import ctypes
import fractions
import gc
import gzip
import hashlib
import heapq
import hmac
import importlib
import inspect
import itertools
import json
import locale
import logging
import math
import operator
import pickle
import random
import re
import secrets
import statistics
import string
import struct
import sys
import time
import traceback
import types
import unicodedata
import warnings
import weakref
import zlib
from datetime import date, datetime
from decimal import getcontext, localcontext

import numpy
import pandas
import yaml

from waymark import workflow


@workflow
async def main(text: str, data: bytes):
    base64.b64encode(data)  #~ WM206
    hashlib.sha256(data)  #~ WM206
    hmac.new(data, data, "sha256")  #~ WM206
    secrets.token_hex()  #~ WM206
    pickle.dumps(text)  #~ WM206
    csv.reader([text])  #~ WM206
    re.match("a", text)  #~ WM227
    re.compile("a+")  #~ WM227
    heapq.heappush([], 1)  #~ WM206
    bisect.bisect([1], 2)  #~ WM206
    calendar.monthrange(2024, 2)  #~ WM206
    codecs.encode(text)  #~ WM206
    fractions.Fraction(1, 2)  #~ WM206
    array.array("i")  #~ WM206
    struct.pack("i", 1)  #~ WM206
    zlib.compress(data)  #~ WM206
    gzip.compress(data)  #~ WM206
    unicodedata.name("a")  #~ WM206
    inspect.stack()  #~ WM206
    importlib.import_module("os")  #~ WM206
    gc.collect()  #~ WM206
    sys.exit(1)  #~ WM206
    traceback.format_exc()  #~ WM206
    warnings.warn("x")  #~ WM206
    weakref.ref(main)  #~ WM206
    types.SimpleNamespace(a=1)  #~ WM206
    ctypes.c_int(1)  #~ WM206
    argparse.ArgumentParser()  #~ WM206
    locale.setlocale(locale.LC_ALL, "")  #~ WM206 WM206
    json.dump({}, None)  #~ WM220
    json.load(None)  #~ WM220
    json.JSONEncoder()  #~ WM220
    math.erf(1.0)  #~ WM220
    math.gamma(1.0)  #~ WM220
    itertools.tee([1])  #~ WM220
    itertools.compress([1], [1])  #~ WM220
    operator.methodcaller("x")  #~ WM220
    statistics.stdev([1, 2])  #~ WM220
    string.Template("$a")  #~ WM220
    random.seed(1)  #~ WM226
    random.Random(7)  #~ WM226
    random.gauss(0, 1)  #~ WM220
    random.SystemRandom()  #~ WM226
    time.localtime()  #~ WM202
    time.strftime("%Y")  #~ WM220
    time.process_time()  #~ WM220
    logging.basicConfig()  #~ WM220
    numpy.array([1])  #~ WM206
    pandas.DataFrame()  #~ WM206
    yaml.safe_load(text)  #~ WM206
    getcontext()  #~ WM229
    localcontext()  #~ WM229
    datetime.now()  #~ WM202
    datetime.today()  #~ WM202
    datetime.utcnow()  #~ WM202
    date.today()  #~ WM202
    datetime.fromtimestamp(0)  #~ WM202
    time.sleep(1)  #~ WM203
    with contextlib.suppress(ValueError):  #~ WM228
        pass
    contextlib.ExitStack()  #~ WM220
    with contextlib.redirect_stdout(None):  #~ WM220
        pass
    abc.ABC()  #~ WM220
