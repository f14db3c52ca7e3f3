import requests

from waymark import workflow


@workflow
async def main():
    return requests.get("http://example.org").text  #~ WM205
