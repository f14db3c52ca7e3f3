from pydantic import BaseModel, field_validator

from waymark import action, workflow


class Order(BaseModel):
    model_config = {"extra": "forbid"}  #~ WM511

    id: str

    @field_validator("id")  #~ WM511
    @classmethod
    def known(cls, value: str) -> str:
        return value


@action
async def load(id: str) -> Order: ...


@workflow
async def main():
    order = await load("a")
    return order.id
