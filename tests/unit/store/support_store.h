// A store in a folder of its own, and articles with statements whose words stand in them, for the store's tests.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "store/ingest.h"

namespace onrecord::testing {

struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "onrecord-store-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& name) const { return path + "/" + name; }
  std::string path;
};

inline Document article(const std::string& id, const std::string& text, const std::string& day = "2025-03-04") {
  Document document;
  document.doc_id = id.empty() ? text_hash(text) : id;
  document.text = text;
  document.title = "A title";
  document.publisher = "Harbour Post";
  document.published_at = parse_iso_date(day).value_or(Date{});
  document.date_origin = document.published_at.valid() ? DateOrigin::metadata : DateOrigin::none;
  return document;
}

struct Said {
  std::string words;
  std::string actor = "velde.marta";
  std::string issue = {};
  double position = 0;
};

// One direct statement for each; said on the day of publication.
inline Analysis analysis(const Document& document, const std::vector<Said>& said) {
  Analysis analysis;
  for (const Said& each : said) {
    Statement s;
    const std::size_t at = document.text.find(each.words);
    if (at == std::string::npos) throw std::logic_error("the words do not stand in the text");
    s.content = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + each.words.size())}};
    s.doc_id = document.doc_id;
    s.seq = static_cast<std::uint32_t>(analysis.statements.size());
    s.kind = StatementKind::direct;
    s.text = each.words;
    s.source_text = "Velde";
    s.cue_text = s.cue_lemma = "say";
    s.speaker.actor_id = each.actor;
    s.speaker.name = each.actor == "velde.marta" ? "Marta Velde" : each.actor;
    s.speaker.kind = ActorKind::person;
    s.speaker.method = SpeakerMethod::name;
    s.speaker.trace = {{"actor", "actors:" + each.actor, "the\tname\nin \\ full", s.content[0]}};
    s.said.date = document.published_at;
    s.said.precision = document.published_at.valid() ? DatePrecision::day : DatePrecision::none;
    s.said.earliest = s.said.latest = document.published_at;
    s.said.method = DateMethod::published;
    s.probability = 0.9;
    if (!each.issue.empty()) {
      StanceLabel stance;
      stance.issue_id = each.issue;
      stance.position = each.position;
      stance.label = label_of(each.position);
      stance.rule_ids = {"RULE-1", "R"};
      stance.evidence = s.content[0];
      stance.trace = {{"stance", "RULE-1", "+1", s.content[0]}};
      s.stances = {stance};
    }
    analysis.statements.push_back(s);
    analysis.mentions.push_back({s.content[0], s.speaker.actor_id, s.speaker.name});
  }
  number_statements(article_identity(document), analysis.statements);
  return analysis;
}

inline DocumentInfo info(const Document& document, const std::string& tables = "tables-1") {
  DocumentInfo known;
  known.doc_id = document.doc_id;
  known.tool_version = known.tables_version = "1";
  known.tables_hash = tables;
  return known;
}

inline store::Outcome add(store::Store& store, const Document& document, const std::vector<Said>& said,
                          store::IngestOptions options = {}) {
  store::Ingest ingest(store, options);
  const Analysis found = analysis(document, said);
  const store::Outcome outcome = ingest.add(document, info(document), &found);
  ingest.commit();
  return outcome;
}

}  // namespace onrecord::testing
