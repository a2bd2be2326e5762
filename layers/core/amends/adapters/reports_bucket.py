"""The bucket of what leaves Amends as files."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

GOOD_FOR = 300  # seconds of a signed address


class ReportsBucket:
    """Files in the bucket."""

    def __init__(self, s3: "S3Client", name: str) -> None:
        self._s3 = s3
        self._name = name

    def put(self, place: str, content: bytes, kind: str) -> None:
        """Put a file, in place of one that lies there."""
        self._s3.put_object(Bucket=self._name, Key=place, Body=content, ContentType=kind)

    def digests(self, folder: str) -> dict[str, str]:
        """The MD5 of each file whose place begins so: S3's ETag is one, where a file is put whole under S3's key."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=folder)
        return {each["Key"]: each["ETag"].strip('"') for page in pages for each in page.get("Contents", [])}

    def address(self, place: str) -> str:
        """An address that serves the file to whoever has it, for five minutes, and has a browser save it."""
        name = place.rpartition("/")[2]
        asked = {"Bucket": self._name, "Key": place, "ResponseContentDisposition": f'attachment; filename="{name}"'}
        return self._s3.generate_presigned_url("get_object", Params=asked, ExpiresIn=GOOD_FOR)
