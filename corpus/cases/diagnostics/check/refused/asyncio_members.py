import asyncio

from waymark import action, workflow


@action
async def fetch(n: int) -> int: ...


@workflow
async def main():
    asyncio.Lock()  #~ WM222
    asyncio.Event()  #~ WM223
    asyncio.Condition()  #~ WM223
    asyncio.Queue()  #~ WM224
    asyncio.PriorityQueue()  #~ WM224
    asyncio.Barrier(2)  #~ WM220
    asyncio.get_event_loop()  #~ WM221
    asyncio.get_running_loop()  #~ WM221
    asyncio.new_event_loop()  #~ WM220
    asyncio.run(fetch(1))  #~ WM221
    await asyncio.shield(fetch(1))  #~ WM225
    await asyncio.to_thread(len, "a")  #~ WM221
    asyncio.run_coroutine_threadsafe(fetch(1), None)  #~ WM221
    await asyncio.create_subprocess_exec("ls")  #~ WM220
    await asyncio.open_connection("a", 80)  #~ WM220
    asyncio.all_tasks()  #~ WM220
    asyncio.timeout_at(1)  #~ WM220
    asyncio.iscoroutine(1)  #~ WM220
    asyncio.wrap_future(None)  #~ WM220
    asyncio.Future()  #~ WM220
    async with asyncio.Lock():  #~ WM222
        pass
    async for x in fetch(1):  #~ WM410 WM303
        pass
