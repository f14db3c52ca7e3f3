import requests

from waymark import workflow


@workflow
async def main(url: str):
    requests.post(url)  #~ WM205
