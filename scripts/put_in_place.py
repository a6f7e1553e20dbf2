"""Put a copy of a built site in the place of the one that readers see, in one step.

    python scripts/put_in_place.py site /srv/www/facts

The copy is made beside the old site, so that readers have the old one or the new one, and never a
part. A folder that holds what was not made by factsheet is refused.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from generator.errors import FactsheetError
from generator.site.made import refuse_foreign, refuse_own
from generator.site.publish import publish, staged


def main(site: str, target: str) -> int:
    """Copy ``site`` to ``target``; the exit code."""
    made, folder = Path(site).resolve(), Path(target).absolute()
    try:
        refuse_own(folder, made, (made,))
        refuse_foreign(folder)
        with staged(folder) as copy:
            shutil.copytree(made, copy, dirs_exist_ok=True)
            publish(copy, folder)
    except (FactsheetError, OSError) as error:
        print(f"{target}: not published: {error}", file=sys.stderr)
        return 1
    print(f"{target} is {site} now.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
