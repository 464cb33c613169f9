// For src/stance/train: prints what each statement brings for the models to weigh, one statement a line as JSON.
// The shipped weights are left out: those of TABLES are weighed.
// usage: evidence TABLES... < LINES, where a line is "D TITLE FILE DAY" (an article's text) or
// "S SOURCE CUE CONTENT COUNTRY SPEAKER HOLDER PROBABILITY ACTOR_KIND METHOD KIND NAME ROLE" (spans in bytes, "0-4
// 9-12"), cells parted by tabs.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "io/cell.h"
#include "knowledge.h"
#include "stance/label.h"
#include "tables/news_probability.h"

using namespace onrecord;
using stance::LabelInput;
using stance::Labeller;
using stance::Piece;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

Spans spans_of(const std::string& text) {
  Spans spans;
  std::istringstream in(text);
  Span span;
  for (char dash; in >> span.begin >> dash >> span.end;) spans.push_back(span);
  return spans;
}

void append(std::string& out, const std::vector<Piece>& pieces) {
  std::map<std::string, long> sums;
  for (const Piece& piece : pieces) sums[piece.name] += piece.value;
  out += '{';
  for (const auto& [name, value] : sums) {
    if (out.back() != '{') out += ',';
    io::append_json_string(out, name);
    out += ':' + std::to_string(value);
  }
  out += '}';
}

struct Article {
  std::string title, text;
  Date day;
  std::vector<std::vector<std::string>> rows;
};

void print(const tables::StanceTables& tables, const Labeller& labeller, const Article& article) {
  std::vector<LabelInput> inputs;
  for (const auto& row : article.rows)
    inputs.push_back({.text = article.text,
                      .title = article.title,
                      .day = article.day,
                      .speaker = row[5],
                      .source = spans_of(row[1]),
                      .cue = spans_of(row[2]),
                      .content = spans_of(row[3]),
                      .name = row[11],
                      .role = row[12],
                      .country = row[4],
                      .target = {},
                      .in_article = true,
                      .probability = std::stod(row[7]),
                      .actor_kind = *actor_kind(row[8]),
                      .speaker_method = *speaker_method(row[9]),
                      .kind = *statement_kind(row[10]),
                      .holder = std::stoi(row[6])});
  std::vector<stance::StatementPieces> pieces;
  const std::vector<stance::LabelResult> results = labeller.label(inputs, &pieces);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::string out = "{\"act\":\"" + std::string(name(results[i].act)) + "\",\"pieces\":";
    append(out, pieces[i].act);
    out += ",\"camp\":";
    io::append_json_string(out, pieces[i].camp);
    const LabelInput& in = inputs[i];
    const tables::SayingShape shape = tables::shape_of(in.text, in.source, in.cue, in.kind, in.content);
    out +=
        ",\"tagged\":" + std::to_string(tables::probability_as_tagged(tables, shape, in.probability)) + ",\"shape\":[";
    for (const std::string& piece : tables::pieces_of(tables, shape)) {
      if (out.back() != '[') out += ',';
      io::append_json_string(out, piece);
    }
    out += "],\"issues\":[";
    for (const auto& each : pieces[i].issues) {
      if (out.back() != '[') out += ',';
      out += "{\"issue\":";
      io::append_json_string(out, each.issue_id);
      out += ",\"about\":\"" + each.about + "\",\"polarity\":" + std::to_string(each.polarity) +
             ",\"rule\":" + (each.rule ? std::to_string(*each.rule) : "null") + ",\"side\":";
      append(out, each.side);
      out += ",\"takes\":";
      append(out, each.takes);
      out += '}';
    }
    std::printf("%s]}\n", out.c_str());
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> folders(arguments + 1, arguments + count);
  std::vector<tables::Table> all = read_tables(folders);
  std::erase_if(all, [](const tables::Table& table) { return table.file() == "weights.tsv"; });  // the shipped ones
  const tables::StanceTables stance_tables(all);
  const Labeller labeller(stance_tables);
  Article article;
  for (std::string line; std::getline(std::cin, line);) {
    std::vector<std::string> cells = cells_of(line);
    cells.resize(13);
    if (cells[0] == "D") {
      print(stance_tables, labeller, article);
      article = {cells[1], read(cells[2]), parse_iso_date(cells[3]).value_or(Date{}), {}};
    } else {
      article.rows.push_back(std::move(cells));
    }
  }
  print(stance_tables, labeller, article);
}
