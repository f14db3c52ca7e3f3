from dataclasses import dataclass

from waymark import workflow


@dataclass(frozen=True)
class Trip:
    id: str
    nights: int = 1


@workflow
async def main(trip: Trip) -> Trip:
    trip.nights = 2  #~ WM508
    return trip
