import base64

from waymark import workflow


@workflow
async def main(text: bytes):
    return base64.b64encode(text)  #~ WM206
