// /api/coders, /api/agreement: who coded how much, how well two agree, and on what they do not.
#include <algorithm>
#include <map>
#include <set>

#include "serve/agreement.h"
#include "serve/handlers.h"
#include "serve/json_out.h"
#include "serve/statement_json.h"
#include "store/samples.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t shown_at_most = 200;

// What one coder said of one statement.
struct Work {
  std::string status;                         // accepted, rejected, ""
  std::map<std::string, std::string> fields;  // "act", "label\x1fISSUE" -> value
  bool right() const { return status == "accepted" && fields.empty(); }
};

using Works = std::map<std::string, Work>;  // by statement

Works work_of(const std::vector<store::Opinion>& opinions, const std::string& by) {
  Works works;
  for (const store::Opinion& opinion : opinions) {
    if (opinion.made_by != by) continue;
    Work& work = works[opinion.statement_id];
    if (opinion.field == "status")
      work.status = opinion.value == "machine" ? "" : opinion.value;
    else if (opinion.value != "machine")
      work.fields[opinion.field + '\x1f' + opinion.issue_id] = opinion.value;
  }
  return works;
}

std::string verdict_of(const Work& work) {
  return work.status == "rejected" ? "wrong" : work.fields.empty() ? "right" : "corrected";
}

struct Disagreement {
  std::string statement_id, field, issue_id, a, b;
};

// The machine's own values, from the corrections that replaced them; else what is stored.
class MachineValues {
 public:
  MachineValues(const store::Store& store, const std::vector<store::Opinion>& opinions) : store_(store) {
    for (const store::Opinion& opinion : opinions)
      if (opinion.field != "status")
        known_.try_emplace(opinion.statement_id + '\x1f' + opinion.field + '\x1f' + opinion.issue_id, opinion.machine);
  }
  std::string label(const std::string& statement, const std::string& issue) {
    if (const auto found = known_.find(statement + "\x1flabel\x1f" + issue); found != known_.end()) {
      const std::string word = found->second.substr(0, found->second.find(' '));
      return word.empty() ? "none" : word;
    }
    for (const StanceLabel& stance : of(statement).stances)
      if (stance.issue_id == issue) return std::string(name(stance.label));
    return "none";
  }
  std::string act(const std::string& statement) {
    if (const auto found = known_.find(statement + "\x1f"
                                                   "act\x1f");
        found != known_.end())
      return found->second;
    return std::string(name(of(statement).act));
  }
  std::set<std::string> issues(const std::string& statement) {
    std::set<std::string> issues;
    for (const StanceLabel& stance : of(statement).stances) issues.insert(stance.issue_id);
    return issues;
  }

 private:
  const Statement& of(const std::string& id) {
    const auto [place, is_new] = read_.try_emplace(id);
    if (is_new)
      if (auto found = store_.find(id, 1); !found.empty()) place->second = std::move(found.front().statement);
    return place->second;
  }
  const store::Store& store_;
  std::map<std::string, std::string> known_;
  std::map<std::string, Statement> read_;
};

std::optional<double> position_in(const std::string& label) {
  const auto kind = stance_kind(label);
  if (!kind) {
    try {
      return std::stod(label);
    } catch (const std::exception&) {
      return std::nullopt;
    }
  }
  switch (*kind) {
    case StanceKind::support:
      return 1;
    case StanceKind::qualified_support:
      return 0.5;
    case StanceKind::noncommittal:
    case StanceKind::mixed:
      return 0;
    case StanceKind::sceptical:
      return -0.5;
    case StanceKind::oppose:
      return -1;
    default:
      return std::nullopt;
  }
}

// A position given as a number is the label that it means.
std::string label_in(const std::string& value) {
  if (stance_kind(value)) return value;
  const auto position = position_in(value);
  return position ? std::string(name(label_of(*position))) : value;
}

void put_measure(JsonOut& out, std::string_view name, const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::size_t same = 0;
  std::map<std::string, double> numbers;
  std::vector<std::vector<std::optional<double>>> things;
  for (const auto& [a, b] : pairs) {
    same += a == b ? 1 : 0;
    for (const std::string& value : {a, b}) numbers.try_emplace(value, static_cast<double>(numbers.size()));
    things.push_back({numbers[a], numbers[b]});
  }
  const auto number = [&](std::string_view key, const std::optional<double>& value) {
    if (value)
      out.pair(key, *value);
    else
      out.key(key).null();
  };
  out.key(name).open('{').pair("compared", pairs.size()).pair("same", same);
  number("kappa", cohens_kappa(pairs));
  number("alpha", krippendorffs_alpha(things, Metric::nominal));
  out.close('}');
}

}  // namespace

