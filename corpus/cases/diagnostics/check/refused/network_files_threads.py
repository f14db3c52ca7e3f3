import concurrent.futures
import glob
import http.client
import io
import multiprocessing
import os
import os.path
import pathlib
import queue
import shutil
import signal
import smtplib
import socket
import ssl
import sqlite3
import subprocess
import tempfile
import threading
import urllib.request
import xmlrpc.client
import zipfile
from pathlib import Path

import aiohttp
import boto3
import httpx
import psycopg
import redis
import requests
from sqlalchemy import create_engine

from waymark import workflow


@workflow
async def network(url: str):
    requests.get(url)  #~ WM205
    requests.post(url, json={"a": 1})  #~ WM205
    httpx.get(url)  #~ WM205
    async with httpx.AsyncClient() as client:  #~ WM205
        await client.get(url)
    urllib.request.urlopen(url)  #~ WM205
    aiohttp.ClientSession()  #~ WM205
    socket.create_connection((url, 80))  #~ WM205
    http.client.HTTPSConnection(url)  #~ WM205
    smtplib.SMTP(url)  #~ WM205
    ssl.create_default_context()  #~ WM205
    xmlrpc.client.ServerProxy(url)  #~ WM205
    boto3.client("s3")  #~ WM205
    redis.Redis()  #~ WM205
    psycopg.connect(url)  #~ WM205
    create_engine(url)  #~ WM205


@workflow
async def files(path: str):
    open(path)  #~ WM207
    with open(path) as f:  #~ WM207
        text = f.read()
    Path(path).read_text()  #~ WM207
    pathlib.Path(path).exists()  #~ WM207
    os.remove(path)  #~ WM207
    os.listdir(path)  #~ WM207
    os.path.exists(path)  #~ WM207
    os.getcwd()  #~ WM207
    os.system("ls")  #~ WM207
    shutil.copy(path, "b")  #~ WM207
    tempfile.mkdtemp()  #~ WM207
    glob.glob("*.txt")  #~ WM207
    io.StringIO("a")  #~ WM207
    zipfile.ZipFile(path)  #~ WM207
    sqlite3.connect(path)  #~ WM207
    return text


@workflow
async def threads():
    threading.Thread(target=print)  #~ WM221 WM211
    threading.Lock()  #~ WM221
    multiprocessing.Process()  #~ WM221
    subprocess.run(["ls"])  #~ WM221
    concurrent.futures.ThreadPoolExecutor()  #~ WM221
    signal.alarm(5)  #~ WM221
    queue.Queue()  #~ WM206
