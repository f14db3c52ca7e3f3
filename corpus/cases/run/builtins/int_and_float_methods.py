#: needs python 3.12
from waymark import workflow


@workflow
async def main():
    n, x = 12, 2.5
    return [n.as_integer_ratio(), n.conjugate(), n.denominator, int.from_bytes(b"\x01\x00", "big"), n.imag, n.is_integer(), n.numerator, n.real, n.bit_length(), n.bit_count(), n.to_bytes(2, "little"), x.conjugate(), x.hex(), x.imag, x.real, x.is_integer(), x.as_integer_ratio(), (0.1).hex(), int.from_bytes(b"\xff", "big", signed=True)]
