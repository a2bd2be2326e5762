"""The page where a person watches the brand's threads and writes as a customer."""

import html
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.brand import BOT, HANDLE, SUBREDDIT
from simulator.checks import X_HANDLE, ControlError, a_name, a_post_id, a_text
from simulator.posting import People, Said
from simulator.reddit.names import split
from simulator.threads import reddit_thread, x_thread

SHOWN = 25  # conversations of each platform
SHOWN_POSTS = 60  # of one conversation; the oldest ones give way
TEMPLATE = Path(__file__).with_name("page.html")


class Page:
    """The page at `/`, its part that refreshes, and its form."""

    def __init__(self, people: People) -> None:
        self.people = people

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        return [
            Route("/", self.whole),
            Route("/{handle}/status/{id}", self.post),
            Route("/i/web/status/{id}", self.post),
            Route("/_sim/page/threads", self.part),
            Route("/_sim/page/posts", self.write, methods=["POST"]),
        ]

    async def whole(self, request: Request) -> Response:
        """The page with its form, filled in for an answer where one was chosen."""
        query = request.query_params
        reddit = query.get("on") == "reddit"
        nonce = secrets.token_urlsafe(16)
        fill = {
            "nonce": nonce,
            "threads": self._threads(),
            "error": f'<p class="error" role="alert">{html.escape(query["error"])}</p>' if "error" in query else "",
            "author": html.escape(query.get("author", "")),
            "text": html.escape(query.get("text", "")),
            "answers": html.escape(query.get("answers", "")),
            "x": "" if reddit else "checked",
            "reddit": "checked" if reddit else "",
            "hint": html.escape(f"@{HANDLE} on X, u/{BOT} or r/{SUBREDDIT} on Reddit"),
        }
        page = TEMPLATE.read_text(encoding="utf-8")
        for name, value in fill.items():
            page = page.replace(f"<!--{name}-->", value)
        policy = (
            f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        return _html(page, {"content-security-policy": policy})

    async def post(self, request: Request) -> Response:
        """A post's own address, as X gives it: its place on the page."""
        return RedirectResponse(f"/#post-{a_post_id(request.path_params['id'], 'id')}", 303)

    async def part(self, _request: Request) -> Response:
        """The threads alone."""
        return _html(self._threads(), {})

    async def write(self, request: Request) -> Response:
        """Post as a customer, and go back to the page."""
        raw = (await request.body()).decode("utf-8", "replace")
        form = dict(parse_qsl(raw, keep_blank_values=True))
        form = {name: value.replace("\r\n", "\n") for name, value in form.items()}
        on_reddit, above = form.get("on") == "reddit", form.get("answers", "").strip()
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return Response("only this page's own form may post", 403)
        try:
            said = Said(a_name(form, "author", X_HANDLE), a_text(form, "text"))
            self._post(said, on_reddit, above)
        except (ControlError, KeyError) as error:
            why = str(error) if isinstance(error, ControlError) else f"there is no post {above}"
            back = {"error": why, **{name: form.get(name, "") for name in ("author", "text", "answers", "on")}}
            return RedirectResponse(f"/?{urlencode(back)}", 303)
        kept = {"author": said.author, "on": "reddit" if on_reddit else "x"}
        return RedirectResponse(f"/?{urlencode(kept)}", 303)

    def _post(self, said: Said, on_reddit: bool, above: str) -> None:
        if on_reddit:
            if above and not split(above):
                raise ControlError(400, "on Reddit, name what to answer as in t1_abc or t3_abc")
            self.people.comment(said, above or None)
            return
        self.people.post(said, a_post_id(above, "on X, what to answer") if above else None)

    def _threads(self) -> str:
        store = self.people.posts.store
        entries: list[tuple[str, str]] = []
        for row in store.rows(
            "SELECT id FROM x_conversations WHERE touches_brand = 1 ORDER BY last_id DESC LIMIT ?", SHOWN
        ):
            if posts := x_thread(self.people.posts, row["id"]):
                entries.append((posts[-1]["created_at"], _x_card(posts)))
        for row in store.rows("SELECT id FROM reddit_submissions ORDER BY last_id DESC LIMIT ?", SHOWN):
            if thread := reddit_thread(self.people.things, row["id"]):
                newest = (thread["comments"] or [thread["submission"]])[-1]
                entries.append((newest["created_at"], _reddit_card(thread)))
        cards = [card for _, card in sorted(entries, key=lambda entry: entry[0], reverse=True)]
        return "".join(cards) or "<p>Nobody has written yet.</p>"


def _x_card(posts: list[dict[str, Any]]) -> str:
    items = "".join(_item(post["by_brand"], f"@{post['author']}", post, post["text"], "x") for post in _latest(posts))
    return f'<article><h2><span class="x">X</span> <bdi>@{html.escape(posts[0]["author"])}</bdi></h2>{items}</article>'


def _reddit_card(thread: dict[str, Any]) -> str:
    top = thread["submission"]
    items = _item(top["by_brand"], f"u/{top['author']}", top, top["body"], "reddit") + "".join(
        _item(c["by_brand"], f"u/{c['author']}", c, c["body"], "reddit") for c in _latest(thread["comments"])
    )
    return f'<article><h2><span class="reddit">Reddit</span> <bdi>{_safe(top["title"])}</bdi></h2>{items}</article>'


def _latest(posts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return posts if len(posts) <= SHOWN_POSTS else [posts[0], *posts[1 - SHOWN_POSTS :]]


def _item(by_brand: bool, author: str, post: dict[str, Any], text: str, platform: str) -> str:
    ref = post.get("name") if platform == "reddit" else post["id"]
    link = html.escape("/?" + urlencode({"on": platform, "answers": ref}))
    moment = post["created_at"].replace("T", " ")[:19]
    answer = f' <a href="{link}">answer as a customer</a>'
    who = f"<b>{html.escape(author)}</b>" + ("<em>the brand</em>" if by_brand else "")
    kind = "post brand" if by_brand else "post"
    button = "<p><em>[Send a private message]</em></p>" if post.get("message_button") else ""
    # <bdi> keeps a text's own direction marks from reaching beyond it.
    return (
        f'<div class="{kind}" id="post-{html.escape(str(ref))}" data-ref="{html.escape(str(ref))}">'
        f'<p class="who">{who} <time>{moment}</time>{answer}</p>'
        f'<p class="text"><bdi>{_safe(text)}</bdi></p>{button}</div>'
    )


def _safe(text: str) -> str:
    """Text as inert HTML: what no page can hold is shown by a stand-in."""
    shown = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    return html.escape(shown)


def _html(body: str, headers: dict[str, str]) -> Response:
    return Response(body.encode("utf-8", "replace"), media_type="text/html; charset=utf-8", headers=headers)
