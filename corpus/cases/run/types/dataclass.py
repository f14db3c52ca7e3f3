#: stub fetch returns Trip(id="t-1", nights=2)
from dataclasses import dataclass, replace

from waymark import action, workflow


@dataclass
class Trip:
    id: str
    nights: int = 1


@action
async def fetch(id: str) -> Trip: ...


@workflow
async def main():
    a = Trip("t-1")
    b = await fetch("t-1")
    a.nights += 1
    return [a == b, replace(b, nights=9), repr(b)]
