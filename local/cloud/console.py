"""Puts the console's build into the stack's bucket."""

import json
import mimetypes
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FRESH = "no-cache"  # These name the others, whose own names change with their contents.
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Upload:
    """One object of the bucket."""

    key: str
    body: bytes
    content_type: str
    cache_control: str


def settings(outputs: Mapping[str, str], region: str) -> dict[str, str]:
    """What the console reads from /config.json."""
    return {
        "signIn": f"https://{outputs['UserPoolDomain']}.auth.{region}.amazoncognito.com",
        "clientId": outputs["UserPoolClientId"],
        "redirectUri": outputs["ConsoleUrl"],
    }


def uploads(dist: Path, config: Mapping[str, str]) -> Iterator[Upload]:
    """Every file, the pages last: a browser that reads them finds what they name."""
    pages = {"index.html", "config.json"}
    names = sorted(str(file.relative_to(dist)) for file in dist.rglob("*") if file.is_file())
    for name in names:
        if name not in pages:
            hashed = name.startswith("assets/")
            yield _upload(name, (dist / name).read_bytes(), _FOR_EVER if hashed else _FRESH)
    yield _upload("config.json", json.dumps(dict(config)).encode(), _FRESH)
    yield _upload("index.html", (dist / "index.html").read_bytes(), _FRESH)


def publish(dist: Path, outputs: Mapping[str, str], region: str, s3: Any, cloudfront: Any) -> int:
    """Upload the console, have the distribution forget what it cached, and say how many files there are."""
    count = 0
    for upload in uploads(dist, settings(outputs, region)):
        s3.put_object(
            Bucket=outputs["ConsoleBucket"],
            Key=upload.key,
            Body=upload.body,
            ContentType=upload.content_type,
            CacheControl=upload.cache_control,
        )
        count += 1
    cloudfront.create_invalidation(
        DistributionId=outputs["DistributionId"],
        InvalidationBatch={
            "CallerReference": str(time.time_ns()),
            "Paths": {"Quantity": 1, "Items": ["/*"]},
        },
    )
    return count


def _upload(name: str, body: bytes, cache: str) -> Upload:
    return Upload(name, body, mimetypes.guess_type(name)[0] or "application/octet-stream", cache)
