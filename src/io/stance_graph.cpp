// One edge a statement and issue: weights are positions, so that what was said twice is seen twice.
#include "io/stance_graph.h"

#include <map>

#include "io/located.h"
#include "onrecord/query.h"

namespace onrecord::io {

StanceGraph stance_graph(const StatementSet& set) {
  locate_all(set);
  StanceGraph graph;
  std::map<std::string, GraphNode> actors, issues;
  for (const IssueInfo& issue : set.issues) issues[issue.issue_id] = {"issue:" + issue.issue_id, issue.pole, "issue"};
  for (const Statement& statement : set.statements) {
    if (statement.speaker.actor_id.empty()) continue;
    for (const StanceLabel& stance : statement.stances) {
      if (!stance.position) continue;
      const Speaker& speaker = statement.speaker;
      const std::string actor = "actor:" + speaker.actor_id;
      actors.try_emplace(speaker.actor_id, GraphNode{actor, speaker.name, std::string(name(speaker.kind))});
      const std::string issue = "issue:" + stance.issue_id;
      issues.try_emplace(stance.issue_id, GraphNode{issue, stance.issue_id, "issue"});
      GraphEdge edge{statement.id, actor, issue, std::string(name(stance.label)), *stance.position, {}, {}};
      const auto document = set.documents.find(statement.doc_id);
      std::tie(edge.from, edge.to) =
          said_period(statement.said, document == set.documents.end() ? Date{} : document->second.published_at);
      graph.edges.push_back(std::move(edge));
    }
  }
  for (auto* nodes : {&actors, &issues})
    for (auto& [id, node] : *nodes) graph.nodes.push_back(std::move(node));
  return graph;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool noncharacter = text.substr(i).starts_with("\xEF\xBF\xBE") || text.substr(i).starts_with("\xEF\xBF\xBF");
    if (noncharacter) {
      out += "\xEF\xBF\xBD";
      i += 2;
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
      out += "\xEF\xBF\xBD";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace onrecord::io
