#: stub charge raises Declined("51", "no funds")
from waymark import action, workflow


class Declined(Exception):
    def __init__(self, code, text):
        super().__init__(f"{code}: {text}")
        self.code = code


@action
async def charge() -> str: ...


@workflow
async def main():
    try:
        raise Declined("12", "bad card")
    except Declined as e:
        return [e.code, str(e), e.args]
