from waymark import workflow


@workflow
async def main():
    return ["%s-%d-%r" % ("a", 5, "b"), "%05.1f|%-4s|%x" % (3.14159, "z", 255), "%(k)s!" % {"k": 1}, "100%%" % (), "%s" % [1]]
