// One reading of --date, --format, --map and --max-doc; the store's reader of studies is handed to the readers here.
#include "cli/article_options.h"

#include <algorithm>

#include "store/dna.h"

namespace onrecord::cli {

std::vector<Option> article_options() {
  return {{.name = "date", .value = "DATE", .help = "day of articles that carry none, as 2024-02-16"},
          {.name = "format",
           .value = "FORMAT",
           .help = "format of the input (see `onrecord formats`)",
           .fallback = "told by content"},
          {.name = "map",
           .value = "KEY=COLUMN,...",
           .help = "which columns of a table, or keys of JSON, hold what: text=Body,published=meta.date",
           .repeatable = true},
          {.name = "us-dates", .help = "3/4/2024 is 4 March: months come first"},
          {.name = "max-doc", .value = "SIZE", .help = "largest article taken", .fallback = "64M"}};
}

ReadOptions read_options_of(const Arguments& arguments) {
  ReadOptions options;
  options.format = arguments.text("format");
  options.date = arguments.date("date");
  options.max_document = arguments.bytes("max-doc", options.max_document);
  options.us_dates = arguments.flag("us-dates");
  options.study = store::read_dna_articles;
  for (const std::string& given : arguments.list("map"))
    for (std::size_t at = 0; at <= given.size();) {
      const std::size_t end = std::min(given.find(',', at), given.size());
      const std::string pair = given.substr(at, end - at);
      const std::size_t equals = pair.find('=');
      if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
        throw Error(ErrorKind::usage, "--map: \"" + pair + "\" is not KEY=COLUMN");
      options.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
      at = end + 1;
    }
  return options;
}

}  // namespace onrecord::cli