std::string api_coders(Service& service, const Request&) {
  const auto store = service.reader();
  JsonOut out;
  out.open('{').key("coders").open('[');
  for (const store::CoderRow& row : store::coders(*store))
    out.open('{')
        .pair("name", row.name)
        .pair("opinions", row.opinions)
        .pair("statements", row.statements)
        .pair("first_on", row.first_on)
        .pair("last_on", row.last_on)
        .close('}');
  return out.close(']').close('}').take();
}

std::string api_agreement(Service& service, const Request& request) {
  const auto store = service.reader();
  const std::string a = request.needed("a"), b = request.needed("b");
  if (a == b) throw BadField{"b", "is the same coder"};
  const std::vector<store::Opinion> opinions = store::stored_opinions(*store, {a, b});
  const Works of_a = work_of(opinions, a), of_b = work_of(opinions, b);
  MachineValues machine(*store, opinions);
  std::vector<std::pair<std::string, std::string>> verdicts, labels, acts;
  std::vector<std::vector<std::optional<double>>> positions;
  std::vector<Disagreement> disagreements;
  for (const auto& [id, first] : of_a) {
    const auto found = of_b.find(id);
    if (found == of_b.end()) continue;
    const Work& second = found->second;
    if ((first.status.empty() && first.fields.empty()) || (second.status.empty() && second.fields.empty())) continue;
    verdicts.emplace_back(verdict_of(first), verdict_of(second));
    const bool one_rejects = first.status == "rejected" || second.status == "rejected";
    if (one_rejects) {
      if (first.status != second.status)
        disagreements.push_back({id, "status", "", verdict_of(first), verdict_of(second)});
      continue;
    }
    const auto value = [](const Work& work, const std::string& key, const std::string& otherwise) {
      const auto own = work.fields.find(key);
      return own == work.fields.end() ? otherwise : own->second;
    };
    std::set<std::string> issues = machine.issues(id);
    for (const Work* work : {&first, &second})
      for (const auto& [key, unused] : work->fields)
        if (key.starts_with("label\x1f")) issues.insert(key.substr(6));
    for (const std::string& issue : issues) {
      const std::string kept = machine.label(id, issue);
      const std::string x = label_in(value(first, "label\x1f" + issue, kept)),
                        y = label_in(value(second, "label\x1f" + issue, kept));
      labels.emplace_back(x, y);
      positions.push_back({position_in(x), position_in(y)});
      if (x != y) disagreements.push_back({id, "label", issue, x, y});
    }
    const std::string kept = machine.act(id);
    acts.emplace_back(value(first, "act\x1f", kept), value(second, "act\x1f", kept));
    if (acts.back().first != acts.back().second)
      disagreements.push_back({id, "act", "", acts.back().first, acts.back().second});
    for (const char* field : {"actor", "date", "borders"}) {
      const std::string key = std::string(field) + '\x1f';
      const std::string x = value(first, key, "machine"), y = value(second, key, "machine");
      if (x != y) disagreements.push_back({id, field, "", x, y});
    }
  }
  JsonOut out;
  out.open('{').pair("a", a).pair("b", b).pair("both", verdicts.size());
  put_measure(out, "verdict", verdicts);
  put_measure(out, "label", labels);
  put_measure(out, "act", acts);
  out.key("position_alpha");
  if (const auto alpha = krippendorffs_alpha(positions, Metric::interval))
    out.value(*alpha);
  else
    out.null();
  out.pair("differ", disagreements.size()).key("disagreements").open('[');
  for (std::size_t i = 0; i < std::min(shown_at_most, disagreements.size()); ++i) {
    const Disagreement& d = disagreements[i];
    out.open('{').pair("field", d.field).pair("issue_id", d.issue_id).pair("a", d.a).pair("b", d.b).key("statement");
    put_current(out, *store, d.statement_id);
    out.close('}');
  }
  return out.close(']').close('}').take();
}

}  // namespace onrecord::serve
