// A timeline is what its statements say: in any order, in any parts.
#include "io/fields.h"
#include "io/read_statements.h"
#include "io/sources.h"
#include "property.h"
#include "support/generated_set.h"

using namespace onrecord;
using namespace onrecord::io;
using onrecord::testing::generate;

namespace {

StatementSet any_set() {
  return generate({.seed = *rc::gen::arbitrary<unsigned>(),
                   .actors = *rc::gen::inRange(1, 6),
                   .issues = *rc::gen::inRange(1, 4),
                   .statements = *rc::gen::inRange(0, 120),
                   .coarse_positions = *rc::gen::arbitrary<bool>()});
}

// All columns of the table `timeline`, and the points.
std::string told(const std::vector<Timeline>& timelines) {
  std::string out;
  for (const Timeline& timeline : timelines) {
    for (const Spell& spell : timeline.spells) append_json_object(out, timeline_fields(), SpellRow{timeline, spell});
    for (const TimelinePoint& point : timeline.points)
      out += point.statement_id + '*' + std::to_string(point.appearances) + ' ';
    out += '\n';
  }
  return out;
}

StatementSet only(const StatementSet& whole, const std::function<bool(const Statement&)>& wanted) {
  StatementSet part = whole;
  std::erase_if(part.statements, [&](const Statement& statement) { return !wanted(statement); });
  return part;
}

template <typename Values>
Values shuffled(Values values) {
  for (std::size_t i = values.size(); i > 1; --i)
    std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
  return values;
}

}  // namespace

PROPERTY("the fold of an actor's part is that actor's part of the whole fold", [] {
  const StatementSet set = any_set();
  const std::vector<Timeline> whole = fold_timelines(set);
  std::string of_parts, in_order;
  for (const Timeline& timeline : whole) {
    of_parts += told(fold_timelines(only(set, [&](const Statement& s) {
      const bool on_issue = std::any_of(s.stances.begin(), s.stances.end(),
                                        [&](const StanceLabel& label) { return label.issue_id == timeline.issue_id; });
      return on_issue && s.speaker.actor_id == timeline.actor_id;
    })));
  }
  // A part holds an actor's statements on an issue, some of which speak of other issues too: those timelines are more.
  for (const Timeline& timeline : whole) RC_ASSERT(of_parts.find(told({timeline})) != std::string::npos);
  RC_CLASSIFY(!whole.empty(), "with timelines");
})

PROPERTY("records read in any order and in any pieces fold to the same timelines", [] {
  const StatementSet set = any_set();
  std::vector<std::string> lines;
  for (const Statement& statement : set.statements) {
    lines.emplace_back();
    append_statement_json(lines.back(), {statement, set.documents.at(statement.doc_id), Located{}, ""});
    lines.back() += '\n';
  }
  const auto read = [&](const std::vector<std::string>& given) {
    std::string all;
    for (const std::string& line : given) all += line;
    MemorySource source(all, "lines");
    return read_statements(source, [](const Error&) { RC_FAIL("a line that we wrote was refused"); });
  };
  const std::string expected = told(fold_timelines(read(lines)));
  RC_ASSERT(told(fold_timelines(read(shuffled(lines)))) == expected);

  // Two pieces read apart and put together.
  const std::size_t cut = *rc::gen::inRange<std::size_t>(0, lines.size() + 1);
  const auto middle = lines.begin() + static_cast<std::ptrdiff_t>(cut);
  StatementSet both = read({middle, lines.end()});
  const StatementSet first = read({lines.begin(), middle});
  both.statements.insert(both.statements.end(), first.statements.begin(), first.statements.end());
  both.documents.insert(first.documents.begin(), first.documents.end());
  RC_ASSERT(told(fold_timelines(both)) == expected);
})
