from waymark import workflow


class Base(Exception):
    pass


class Derived(Base):
    pass


@workflow
async def main():
    seen = []
    try:
        raise Derived("d")
    except Base as e:
        seen.append(type(e).__name__)
    try:
        {}["k"]
    except LookupError:
        seen.append("lookup")
    try:
        1 / 0
    except ArithmeticError:
        seen.append("arithmetic")
    return seen
