import numpy
import requests

from waymark import workflow


@workflow
async def main(x: int):
    if isinstance(x, numpy.ndarray):  #~ WM510
        return 1
    return isinstance(x, (int, requests.Response))  #~ WM510
