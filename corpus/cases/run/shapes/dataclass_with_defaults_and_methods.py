from dataclasses import asdict, dataclass, field

from waymark import workflow


@dataclass
class Order:
    id: str
    items: list = field(default_factory=list)

    def total(self):
        return sum(self.items)


@workflow
async def main():
    a = Order("1")
    b = Order("2", [3, 4])
    a.items.append(1)
    return [a.total(), b.total(), asdict(b), a == Order("1", [1]), Order("3").items]
