// GraphML: the same graph for igraph, networkx, yEd, Cytoscape.
#include <array>

#include "io/cell.h"
#include "io/output_file.h"
#include "io/stance_graph.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

struct Key {
  const char* id;
  const char* of;
  const char* type;
};
constexpr std::array keys{Key{"name", "node", "string"},        Key{"kind", "node", "string"},
                          Key{"weight", "edge", "double"},      Key{"stance", "edge", "string"},
                          Key{"from_date", "edge", "string"},   Key{"to_date", "edge", "string"},
                          Key{"statement_id", "edge", "string"}};

std::string data(std::string_view key, std::string_view value) {
  std::string out = "<data key=\"";
  return value.empty() ? std::string() : out.append(key).append("\">").append(xml_text(value)).append("</data>");
}

class GraphmlWriter : public Writer {
 public:
  explicit GraphmlWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    const StanceGraph graph = stance_graph(set);
    OutputFile out(options_.path);
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (const Key& key : keys) {
      std::string line = "  <key id=\"";
      line.append(key.id)
          .append("\" for=\"")
          .append(key.of)
          .append("\" attr.name=\"")
          .append(key.id)
          .append("\" attr.type=\"")
          .append(key.type)
          .append("\"/>\n");
      out.write(line);
    }
    out.write("  <graph id=\"stances\" edgedefault=\"directed\">\n");
    for (const GraphNode& node : graph.nodes)
      out.write("    <node id=\"" + xml_text(node.id) + "\">" + data("name", node.label) + data("kind", node.kind) +
                "</node>\n");
    for (const GraphEdge& edge : graph.edges)
      out.write("    <edge id=\"" + xml_text(edge.statement_id + ' ' + edge.issue) + "\" source=\"" +
                xml_text(edge.actor) + "\" target=\"" + xml_text(edge.issue) + "\">" +
                data("weight", number_in_words(edge.position)) + data("stance", edge.label) +
                data("from_date", to_string(edge.from)) + data("to_date", to_string(edge.to)) +
                data("statement_id", edge.statement_id) + "</edge>\n");
    out.write("  </graph>\n</graphml>\n");
    out.commit();
  }

 private:
  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_graphml_writer(const WriteOptions& options) {
  return std::make_unique<GraphmlWriter>(options);
}

}  // namespace onrecord::io
