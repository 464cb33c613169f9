// CSV: a file a table, RFC 4180, and a Frictionless data package that says what each column is.
#include <memory>

#include "io/output_file.h"
#include "io/record_tables.h"
#include "io/sha256.h"
#include "io/writers.h"

namespace onrecord::io {
namespace {

struct WrittenFile {
  std::unique_ptr<OutputFile> file;
  std::string name, hash;
  std::uint64_t bytes = 0;
};

// A spreadsheet takes such a cell for a formula, or runs it (OWASP: "CSV injection").
bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool is_text(CellType type) {
  return type == CellType::text || type == CellType::list;
}

std::string_view type_name(CellType type) {
  switch (type) {
    case CellType::integer:
      return "integer";
    case CellType::number:
      return "number";
    case CellType::boolean:
      return "boolean";
    case CellType::date:
      return "date";
    default:
      return "string";
  }
}

class CsvWriter : public Writer {
 public:
  explicit CsvWriter(const WriteOptions& options) : options_(options) {}

  void write(const StatementSet& set) override {
    const RecordTables records(set);
    const std::vector<RecordTable> tables = records.tables();
    make_folder(options_.path);
    std::vector<WrittenFile> files;
    for (const RecordTable& table : tables) files.push_back(table_file(table));
    OutputFile package(options_.path + "/datapackage.json");
    package.write(describe(tables, files));
    // Only when all of them are complete does any of them appear.
    for (const WrittenFile& written : files) written.file->commit();
    package.commit();
  }

 private:
  WrittenFile table_file(const RecordTable& table) const {
    WrittenFile written;
    written.name = std::string(table.name) + ".csv";
    written.file = std::make_unique<OutputFile>(options_.path + '/' + written.name);
    Sha256 hash;
    std::string line;
    const auto put = [&] {
      line += "\r\n";
      hash.add(line);
      written.bytes += line.size();
      written.file->write(line);
      line.clear();
    };
    if (options_.excel) line = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (i != 0) line += ',';
      append_csv(line, table.columns[i].name);
    }
    if (options_.excel) line += ",guarded";
    put();
    table.each_row([&](const std::vector<Cell>& cells) {
      std::string guarded;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += ',';
        std::string value = plain(cells[i]);
        if (options_.excel && is_text(table.columns[i].type) && is_formula(value)) {
          value.insert(value.begin(), '\'');
          guarded.append(guarded.empty() ? "" : " ").append(table.columns[i].name);
        }
        append_csv(line, value);
      }
      if (options_.excel) (line += ',') += guarded;
      put();
    });
    written.hash = hash.hex();
    return written;
  }

  void describe_field(std::string& out, std::string_view name, std::string_view type,
                      std::string_view description) const {
    out += "          {\"name\": ";
    append_json_string(out, name);
    out += ", \"type\": ";
    append_json_string(out, type);
    if (type == "date") out += ", \"format\": \"%Y-%m-%d\"";
    out += ", \"description\": ";
    append_json_string(out, description);
    out += '}';
  }

  static void append_keys(std::string& out, const std::vector<std::string_view>& keys) {
    out += '[';
    for (const std::string_view key : keys) {
      if (out.back() != '[') out += ", ";
      append_json_string(out, key);
    }
    out += ']';
  }

  std::string describe(const std::vector<RecordTable>& tables, const std::vector<WrittenFile>& files) const {
    std::string out =
        "{\n  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n"
        "  \"name\": \"onrecord-export\",\n"
        "  \"title\": \"Who said what, when, and where they stand\",\n  \"resources\": [";
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const RecordTable& table = tables[i];
      out.append(i == 0 ? "\n" : ",\n").append("    {\n      \"name\": ");
      append_json_string(out, table.name);
      out += ",\n      \"path\": ";
      append_json_string(out, files[i].name);
      out += ",\n      \"description\": ";
      append_json_string(out, table.description);
      out += ",\n      \"format\": \"csv\",\n      \"mediatype\": \"text/csv\",\n      \"encoding\": \"utf-8\"";
      out.append(",\n      \"hash\": \"sha256:").append(files[i].hash);
      out.append("\",\n      \"bytes\": ").append(std::to_string(files[i].bytes));
      out += ",\n      \"schema\": {\n        \"fields\": [\n";
      for (std::size_t k = 0; k < table.columns.size(); ++k) {
        if (k != 0) out += ",\n";
        const Column& column = table.columns[k];
        describe_field(out, column.name, type_name(column.type), column.description);
      }
      if (options_.excel) {
        out += ",\n";
        describe_field(out, "guarded", "string",
                       "columns whose text got a leading ' because a spreadsheet would take it for a formula");
      }
      out += "\n        ],\n        \"missingValues\": [\"\"],\n        \"primaryKey\": ";
      append_keys(out, table.primary_key);
      if (!table.references.empty()) {
        out += ",\n        \"foreignKeys\": [";
        for (std::size_t k = 0; k < table.references.size(); ++k) {
          const Reference& reference = table.references[k];
          out += k == 0 ? "\n          {\"fields\": " : ",\n          {\"fields\": ";
          append_keys(out, {reference.column});
          out += ", \"reference\": {\"resource\": ";
          append_json_string(out, reference.table == table.name ? std::string_view() : reference.table);
          out += ", \"fields\": ";
          append_keys(out, {reference.key});
          out += "}}";
        }
        out += "\n        ]";
      }
      out += "\n      }\n    }";
    }
    out += "\n  ]\n}\n";
    return out;
  }

  WriteOptions options_;
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(const WriteOptions& options) {
  if (options.path.empty() || options.path == "-")
    throw Error(ErrorKind::usage, "CSV is a file a table: name a folder");
  return std::make_unique<CsvWriter>(options);
}

}  // namespace onrecord::io
