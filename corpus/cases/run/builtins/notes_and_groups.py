from waymark import workflow


@workflow
async def main():
    e = ValueError("v")
    e.add_note("first")
    e.add_note("second")
    g = BaseExceptionGroup("g", [e, KeyError("k")])
    h = ExceptionGroup("h", [e, ExceptionGroup("i", [KeyError("k")])])
    left, right = h.split(KeyError)
    return [e.__notes__, type(g).__name__, repr(left), repr(right), repr(h.subgroup(ValueError)), h.subgroup(OSError), h.message, len(h.exceptions)]
