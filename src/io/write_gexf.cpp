// GEXF 1.3, dynamic: for Gephi and whatever reads it; edges live on the days on which they may have been said.
#include <cmath>

#include "io/cell.h"
#include "io/output_file.h"
#include "io/stance_graph.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

class GexfWriter : public Writer {
 public:
  explicit GexfWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    const StanceGraph graph = stance_graph(set);
    OutputFile out(options_.path);
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
        "  <meta><creator>onrecord</creator><description>Who stands where: weight is how far a position goes, 0 to 1, sign whether for (1) or against (-1) the issue's pole</description></meta>\n"
        "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n"
        "    <attributes class=\"node\" mode=\"static\"><attribute id=\"kind\" title=\"kind\" type=\"string\"/></attributes>\n"
        "    <attributes class=\"edge\" mode=\"static\"><attribute id=\"label\" title=\"stance\" type=\"string\"/>"
        "<attribute id=\"sign\" title=\"sign\" type=\"integer\"/><attribute id=\"position\" title=\"position\" type=\"double\"/>"
        "<attribute id=\"statement_id\" title=\"statement_id\" type=\"string\"/></attributes>\n    <nodes>\n");
    for (const GraphNode& node : graph.nodes)
      out.write("      <node id=\"" + xml_text(node.id) + "\" label=\"" + xml_text(node.label) +
                "\"><attvalues><attvalue for=\"kind\" value=\"" + xml_text(node.kind) + "\"/></attvalues></node>\n");
    out.write("    </nodes>\n    <edges>\n");
    for (const GraphEdge& edge : graph.edges) {
      std::string line = "      <edge id=\"" + xml_text(edge.statement_id + ' ' + edge.issue) + "\" source=\"" +
                         xml_text(edge.actor) + "\" target=\"" + xml_text(edge.issue) + "\" weight=\"" +
                         number_in_words(std::abs(edge.position)) + '"';
      if (edge.from.valid()) line += " start=\"" + to_string(edge.from) + '"';
      if (edge.to.valid()) line += " end=\"" + to_string(edge.to) + '"';
      out.write(
          line + "><attvalues><attvalue for=\"label\" value=\"" + edge.label + "\"/><attvalue for=\"sign\" value=\"" +
          std::string(edge.position > 0   ? "1"
                      : edge.position < 0 ? "-1"
                                          : "0") +
          "\"/><attvalue for=\"position\" value=\"" + number_in_words(edge.position) +
          "\"/><attvalue for=\"statement_id\" value=\"" + xml_text(edge.statement_id) + "\"/></attvalues></edge>\n");
    }
    out.write("    </edges>\n  </graph>\n</gexf>\n");
    out.commit();
  }

 private:
  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_gexf_writer(const WriteOptions& options) {
  return std::make_unique<GexfWriter>(options);
}

}  // namespace onrecord::io
