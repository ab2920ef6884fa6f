"""Each host fills one place only: an exact maximum matching, by SciPy's Hopcroft-Karp (1973)."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching


def place(choices: Sequence[Sequence[int]]) -> list[int | None]:
    """For each place the host who fills it, None where nobody is left; `choices` names the hosts who could."""
    numbers = {host: column for column, host in enumerate(sorted({each for some in choices for each in some}))}
    if not numbers:
        return [None] * len(choices)
    ends = np.cumsum([0, *(len(some) for some in choices)])
    columns = np.fromiter((numbers[each] for some in choices for each in some), dtype=np.int32)
    graph = csr_matrix((np.ones(len(columns), dtype=np.int8), columns, ends), shape=(len(choices), len(numbers)))
    hosts = list(numbers)
    return [hosts[column] if column >= 0 else None for column in maximum_bipartite_matching(graph, "column")]
