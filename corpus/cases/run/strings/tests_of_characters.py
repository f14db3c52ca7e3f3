from waymark import workflow


@workflow
async def main():
    return ["12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "abc".isalpha(), "a1".isalnum(), " \t".isspace(), "Ab".istitle(), "".isdigit(), "ab".islower(), "a_1".isidentifier()]
