"""pip's settings in uv's words, so that uv asks the same package index in the same way."""

import ast
import os
import subprocess
from collections.abc import Mapping


def pip_settings(pip: list[str]) -> dict[str, str]:
    """What pip would use, from its files and its environment variables; the latter win."""
    listing = subprocess.run([*pip, "config", "list"], check=True, capture_output=True, text=True).stdout
    settings: dict[str, str] = {}
    # global.* first, then install.*, then the environment, which is how pip overrides one by another.
    for section in ("global.", "install.", ":env:."):
        for line in listing.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                settings[name.removeprefix(section)] = str(ast.literal_eval(value))
    return settings


def uv_environment(settings: Mapping[str, str], environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """uv's variables for pip's settings; those that are set already stay."""
    wanted = {
        "UV_DEFAULT_INDEX": settings.get("index-url"),
        "UV_INDEX": _words(settings.get("extra-index-url"), " "),
        "UV_FIND_LINKS": _words(settings.get("find-links"), ","),
        "UV_INSECURE_HOST": _words(settings.get("trusted-host"), " "),
        "UV_NO_INDEX": "1" if settings.get("no-index", "").lower() in ("1", "true", "yes", "on") else None,
        "UV_HTTP_TIMEOUT": settings.get("timeout") or settings.get("default-timeout"),
        "SSL_CERT_FILE": settings.get("cert"),
        "HTTPS_PROXY": settings.get("proxy"),
        "HTTP_PROXY": settings.get("proxy"),
        # As pip does: any index may give a file. The hashes in the locks say which files are good.
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_SYSTEM_CERTS": "1",
        "UV_NO_PROGRESS": "1",
    }
    return {name: value for name, value in wanted.items() if value and not environment.get(name)}


def _words(value: str | None, separator: str) -> str | None:
    return separator.join(value.split()) if value else None
