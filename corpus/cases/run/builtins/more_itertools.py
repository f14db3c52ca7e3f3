import itertools

from waymark import workflow


@workflow
async def main():
    return [list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.combinations("abc", 2)), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.dropwhile(lambda x: x < 3, [1, 3, 2])), list(itertools.filterfalse(lambda x: x % 2, [1, 2, 4])), list(itertools.pairwise([1, 2, 3])), list(itertools.permutations([1, 2, 3], 2)), list(itertools.repeat("x", 3)), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.accumulate([1, 2, 3], initial=10)), list(itertools.zip_longest([1], [2, 3], fillvalue=0))]
