#: stub echo echoes
from waymark import action, workflow


@action
async def echo(x): ...


@workflow
async def main():
    def f():
        for i in range(3):
            try:
                return ["try", i]
            finally:
                if i < 1:
                    continue
                seen.append(i)
        return "end"

    seen = []
    await echo(1)
    return [f(), seen]
