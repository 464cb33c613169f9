// Tracker: the whole analysis of one document, from text to statements.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "onrecord/document.h"
#include "onrecord/statement.h"
#include "onrecord/statement_set.h"
#include "onrecord/tables.h"

namespace onrecord {

// A temporal expression of the text (TIMEX3): bytes, value ("2024-02-15", "P3D", "PRESENT_REF") and type.
struct TimeExpression {
  Span span;
  std::string value;
  std::string type;  // DATE TIME DURATION SET
};

// A mention of an actor in the text, for --with=mentions.
struct ActorMention {
  Span span;
  std::string actor_id;
  std::string name;
};

struct Analysis {
  std::vector<Statement> statements;  // in the order of their first word
  std::vector<TimeExpression> times;
  std::vector<ActorMention> mentions;
  std::size_t furniture = 0;   // what looked like a statement and is a site's own: sign-up lines, captions
  std::string other_language;  // "German"; empty where the article is in English, or too short to tell
};

// What is kept of a document beside its text, with the versions of program and tables that analyse it.
DocumentInfo document_info(const Document& document, const Knowledge& knowledge);

// An attribution that others found: its source (empty: none in the text), cue and content.
struct GivenSpans {
  Spans source, cue, content;
};

// Const: one Tracker is shared by all threads.
class Tracker {
 public:
  explicit Tracker(std::shared_ptr<const Knowledge> knowledge);
  ~Tracker();

  Analysis track(const Document& document) const;
  // Who and when of given attributions: one statement each, in their order, without act and stances. The spans must
  // be ascending and lie inside the text.
  Analysis resolve(const Document& document, std::span<const GivenSpans> given) const;

 private:
  struct Stages;
  std::shared_ptr<const Knowledge> knowledge_;
  std::unique_ptr<Stages> stages_;
};

}  // namespace onrecord
