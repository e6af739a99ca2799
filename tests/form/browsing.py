"""What a browser would send of a page of the forms."""

from html.parser import HTMLParser


class Form(HTMLParser):
    """The names and values of the fields of a page, line ends as browsers send them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self._area = self._select = self._option = ""
        self._text, self._chosen = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attrs}
        if tag == "input":
            self.sent[own["name"]] = own.get("value", "")
        elif tag == "textarea":
            self._area, self._text = own["name"], ""
        elif tag == "select":
            self._select = own["name"]
        elif tag == "option":
            self._text, self._chosen, self._option = "", "selected" in own, own.get("value", "\0")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            text = self._text.removeprefix("\n")  # as HTML has it
            self.sent[self._area] = text.replace("\n", "\r\n")
        elif tag == "option":
            value = self._text if self._option == "\0" else self._option
            if self._chosen or self._select not in self.sent:
                self.sent[self._select] = value
