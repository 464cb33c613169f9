// Who stands where as a graph: actors and issues as nodes, each position taken an edge; and XML for its formats.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord::io {

struct GraphNode {
  std::string id, label, kind;  // kind: "issue", or the actor's
};
struct GraphEdge {
  std::string statement_id, actor, issue, label;  // actor and issue: ids of nodes
  double position = 0;
  Date from, to;  // the days on which it may have been said; invalid where nothing is known
};
struct StanceGraph {
  std::vector<GraphNode> nodes;  // actors, then issues, by id
  std::vector<GraphEdge> edges;  // in the order of the set
};

// Checks every quotation first. Throws Error(database) where one is not verbatim. Statements without an actor, and
// labels without a position, have no edge.
StanceGraph stance_graph(const StatementSet& set);

// For text and attributes: no markup, no characters that XML does not allow.
std::string xml_text(std::string_view text);

}  // namespace onrecord::io
