"""A second opinion on matchings: how many places networkx fills."""

from collections.abc import Sequence

import networkx as nx


def most(choices: Sequence[Sequence[int]]) -> int:
    """The size of a maximum matching of places and hosts."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    places = [("place", number) for number in range(len(choices))]
    graph.add_nodes_from(places)
    graph.add_edges_from((here, ("host", host)) for here, some in zip(places, choices, strict=True) for host in some)
    return len(nx.bipartite.maximum_matching(graph, top_nodes=places)) // 2
