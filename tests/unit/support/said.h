// One actor's positions on one issue, day by day, for tests of the fold.
#pragma once

#include <string>
#include <vector>

#include "onrecord/statement_set.h"

namespace onrecord::testing {

struct Stood {
  Date date;
  double position;
  std::string doc = "a";
  Act act = Act::state;
  bool conditional = false;
  Confidence confidence = Confidence::high;
};

// Their ids are the document's and their place among all: "a#0", "b#1".
inline StatementSet set_of(const std::vector<Stood>& all) {
  StatementSet set;
  for (const Stood& said : all) {
    Statement s;
    s.doc_id = said.doc;
    s.seq = static_cast<std::uint32_t>(set.statements.size());
    s.id = said.doc + "#" + std::to_string(s.seq);
    s.text = "words " + std::to_string(s.seq);
    s.speaker.actor_id = "X.marsh";
    s.speaker.name = "Elena Marsh";
    s.speaker.kind = ActorKind::person;
    s.said.date = s.said.earliest = s.said.latest = said.date;
    s.said.precision = DatePrecision::day;
    s.act = said.act;
    StanceLabel stance;
    stance.issue_id = "I";
    stance.position = said.position;
    stance.label = label_of(said.position);
    stance.conditional = said.conditional;
    stance.confidence = said.confidence;
    s.stances = {stance};
    set.statements.push_back(std::move(s));
    DocumentInfo& document = set.documents[said.doc];
    document.doc_id = document.cluster_id = said.doc;
    document.publisher = "Paper of " + said.doc;
  }
  return set;
}

inline Date march(int day) {
  return {1987, 3, static_cast<std::uint8_t>(day)};
}

}  // namespace onrecord::testing
