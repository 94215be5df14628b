"""Reads a page of the desk as a strict reader would, and says what is wrong with it."""

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "img", "br"})
ADDRESSES = frozenset({"href", "src", "action", "hx-get", "hx-post"})
REFERENCES = ("aria-labelledby", "aria-describedby", "for")


class Reader(HTMLParser):
    """What a page holds; `faults` says what breaks its structure or the content security policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self._ids: list[str] = []
        self._wanted: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]
        self.faults += [f"id {name!r} twice" for name in set(self._ids) if self._ids.count(name) > 1]
        self.faults += [f"nothing has id {name!r}" for name in self._wanted if name not in self._ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and look at its attributes."""
        values = dict(attrs)
        if tag not in VOID:
            self._open.append(tag)
        self._check_policy(tag, values)
        self._ids += filter(None, [values.get("id")])
        self._wanted += [name for kind in REFERENCES for name in (values.get(kind) or "").split()]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself, as in SVG."""
        self._check_policy(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        """Collect what people read."""
        self.text.append(data)

    def _check_policy(self, tag: str, values: dict[str, str | None]) -> None:
        if tag == "style" or (tag == "script" and not values.get("src")):
            self.faults.append(f"inline <{tag}>")
        for name, value in values.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                self.faults.append(f"inline {name}")
            if name in ADDRESSES and not (value or "").startswith(("/", "?", "#")):
                self.faults.append(f"{name}={value!r} leads elsewhere")
