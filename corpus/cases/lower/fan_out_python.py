import asyncio as aio
from dataclasses import dataclass

from waymark import action, workflow


@dataclass(frozen=True)
class User:
    id: str
    active: bool


@action(name="fetch")
async def fetch(ids: list[str]) -> list[User]: ...


@action(name="send")
async def send(to: str, subject: str) -> str: ...


@workflow
async def main(ids: list[str], subject: str) -> list[str]:
    users = await fetch(ids)
    return await aio.gather(*[send(to=u.id, subject=subject) for u in users if u.active])
