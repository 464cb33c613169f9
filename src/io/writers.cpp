// The list of formats that can be written.
#include "io/writers.h"

#include <array>

namespace onrecord::io {
namespace {

struct WriterEntry {
  WriterInfo info;
  std::unique_ptr<Writer> (*make)(const WriteOptions&);
};

constexpr std::array entries{
    WriterEntry{{"csv", "a folder of CSV files with a Frictionless data package (datapackage.json)", true},
                make_csv_writer},
    WriterEntry{{"jsonl", "one statement a line with its stances"}, make_lines_writer},
    WriterEntry{{"annotations", "W3C Web Annotations (JSON-LD): each statement's words in its article"},
                make_annotation_writer},
    WriterEntry{{"timelinejs", "slides for TimelineJS (JSON): where actors stand and what changed, at most 30"},
                make_timelinejs_writer},
    WriterEntry{
        {"gexf",
         "a graph of actors and issues for Gephi: weight is how far a position goes, sign whether for or against; edges have their days"},
        make_gexf_writer},
    WriterEntry{{"graphml", "the same graph for igraph, networkx, Cytoscape"}, make_graphml_writer},
    WriterEntry{{"gold", "reviewed articles with their statements, as gold data for scoring (an article a line)"},
                make_gold_writer},
};

}  // namespace

const std::vector<WriterInfo>& writer_formats() {
  static const std::vector<WriterInfo> list = [] {
    std::vector<WriterInfo> infos;
    for (const WriterEntry& entry : entries) infos.push_back(entry.info);
    return infos;
  }();
  return list;
}

std::unique_ptr<Writer> make_writer(std::string_view format, const WriteOptions& options) {
  std::string known;
  for (const WriterEntry& entry : entries) {
    if (entry.info.name == format) return entry.make(options);
    known.append(known.empty() ? "" : ", ").append(entry.info.name);
  }
  throw Error(ErrorKind::usage, "unknown format \"" + std::string(format) + "\"; known are " + known);
}

}  // namespace onrecord::io
