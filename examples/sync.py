"""The actions of sync.wm."""

from waymark import action

PAGES = {"eu": [["ant", "bee", "cat"], ["dog", "eel"]]}
busy = {("eu", 1)}


class Busy(Exception):
    """The source wants to be asked later."""


@action
def list_page(region: str, page: int) -> list[str]:
    if (region, page) in busy:
        busy.discard((region, page))
        raise Busy(f"page {page} is not ready")
    pages = PAGES.get(region, [])
    return pages[page] if page < len(pages) else []


@action
async def copy_item(item: str) -> int:
    if item == "eel":
        raise ValueError("eels cannot be copied")
    return len(item)
