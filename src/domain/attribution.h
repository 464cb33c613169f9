// Attribution: source, cue and content that belong together (PARC, PolNeAR), before anybody knows who it is.
#pragma once

#include "onrecord/statement.h"

namespace onrecord {

struct Attribution {
  Spans source;  // empty: none in the text
  Spans cue;     // empty for leftover quotations
  Spans content;
  StatementKind kind = StatementKind::indirect;
  float probability = 0;      // calibrated
  bool continuation = false;  // source taken from the conversation: same speaker as `continues`
  int continues = -1;         // index of the attribution whose speaker goes on speaking
  int holder = -1;            // index of the attribution whose content holds this one (nested)
};

}  // namespace onrecord
