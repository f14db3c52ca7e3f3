import asyncio

from waymark import workflow


@workflow
async def main():
    async def one():
        t = asyncio.current_task()
        return t.get_name()

    a = asyncio.ensure_future(one())
    a.set_name("first")
    b = asyncio.create_task(one(), name="second")
    out = [await a, await b, a.done(), a.cancelled(), a.exception(), isinstance(a, asyncio.Task)]
    s = asyncio.BoundedSemaphore(1)
    await s.acquire()
    out.append(s.locked())
    s.release()
    try:
        s.release()
    except ValueError as e:
        out.append(str(e))
    done, pending = await asyncio.wait([asyncio.create_task(one())], return_when=asyncio.ALL_COMPLETED)
    return [out, len(done), len(pending), a.cancelling(), a.uncancel()]
