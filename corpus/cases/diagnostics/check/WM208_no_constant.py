import os

from waymark import workflow

REGION = os.environ["REGION"]


@workflow
async def main():
    return REGION  #~ WM208
