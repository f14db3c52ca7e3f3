import random
import time
import uuid
from datetime import UTC, datetime

from waymark import workflow


@workflow
async def main():
    xs = [1, 2, 3, 4, 5]
    shuffled = xs.copy()
    random.shuffle(shuffled)
    return [0 <= random.random() < 1, random.choice(xs) in xs, len(random.choices(xs, k=3)), 0 <= random.getrandbits(8) < 256, 1 <= random.randint(1, 3) <= 3, random.randrange(0, 10, 2) % 2, sorted(random.sample(xs, 5)), sorted(shuffled), 2 <= random.uniform(2, 3) <= 3, len(str(uuid.uuid4())), uuid.uuid4().version, time.time() >= 0, time.monotonic() >= 0, time.perf_counter() >= 0, time.time_ns() >= 0, datetime.now(UTC).tzinfo == UTC]
