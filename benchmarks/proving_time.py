"""Times the proving of a project's quotations, in a process of its own: cold, and once more.

``python -m benchmarks.proving_time FOLDER`` prints one JSON object, times in seconds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from generator.corpus import Corpus
from generator.load import load
from generator.proving import prove


def main() -> None:
    folder = Path(sys.argv[1])
    started = perf_counter()
    loaded = load(folder)
    corpus = Corpus(loaded)
    passages = len(corpus.passages)
    read = perf_counter()
    prove(folder, corpus, loaded.archives)
    cold = perf_counter()
    prove(folder, corpus, loaded.archives)
    again = perf_counter()
    times = {"read": read - started, "cold": cold - read, "again": again - cold}
    print(json.dumps({"passages": passages, "faults": len(loaded.faults)} | times))


if __name__ == "__main__":
    main()
