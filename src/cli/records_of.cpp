// Told by content: SQLite's first bytes, the header of DNA's event list, else JSONL.
#include "cli/records_of.h"

#include "io/read_dna_list.h"
#include "io/read_statements.h"
#include "store/dna.h"

namespace onrecord::cli {

StatementSet records_of(const std::vector<std::string>& paths, const std::function<void(const Error&)>& rejected) {
  for (const std::string& path : paths) {
    if (path == "-") continue;
    const bool database = store::is_sqlite_file(path);
    if (!database && !io::is_dna_list(path)) continue;
    if (paths.size() > 1)
      throw Error(ErrorKind::usage, "--from: a study of Discourse Network Analyzer is read alone", path);
    return database ? store::read_dna(path) : io::read_dna_list(path, rejected);
  }
  return io::read_statements(paths, rejected);
}

}  // namespace onrecord::cli
