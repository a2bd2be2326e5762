"""The console's files reach the bucket in an order and with headers that no browser can stumble over."""

import json
from pathlib import Path

from local.cloud.console import settings, uploads

CONFIG = {"signIn": "https://d.auth.eu-west-1.amazoncognito.com", "clientId": "c", "redirectUri": "https://x/"}


def dist(folder: Path) -> Path:
    for name in ("index.html", "favicon.svg", "assets/main-abc.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_the_pages_come_after_what_they_name(tmp_path: Path) -> None:
    assert [upload.key for upload in uploads(dist(tmp_path), CONFIG)] == [
        "assets/main-abc.js",
        "favicon.svg",
        "config.json",
        "index.html",
    ]


def test_only_files_named_by_their_contents_are_cached(tmp_path: Path) -> None:
    cached = {upload.key for upload in uploads(dist(tmp_path), CONFIG) if "immutable" in upload.cache_control}
    assert cached == {"assets/main-abc.js"}


def test_the_settings_name_the_hosted_sign_in(tmp_path: Path) -> None:
    outputs = {"UserPoolDomain": "d", "UserPoolClientId": "c", "ConsoleUrl": "https://x/"}
    assert settings(outputs, "eu-west-1") == CONFIG
    config = next(upload for upload in uploads(dist(tmp_path), CONFIG) if upload.key == "config.json")
    assert json.loads(config.body) == CONFIG
