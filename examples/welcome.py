"""Writes to the active ones among some users, all at once."""

import asyncio
from dataclasses import dataclass

from waymark import Workflow, action, workflow


@dataclass
class User:
    id: str
    email: str
    active: bool


@action(retry=3, timeout=10)
async def fetch_user(user_id: str) -> User:
    await asyncio.sleep(0.01)  # as a directory would take
    return User(id=user_id, email=f"{user_id}@example.org", active=user_id != "b")


@action(retry=5, timeout=30)
def send_email(user: User) -> str:
    return f"welcome, {user.email}"


@workflow
class Welcome(Workflow):
    async def run(self, user_ids: list[str]) -> list[str]:
        users = await asyncio.gather(*[fetch_user(user_id) for user_id in user_ids])
        active = [user for user in users if user.active]
        sent = await asyncio.gather(*[send_email(user) for user in active])
        return sent
