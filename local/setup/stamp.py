"""Steps that are done again only when what goes into them has changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path


def digest(*parts: str, files: Iterable[Path] = ()) -> str:
    """One value for some words and the files' names and contents."""
    total = hashlib.sha256("\0".join(parts).encode())
    for file in sorted(files):
        total.update(f"\0{file}\0{hashlib.sha256(file.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def sources(folder: Path, *, without: set[str]) -> list[Path]:
    """Every file below a folder, but for those in folders of these names."""
    return [file for file in folder.rglob("*") if file.is_file() and not without & set(file.relative_to(folder).parts)]


def once(stamp: Path, wanted: str, work: Callable[[], None], done: Callable[[], bool] = lambda: True) -> bool:
    """Do the work unless the stamp says that it was done; the stamp comes last, so that no half counts."""
    if stamp.is_file() and stamp.read_text() == wanted and done():
        return False
    stamp.unlink(missing_ok=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    return True
