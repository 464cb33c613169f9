// Loads tables and weights, compiles them, and computes the fingerprint that labels carry.
#include "knowledge.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>

#include "onrecord/document.h"
#include "onrecord/error.h"
#include "tables/embedded.h"
#include "tables/table_kinds.h"

namespace onrecord {
namespace {

constexpr std::string_view parser_file = "parser.onr";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::io, "cannot read: No such file or no right to read it", path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string_view embedded(std::string_view name) {
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name == name) return file.bytes;
  throw Error(ErrorKind::table, "is not in this program", std::string(name));
}

std::string fingerprint_of(const std::vector<tables::Table>& tables, std::string_view tagger, std::string_view parser) {
  std::string all;
  for (const tables::Table& table : tables) {
    const tables::TableUse use = tables::use_of(table);
    if (use == tables::TableUse::events || use == tables::TableUse::languages) continue;  // they change no label
    for (const std::string& column : table.columns()) all += column + '\t';
    all += '\n';
    for (const tables::TableRow& row : table.rows()) {
      for (const std::string& cell : row.cells) all += cell + '\t';
      all += '\n';
    }
  }
  return text_hash(all + text_hash(tagger) + text_hash(parser));
}

}  // namespace

std::vector<tables::Table> read_tables(const std::vector<std::string>& folders) {
  std::vector<tables::Table> tables;
  for (const tables::EmbeddedFile& file : tables::embedded_files())
    if (file.name.ends_with(".tsv")) tables.push_back(tables::Table::parse(std::string(file.name), file.bytes, true));
  for (const std::string& folder : folders) {
    std::error_code failed;
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
      if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
    if (failed) throw Error(ErrorKind::io, "cannot read the table folder: " + failed.message(), folder);
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) tables.push_back(tables::Table::read(path));
  }
  return tables;
}

const syntax::Parser& Knowledge::Parts::parser() const {
  std::call_once(parser_made_,
                 [this] { parser_ = std::make_unique<syntax::Parser>(embedded(parser_file), parser_file); });
  return *parser_;
}

Knowledge::Knowledge() : parts_(std::make_unique<Parts>()) {}
Knowledge::~Knowledge() = default;

const std::string& Knowledge::fingerprint() const noexcept {
  return parts_->fingerprint;
}

std::shared_ptr<const Knowledge> Knowledge::load(const KnowledgeOptions& options) {
  std::shared_ptr<Knowledge> knowledge(new Knowledge);
  Parts& parts = *knowledge->parts_;
  parts.tables = read_tables(options.table_folders);
  std::string own_weights;
  std::string_view weights;
  if (!options.model_file.empty()) {
    weights = own_weights = read_file(options.model_file);
  } else {
    weights = embedded("tagger.onr");
  }
  // The stance tables take as long as all else: on another processor. Which fault is told does not depend on who is
  // first.
  auto stance = std::async(std::launch::async, [&] { return std::make_unique<tables::StanceTables>(parts.tables); });
  parts.extractor = std::make_unique<extract::Extractor>(
      weights, options.model_file.empty() ? "embedded weights" : options.model_file);
  parts.actors = std::make_unique<tables::ActorTables>(parts.tables);
  parts.times = std::make_unique<tables::TimeWords>(parts.tables);
  parts.furniture = std::make_unique<tables::Furniture>(parts.tables);
  parts.languages = std::make_unique<tables::Languages>(parts.tables);
  parts.fingerprint = fingerprint_of(parts.tables, weights, embedded(parser_file));
  parts.stance = stance.get();
  return knowledge;
}

}  // namespace onrecord
