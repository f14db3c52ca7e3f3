#: stub echo echoes
import asyncio

from waymark import action, workflow


@action
async def echo(x): ...


async def echo_twice(n):
    return await echo(await echo(n))


@workflow
async def main():
    out = []

    async def work(n, log):
        log.append(f"start {n}")
        try:
            r = await echo(n)
            log.append(f"got {r}")
            if n == 2:
                raise ValueError(n)
            return n * 10
        finally:
            log.append(f"end {n}")

    log = []
    out.append(await asyncio.gather(work(1, log), work(2, log), return_exceptions=True))
    out.append(log[:])
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(work(1, log))
            b = tg.create_task(work(2, log))
    except* ValueError as g:
        out.append([repr(e) for e in g.exceptions])
    out.append([a.done(), b.done()])
    sem = asyncio.Semaphore(1)

    async def guarded(n):
        async with sem:
            return await echo(n)

    out.append(await asyncio.gather(*[guarded(n) for n in range(3)]))
    tasks = {asyncio.create_task(echo_twice(n)): n for n in [3, 4]}
    done, pending = await asyncio.wait(tasks)
    out.append(sorted(t.result() for t in done))
    coro = echo_twice(7)
    out.append(await coro)
    try:
        await coro
    except RuntimeError as e:
        out.append(str(e))
    return [[repr(x) if isinstance(x, Exception) else x for x in y] if isinstance(y, list) else y for y in out]
