from datetime import UTC, datetime

from waymark import workflow


@workflow
async def main(text: str):
    "abc".titlecase()  #~ WM219
    text.uper()  #~ WM219
    [1].push(2)  #~ WM219
    [1].add(2)  #~ WM219
    {"a": 1}.has_key("a")  #~ WM219
    {"a": 1}.iteritems()  #~ WM219
    {1}.append(2)  #~ WM219
    {1}.extend([2])  #~ WM219
    (1, 2).append(3)  #~ WM219
    b"a".foo()  #~ WM219
    (5).foo()  #~ WM219
    (1.5).foo()  #~ WM219
    text.__len__()  #~ WM219
    return text
