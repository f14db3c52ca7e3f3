from dataclasses import dataclass

from waymark import workflow


@dataclass(frozen=True)
class Trip:
    id: str
    nights: int = 1


@workflow
async def main(trip: Trip) -> int:
    return trip.night  #~ WM505
