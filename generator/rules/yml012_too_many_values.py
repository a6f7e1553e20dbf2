"""YML012: a record's file holds more values than any record needs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.faults import TooManyValues
from generator.rules.rule import Context, Finding, rule


@rule("YML012", Severity.ERROR)
def too_many_values(fault: TooManyValues, _context: Context) -> Iterator[Finding]:
    """A record's file holds more values than any record needs.

    ## What it does

    Counts the texts, lists and mappings in a file; more than 50,000 are not read, unless
    `mkdocs.yml` sets another limit under `extra.factsheet.limits.values`.

    ## Why is this bad?

    Two bytes are enough for a value, and a program needs some hundreds to hold it: a file of a
    million of them is written to use up the memory of whoever checks it.

    ## Example

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          values: 100
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    aliases: [
      a0,a1,a2,a3,a4,a5,a6,a7,a8,a9,b0,b1,b2,b3,b4,b5,b6,b7,b8,b9,c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,
      d0,d1,d2,d3,d4,d5,d6,d7,d8,d9,e0,e1,e2,e3,e4,e5,e6,e7,e8,e9,f0,f1,f2,f3,f4,f5,f6,f7,f8,f9,
      g0,g1,g2,g3,g4,g5,g6,g7,g8,g9,h0,h1,h2,h3,h4,h5,h6,h7,h8,h9,i0,i1,i2,i3,i4,i5,i6,i7,i8,i9,
      k0,k1,k2,k3,k4,k5,k6,k7,k8,k9]
    ```

    ## Use instead

    ```yaml title="mkdocs.yml"
    extra:
      factsheet:
        limits:
          values: 100
    ```

    ```yaml title="content/actors/russia.yml"
    name: Russia
    type: state
    ```
    """
    yield Finding(
        f"the file holds more than {fault.limit:,} texts, lists and mappings",
        "take out what does not belong in it, or make several records of it",
    )
