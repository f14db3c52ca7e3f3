import operator

from waymark import workflow


@workflow
async def main():
    return [operator.and_(6, 3), operator.attrgetter("real")(5), operator.concat([1], [2]), operator.contains([1], 1), operator.eq(1, 1.0), operator.floordiv(-7, 2), operator.ge(2, 1), operator.getitem([1, 2], 1), operator.gt(1, 2), operator.le(1, 1), operator.lt(1, 2), operator.mod(-7, 3), operator.ne(1, 2), operator.neg(5), operator.not_([]), operator.or_(1, 2), operator.sub(5, 3), operator.truediv(1, 2), operator.truth([0]), operator.xor(1, 3), operator.add("a", "b"), operator.mul(2, 3), operator.pow(2, 5), operator.itemgetter(1, 0)([1, 2])]
