// Reads rows and overlays: every fault names file, line, column and character.
#include "tables/stance_table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "onrecord/error.h"
#include "tables/lexicon_reader.h"
#include "tables/table_kinds.h"
#include "text/nearest.h"
#include "text/small_letters.h"

namespace onrecord::tables {
namespace {

using Columns = std::array<std::string_view, 2>;

// "!disable x" and "!replace x" in a row's first cell.
std::string_view after_mark(std::string_view cell, std::string_view mark) {
  return cell.starts_with(mark) && cell.size() > mark.size() && cell[mark.size()] == ' ' ? cell.substr(mark.size() + 1)
                                                                                         : std::string_view{};
}

// "x|y" lists, and " || " between examples.
std::vector<std::string> example_list(std::string_view cell) {
  std::vector<std::string> list;
  while (!cell.empty()) {
    const std::size_t at = cell.find("||");
    std::string_view part = cell.substr(0, at);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) list.emplace_back(part);
    if (at == std::string_view::npos) break;
    cell.remove_prefix(at + 2);
  }
  return list;
}

// In the order of Marker; "@mark.question_noun" is asked for by its name.
constexpr std::array<std::string_view, static_cast<std::size_t>(Marker::count_)> mark_names{"@mark.condition",
                                                                                            "@mark.reason",
                                                                                            "@mark.relative",
                                                                                            "@mark.complement",
                                                                                            "@mark.coordinator",
                                                                                            "@mark.subject",
                                                                                            "@mark.first_person",
                                                                                            "@mark.question",
                                                                                            "@mark.future",
                                                                                            "@mark.modal",
                                                                                            "@mark.past_have",
                                                                                            "@mark.function",
                                                                                            "@mark.negative",
                                                                                            "@mark.be",
                                                                                            "@mark.own_side",
                                                                                            "@mark.assessing",
                                                                                            "@mark.culprit",
                                                                                            "@mark.neutral_name",
                                                                                            "@mark.takes_infinitive",
                                                                                            "@mark.light_verb",
                                                                                            "@mark.adjunct",
                                                                                            "@mark.linking",
                                                                                            "@mark.person_noun",
                                                                                            "@mark.joint",
                                                                                            "@mark.official",
                                                                                            "@mark.wish",
                                                                                            "@mark.thing",
                                                                                            "@mark.definite"};

std::uint8_t kinds_of(std::string_view name) {
  if (name == "quantity") return kind_quantity;
  if (name == "measure") return kind_measure;
  if (name == "agreement") return kind_agreement;
  if (name == "event") return kind_event;
  if (name == "relation") return kind_relation;
  if (name == "question") return kind_question;
  if (name == "state") return kind_state;
  if (name == "any") return kind_any;
  return 0;
}

}  // namespace

void StanceTableReader::fail(const Kept& kept, std::string_view column, const std::string& message,
                             std::size_t character) {
  // The column as a spreadsheet has it (a letter), its name, and the character in the cell.
  const std::size_t index = kept.table->column_index(column);
  std::string place = "column ";
  place += std::to_string(index == std::string_view::npos ? 1 : index + 1);
  place += " (";
  place += column;
  place += ')';
  if (character > 0) place += ", character " + std::to_string(character);
  kept.table->fail(*kept.row, place + ": " + message);
}

void StanceTableReader::lay(Rows& rows, std::map<std::string, std::size_t, std::less<>>& by_id, const Table& table,
                            std::span<const std::string_view> key) {
  for (const TableRow& row : table.rows()) guarded([&] { lay_row(rows, by_id, {&table, &row}, key); });
}

// Overlays change what was there before their file; within one file an id stands once.
void StanceTableReader::lay_row(Rows& rows, std::map<std::string, std::size_t, std::less<>>& by_id, const Kept& kept,
                                std::span<const std::string_view> key) {
  const Table& table = *kept.table;
  const TableRow& row = *kept.row;
  std::string id(table.cell(row, key[0]));
  const std::string_view disabled = after_mark(id, "!disable"), replaced = after_mark(id, "!replace");
  if (id.starts_with('!')) {
    const std::string_view meant = disabled.empty() ? replaced : disabled;
    if (meant.empty()) fail(kept, key[0], "unknown mark: " + id + " (there are !disable ID and !replace ID)");
    bool found = false;
    for (Kept& each : rows) {
      if (each.row == nullptr) continue;
      const std::string_view own = cell(each, key[0]);
      const std::string_view plain = own.starts_with("!replace ") ? own.substr(9) : own;
      if (plain != meant) continue;
      // A cue or change of several rows (one a kind) is replaced row by row where its second key is given.
      if (key.size() > 1 && !table.cell(row, key[1]).empty() && cell(each, key[1]) != table.cell(row, key[1])) continue;
      each = disabled.empty() && !found ? kept : Kept{nullptr, nullptr};
      found = true;
    }
    if (!found) fail(kept, key[0], "no row has the id " + std::string(meant));
    return;
  }
  if (id.empty()) fail(kept, key[0], "empty " + std::string(key[0]));
  std::string whole = id;
  for (std::size_t i = 1; i < key.size(); ++i) whole += "\t" + std::string(table.cell(row, key[i]));
  const auto [known, fresh] = by_id.try_emplace(whole, rows.size());
  if (!fresh) {
    const Kept& first = rows[known->second];
    // The very same row, as in shipped tables that were written out: nothing new.
    if (first.row != nullptr && first.table != &table && first.row->cells == row.cells) return;
    std::string message = "duplicate id " + id;
    if (first.row != nullptr) {
      message += ", first in " + first.table->file() + ":" + std::to_string(first.row->line);
      message += first.table == &table ? "" : " (write !replace " + id + " to put this row in its place)";
    }
    fail(kept, key[0], message);
  }
  rows.push_back(kept);
}

void StanceTableReader::sort_tables(std::span<const Table> tables) {
  std::map<std::string, std::size_t, std::less<>> sets, irregulars, rules, attitudes, modifiers, cues, changes,
      connotations, parties, weights;
  constexpr Columns by_id{"id", ""}, by_lemma_class{"lemma", "class"}, by_lemma_kind{"lemma", "kind"},
      by_model_piece{"model", "piece"};
  constexpr std::array<std::string_view, 3> by_form_country_from{"form", "country", "from"};
  const auto one = [](const Columns& key) { return std::span<const std::string_view>(key.data(), 1); };
  constexpr Columns by_name{"name", ""}, by_base{"base", ""}, by_word{"word", ""};
  for (const Table& table : tables) {
    guarded([&] {
      switch (use_of(table)) {
        case TableUse::rules:
          return lay(rule_rows_, rules, table, one(by_id));
        case TableUse::attitudes:
          return lay(attitude_rows_, attitudes, table, one(by_id));
        case TableUse::modifiers:
          return lay(modifier_rows_, modifiers, table, one(by_id));
        case TableUse::cues:
          return lay(cue_rows_, cues, table, by_lemma_class);
        case TableUse::changes:
          return lay(change_rows_, changes, table, by_lemma_kind);
        case TableUse::sets:
          return lay(set_rows_, sets, table, one(by_name));
        case TableUse::irregulars:
          return lay(irregular_rows_, irregulars, table, one(by_base));
        case TableUse::connotations:
          return lay(connotation_rows_, connotations, table, one(by_word));
        case TableUse::words:
          return read_words(table, out_.lexicon_);
        case TableUse::parties:
          return lay(party_rows_, parties, table, by_form_country_from);
        case TableUse::weights:
          return lay(weight_rows_, weights, table, by_model_piece);
        case TableUse::countries:
        case TableUse::metonyms:
          return read_countries(table);
        case TableUse::heads:
          return read_heads(table);
        case TableUse::issues:
          for (const TableRow& row : table.rows()) issue_rows_.push_back({&table, &row});
          return;
        default:
          return;
      }
    });
  }
  for (Rows* rows : {&set_rows_, &irregular_rows_, &rule_rows_, &attitude_rows_, &modifier_rows_, &cue_rows_,
                     &change_rows_, &connotation_rows_, &party_rows_, &weight_rows_})
    std::erase_if(*rows, [](const Kept& kept) { return kept.row == nullptr; });
}

void StanceTableReader::read(std::span<const Table> tables) {
  sort_tables(tables);
  read_sets(set_rows_);
  read_irregulars(irregular_rows_);
  for (const Kept& kept : cue_rows_) learn_forms(cell(kept, "lemma"), cell(kept, "forms"));
  for (const Kept& kept : change_rows_) learn_forms(cell(kept, "lemma"), cell(kept, "forms"));
  for (const Kept& kept : rule_rows_) guarded([&] { read_rule(kept); });
  for (const Kept& kept : attitude_rows_) guarded([&] { read_attitude(kept); });
  for (const Kept& kept : modifier_rows_) guarded([&] { read_modifier(kept); });
  for (const Kept& kept : cue_rows_) guarded([&] { read_cue(kept); });
  for (const Kept& kept : change_rows_) guarded([&] { read_change(kept); });
  for (const Kept& kept : connotation_rows_) guarded([&] { read_connotation(kept); });
  for (const Kept& kept : party_rows_) guarded([&] { read_party(kept); });
  mark_shared_party_words();
  for (const Kept& kept : weight_rows_) guarded([&] { read_weight(kept); });
  read_issues(issue_rows_);
  find_heads();
  // "resolve" ends a state, but deals with a question.
  std::set<std::string, std::less<>> of_questions;
  for (const ChangeRow& change : out_.changes_)
    if (change.kinds != kind_any && (change.kinds & kind_question) != 0) of_questions.insert(change.lemma);
  for (ChangeRow& change : out_.changes_)
    change.yields = (change.kinds & kind_question) == 0 && of_questions.contains(change.lemma);
  compile_marks();
}

// "health care bill" is headed by "bill", "protections for workers" by "protections"; a clause has no head.
void StanceTableReader::find_heads() {
  const auto function_words = sets_.find("@mark.function");
  const auto is_function = [&](std::string_view word) {
    return function_words != sets_.end() && std::find(function_words->second.begin(), function_words->second.end(),
                                                      word) != function_words->second.end();
  };
  for (IssueAlias& alias : out_.aliases_) {
    if (alias.kinds == 0) continue;
    std::string head;
    for (const WordId word : intern_words(alias.text, out_.words_)) {
      const std::string spelled(out_.words_.spelling(word));
      if (is_function(spelled)) {
        if (!head.empty()) break;
        continue;
      }
      head = spelled;
    }
    if (head.empty()) continue;
    std::vector<std::string> forms = out_.forms_.of_noun(head);
    const auto shortest = std::min_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    const std::string lemma = shortest == forms.end() || shortest->size() > head.size() ? head : *shortest;
    alias.head = out_.words_.intern(lemma);
    out_.heads_.emplace(alias.head, alias.head);
    for (const std::string& form : forms) out_.heads_.emplace(out_.words_.intern(form), alias.head);
  }
}

// Faults of these tables are told by those who read their actors.
void StanceTableReader::read_countries(const Table& table) {
  const auto add = [&](std::string_view name, std::string_view iso3, bool seat) {
    std::string folded = text::in_small_letters(name);
    if (!folded.empty()) out_.countries_[std::move(folded)] = {std::string(iso3), seat};
  };
  for (const TableRow& row : table.rows()) {
    if (!table.has("iso3")) {
      add(table.cell(row, "form"), table.cell(row, "country"), true);
      continue;
    }
    const std::string_view iso3 = table.cell(row, "iso3");
    add(table.cell(row, "name"), iso3, false);
    for (const std::string& alias : split_list(table.cell(row, "aliases"))) add(alias, iso3, false);
    add(table.cell(row, "capital"), iso3, true);
  }
}

// Nouns of those who may want a thing: "producers", "the ministers".
void StanceTableReader::read_heads(const Table& table) {
  for (const TableRow& row : table.rows())
    if (const std::string_view kind = table.cell(row, "class"); kind == "role" || kind == "org" || kind == "group")
      person_nouns_.emplace_back(table.cell(row, "word"));
}

PhraseShape StanceTableReader::shape_of(const Pattern& pattern, std::string_view text) const {
  const PatternPart& last = pattern.parts.back();
  if (last.kind != PatternPart::Kind::words) return PhraseShape::opens;
  const auto ends_in = [&](std::string_view set) {
    const auto found = sets_.find(set);
    return found != sets_.end() && std::all_of(last.choices.begin(), last.choices.end(), [&](const WordChain& chain) {
             return !chain.empty() && std::find(found->second.begin(), found->second.end(),
                                                out_.words_.spelling(chain.back())) != found->second.end();
           });
  };
  if (std::all_of(last.choices.begin(), last.choices.end(),
                  [&](const WordChain& chain) { return !chain.empty() && out_.words_.spelling(chain.back()) == "to"; }))
    return PhraseShape::infinitive;
  if (ends_in("@mark.modal")) return PhraseShape::infinitive;
  if (ends_in("@mark.function") || ends_in("@mark.complement")) return PhraseShape::opens;
  return text.ends_with('~') || text.ends_with("~}") ? PhraseShape::verb : PhraseShape::predicate;
}

bool StanceTableReader::negative(const Pattern& pattern) const {
  const auto found = sets_.find("@mark.negative");
  if (found == sets_.end()) return false;
  for (const PatternPart& part : pattern.parts)
    for (const WordChain& chain : part.choices)
      for (const WordId word : chain)
        if (std::find(found->second.begin(), found->second.end(), out_.words_.spelling(word)) != found->second.end())
          return true;
  return false;
}

void StanceTableReader::read_sets(const Rows& rows) {
  for (const Kept& kept : rows)
    guarded([&] {
      const std::string_view name = cell(kept, "name");
      const std::string_view plain = name.starts_with("!replace ") ? name.substr(9) : name;
      if (!plain.starts_with('@')) fail(kept, "name", "a set's name begins with @: " + std::string(name));
      if (plain.starts_with("@mark.") && plain != "@mark.question_noun" &&
          std::find(mark_names.begin(), mark_names.end(), plain) == mark_names.end()) {
        const std::string_view near = text::nearest(plain, {mark_names.begin(), mark_names.end()});
        fail(kept, "name",
             "nobody reads a set " + std::string(plain) +
                 (near.empty() ? "" : "; did you mean " + std::string(near) + "?"));
      }
      std::vector<std::string> members = split_list(cell(kept, "members"));
      if (members.empty()) fail(kept, "members", "empty set " + std::string(name));
      sets_[std::string(plain)] = std::move(members);
    });
  for (const Kept& kept : rows)
    guarded([&] {
      for (const std::string& member : split_list(cell(kept, "members")))
        if (member.starts_with('@') && !sets_.contains(member)) fail(kept, "members", "undefined set " + member);
    });
}

void StanceTableReader::read_irregulars(const Rows& rows) {
  for (const Kept& kept : rows)
    for (const std::string& form : split_list(cell(kept, "irregular")))
      out_.forms_.add_irregular(cell(kept, "base"), form);
}

// "call into question" with "called into question": the first words are a verb and its form.
void StanceTableReader::learn_forms(std::string_view lemma, std::string_view forms) {
  for (const std::string& form : split_list(forms)) {
    const std::size_t a = lemma.find(' '), b = form.find(' ');
    const std::string_view tail_a = a == std::string_view::npos ? std::string_view{} : lemma.substr(a);
    const std::string_view tail_b = b == std::string_view::npos ? std::string_view{} : std::string_view(form).substr(b);
    if (tail_a == tail_b && lemma.substr(0, a) != std::string_view(form).substr(0, b))
      out_.forms_.add_irregular(lemma.substr(0, a), std::string_view(form).substr(0, b));
  }
}

// All forms of a verb with its particles: each form of the first word, then the rest; and the forms as given.
std::vector<std::string> StanceTableReader::phrase_forms(std::string_view lemma, std::string_view forms) const {
  const std::size_t space = lemma.find(' ');
  const std::string rest(space == std::string_view::npos ? std::string_view{} : lemma.substr(space));
  std::vector<std::string> all;
  const std::string_view head = lemma.substr(0, space);
  for (const std::string& form : out_.forms_.of_verb(head)) {
    all.push_back(form);
    all.back() += rest;
  }
  for (std::string& form : split_list(forms)) all.push_back(std::move(form));
  return all;
}

Pattern StanceTableReader::parse(const Kept& kept, std::string_view column) const {
  try {
    return parse_pattern(cell(kept, column), sets_, out_.forms_, out_.words_);
  } catch (const PatternFault& fault) {
    fail(kept, column, fault.message, fault.column);
  }
}

std::uint32_t StanceTableReader::add_pattern(const Pattern& pattern, PatternUse use, std::size_t index) {
  const auto number = static_cast<std::uint32_t>(out_.owners_.size());
  out_.owners_.push_back({use, static_cast<std::uint32_t>(index)});
  out_.matcher_.add(pattern, number);
  return number;
}

void StanceTableReader::add_words(std::string_view text, PatternUse use, std::size_t index) {
  Pattern pattern;
  for (const WordId word : intern_words(text, out_.words_)) {
    PatternPart part;
    part.choices.push_back({word});
    pattern.parts.push_back(std::move(part));
  }
  if (!pattern.parts.empty()) add_pattern(pattern, use, index);
}

double StanceTableReader::number(const Kept& kept, std::string_view column, double low, double high,
                                 double missing) const {
  std::string_view text = cell(kept, column);
  if (text.empty()) return missing;
  if (text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc{} || done.ptr != text.data() + text.size() || !(value >= low && value <= high))
    fail(kept, column,
         "not a number from " + std::to_string(static_cast<int>(low)) + " to " +
             std::to_string(static_cast<int>(high)) + ": " + std::string(cell(kept, column)));
  return value;
}

std::optional<Act> StanceTableReader::act_of(const Kept& kept) const {
  const std::string_view text = cell(kept, "act");
  if (text.empty()) return {};
  const std::optional<Act> found = act(text);
  if (!found) fail(kept, "act", "unknown act " + std::string(text));
  return found;
}

RuleZone StanceTableReader::zone_of(const Kept& kept) const {
  const std::string_view text = cell(kept, "in");
  if (text == "cue") return RuleZone::cue;
  if (text == "content") return RuleZone::content;
  fail(kept, "in", "'cue' or 'content', not '" + std::string(text) + "'");
}

RowExamples StanceTableReader::examples(const Kept& kept) {
  return {example_list(cell(kept, "yes")), example_list(cell(kept, "no"))};
}

constexpr std::string_view act_model = "act:";  // its models are one for each act

// Overlays key a weight by its model and piece; "!replace model" with a piece puts another in its place.
void StanceTableReader::read_weight(const Kept& kept) {
  std::string_view model = cell(kept, "model");
  if (model.starts_with("!replace ")) model.remove_prefix(9);
  const std::string_view piece = cell(kept, "piece");
  if (piece.empty()) fail(kept, "piece", "empty piece");
  const double weight = number(kept, "weight", -99, 99, 0);
  if (!model.starts_with(act_model)) {
    out_.weights_[std::string(model)][std::string(piece)] = weight;
    return;
  }
  const std::optional<Act> of = act(model.substr(act_model.size()));
  if (!of) fail(kept, "model", "'" + std::string(act_model) + "' and an act, not '" + std::string(model) + "'");
  out_.act_weights_[std::string(piece)].emplace_back(*of, weight);
}

void StanceTableReader::read_rule(const Kept& kept) {
  const std::string_view status = cell(kept, "status"), target = cell(kept, "target");
  if (status != "stable" && status != "test" && status != "off")
    fail(kept, "status", "'stable', 'test' or 'off', not '" + std::string(status) + "'");
  StanceRule rule;
  rule.id = std::string(cell(kept, "id"));
  if (rule.id.starts_with("!replace ")) rule.id.erase(0, 9);
  rule.on_trial = status == "test";
  rule.zone = zone_of(kept);
  rule.act = act_of(kept);
  rule.polarity = number(kept, "polarity", -1, 1, 0);
  rule.strength = number(kept, "strength", 0, 1, 1);
  if (!target.empty() && target != "object" && target != "subject")
    fail(kept, "target", "'object' or 'subject', not '" + std::string(target) + "'");
  rule.object_before = target == "subject";
  rule.examples = examples(kept);
  rule.row = ref(kept);
  rule.pattern = std::string(cell(kept, "pattern"));
  const Pattern pattern = parse(kept, "pattern");
  rule.shape = shape_of(pattern, rule.pattern);
  rule.negative = negative(pattern);
  if (!rule.act && rule.polarity == 0) fail(kept, "act", "a rule gives an act or a polarity");
  const std::size_t index = out_.rules_.size();
  if (status != "off") {
    add_pattern(pattern, PatternUse::rule, index);
    if (!cell(kept, "unless").empty())
      rule.unless = static_cast<int>(add_pattern(parse(kept, "unless"), PatternUse::unless, index));
  }
  out_.rules_.push_back(std::move(rule));
}

void StanceTableReader::read_attitude(const Kept& kept) {
  const double sign = number(kept, "sign", -1, 1, 0);
  if (sign != 1 && sign != -1) fail(kept, "sign", "+1 or -1");
  const std::string_view subject = cell(kept, "subject");
  if (!subject.empty() && subject != "speaker" && subject != "any")
    fail(kept, "subject", "'speaker' or 'any', not '" + std::string(subject) + "'");
  const std::string_view kind = cell(kept, "kind");
  if (!kind.empty() && kind != "wish" && kind != "need")
    fail(kept, "kind", "'wish', 'need' or empty, not '" + std::string(kind) + "'");
  Attitude attitude;
  attitude.kind = kind == "wish" ? AttitudeKind::wish : kind == "need" ? AttitudeKind::need : AttitudeKind::judgement;
  attitude.id = std::string(cell(kept, "id"));
  if (attitude.id.starts_with("!replace ")) attitude.id.erase(0, 9);
  attitude.value = sign * number(kept, "strength", 0, 1, 1);
  attitude.act = act_of(kept);
  attitude.zone = zone_of(kept);
  attitude.of_speaker = subject == "speaker";
  attitude.examples = examples(kept);
  attitude.row = ref(kept);
  attitude.pattern = std::string(cell(kept, "pattern"));
  const Pattern pattern = parse(kept, "pattern");
  attitude.shape = shape_of(pattern, attitude.pattern);
  attitude.negative = negative(pattern);
  add_pattern(pattern, PatternUse::attitude, out_.attitudes_.size());
  out_.attitudes_.push_back(std::move(attitude));
}

void StanceTableReader::read_modifier(const Kept& kept) {
  constexpr std::array<std::string_view, 7> kinds{"negation",   "condition", "hedge", "booster",
                                                  "concession", "exception", "pseudo"};
  Modifier modifier;
  modifier.id = std::string(cell(kept, "id"));
  if (modifier.id.starts_with("!replace ")) modifier.id.erase(0, 9);
  const auto kind = std::find(kinds.begin(), kinds.end(), cell(kept, "kind"));
  if (kind == kinds.end()) fail(kept, "kind", "unknown kind of modifier: " + std::string(cell(kept, "kind")));
  modifier.kind = static_cast<ModifierKind>(kind - kinds.begin());
  const std::string_view direction = cell(kept, "direction"), scope = cell(kept, "scope");
  if (direction == "forward")
    modifier.direction = Direction::forward;
  else if (direction == "both")
    modifier.direction = Direction::both;
  else
    fail(kept, "direction", "'forward' or 'both', not '" + std::string(direction) + "'");
  if (scope == "sentence")
    modifier.sentence = true;
  else if (scope != "clause") {
    modifier.words = static_cast<int>(number(kept, "scope", 1, 40, 0));
    if (modifier.words == 0) fail(kept, "scope", "'clause', 'sentence' or a number of words");
  }
  modifier.effect = std::string(cell(kept, "effect"));
  const std::string_view effect = modifier.effect;
  constexpr std::array<std::string_view, 4> words{"conditional", "segment", "stop", "none"};
  constexpr std::array<std::string_view, 7> of_kind{"x", "conditional", "cap", "x", "segment", "stop", "none"};
  if (!effect.starts_with(of_kind[static_cast<std::size_t>(modifier.kind)]))
    fail(kept, "effect",
         "the effect of a " + std::string(cell(kept, "kind")) + " begins with " +
             std::string(of_kind[static_cast<std::size_t>(modifier.kind)]) + ", not " + modifier.effect);
  if (effect.starts_with("x") || effect.starts_with("cap")) {
    const std::string_view digits = effect.substr(effect.starts_with("x") ? 1 : 3);
    const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), modifier.number);
    if (done.ec != std::errc{} || done.ptr != digits.data() + digits.size())
      fail(kept, "effect", "a number belongs after x or cap: " + modifier.effect);
  } else if (std::find(words.begin(), words.end(), effect) == words.end()) {
    fail(kept, "effect", "unknown effect: " + modifier.effect);
  }
  modifier.row = ref(kept);
  modifier.pattern = std::string(cell(kept, "pattern"));
  add_pattern(parse(kept, "pattern"), PatternUse::modifier, out_.modifiers_.size());
  out_.modifiers_.push_back(std::move(modifier));
}

void StanceTableReader::read_cue(const Kept& kept) {
  CueRow cue;
  cue.lemma = std::string(cell(kept, "lemma"));
  if (cue.lemma.starts_with("!replace ")) cue.lemma.erase(0, 9);
  cue.kind = std::string(cell(kept, "class"));
  constexpr std::array<std::string_view, 8> kinds{"say", "think", "ask", "feel", "write", "show", "document", "do"};
  if (std::find(kinds.begin(), kinds.end(), cue.kind) == kinds.end())
    fail(kept, "class", "unknown class of cue: " + cue.kind);
  if (!cell(kept, "attitude").empty()) cue.attitude = number(kept, "attitude", -1, 1, 0);
  cue.act = act_of(kept);
  cue.row = ref(kept);
  for (const std::string& form : phrase_forms(cue.lemma, cell(kept, "forms")))
    add_words(form, PatternUse::cue, out_.cues_.size());
  out_.cues_.push_back(std::move(cue));
}

void StanceTableReader::read_change(const Kept& kept) {
  constexpr std::array<std::string_view, 7> classes{"UP", "DOWN", "KEEP", "START", "END", "BREAK", "PREVENT"};
  ChangeRow change;
  change.lemma = std::string(cell(kept, "lemma"));
  if (change.lemma.starts_with("!replace ")) change.lemma.erase(0, 9);
  change.kinds = 0;
  for (const std::string& name : split_list(cell(kept, "kind"))) {
    const std::uint8_t kind = kinds_of(name);
    if (kind == 0) fail(kept, "kind", "unknown kind of object: " + name);
    change.kinds |= kind;
  }
  if (change.kinds == 0) fail(kept, "kind", "empty kind of object");
  const auto found = std::find(classes.begin(), classes.end(), cell(kept, "class"));
  if (found == classes.end()) fail(kept, "class", "unknown class of change: " + std::string(cell(kept, "class")));
  change.change = static_cast<ChangeClass>(found - classes.begin());
  change.row = ref(kept);
  const std::size_t index = out_.changes_.size();
  for (const std::string& form : phrase_forms(change.lemma, cell(kept, "forms")))
    add_words(form, PatternUse::change_verb, index);
  std::set<std::string> nouns;
  for (const std::string& noun : split_list(cell(kept, "nouns")))
    for (const std::string& form : out_.forms_.of_noun(noun)) nouns.insert(form);
  for (const std::string& noun : nouns) add_words(noun, PatternUse::change_noun, index);
  if (!nouns.empty()) {
    std::vector<std::string> all(nouns.begin(), nouns.end());
    if (change.lemma.find(' ') == std::string::npos) {
      const std::vector<std::string> forms = out_.forms_.of_verb(change.lemma);
      all.insert(all.end(), forms.begin(), forms.end());
    }
    for (const std::string& each : all) {
      std::vector<std::string>& known = out_.of_change_[each];
      known.insert(known.end(), all.begin(), all.end());
    }
  }
  out_.changes_.push_back(std::move(change));
}

void StanceTableReader::read_connotation(const Kept& kept) {
  Connotation connotation;
  connotation.word = std::string(cell(kept, "word"));
  if (connotation.word.starts_with("!replace ")) connotation.word.erase(0, 9);
  connotation.value = number(kept, "connotation", -1, 1, 0);
  if (connotation.value == 0) fail(kept, "connotation", "a number from -1 to 1 that is not 0");
  connotation.row = ref(kept);
  add_pattern(parse(kept, "word"), PatternUse::connotation, out_.connotations_.size());
  out_.connotations_.push_back(std::move(connotation));
}

void StanceTableReader::read_party(const Kept& kept) {
  const std::string_view kind = cell(kept, "kind"), country = cell(kept, "country");
  if (kind != "word" && kind != "member") fail(kept, "kind", "'word' or 'member', not '" + std::string(kind) + "'");
  PartyForm row;
  row.form = std::string(cell(kept, "form"));
  if (row.form.starts_with("!replace ")) row.form.erase(0, 9);
  if (row.form.empty()) fail(kept, "form", "empty form");
  if (cell(kept, "party").empty()) fail(kept, "party", "empty party");
  row.from = day(kept, "from");
  row.until = day(kept, "until");
  row.member = kind == "member";
  const std::string id = std::string(country) + '.' + std::string(cell(kept, "party"));
  const auto known =
      std::find_if(out_.parties_.begin(), out_.parties_.end(), [&](const Party& party) { return party.id == id; });
  row.party = static_cast<std::uint32_t>(known - out_.parties_.begin());
  if (known == out_.parties_.end()) out_.parties_.push_back({id, std::string(country)});
  if (row.member)
    out_.party_members_[row.form].push_back(std::move(row));
  else
    out_.party_words_.push_back(std::move(row));
}

void StanceTableReader::mark_shared_party_words() {
  std::map<std::string_view, std::set<std::uint32_t>> parties;
  for (const PartyForm& word : out_.party_words_) parties[word.form].insert(word.party);
  for (PartyForm& word : out_.party_words_) word.several = parties[word.form].size() > 1;
}

void StanceTableReader::compile_marks() {
  sets_.try_emplace("@mark.person_noun", person_nouns_);
  std::vector<std::pair<WordId, unsigned>> marks;
  for (unsigned i = 0; i < mark_names.size(); ++i)
    if (const auto set = sets_.find(mark_names[i]); set != sets_.end())
      for (const std::string& member : set->second) {
        const std::vector<std::string> forms =
            member.ends_with('~') ? out_.forms_.of_verb(std::string_view(member).substr(0, member.size() - 1))
                                  : std::vector{member};
        for (const std::string& form : forms)
          for (const WordId word : intern_words(form, out_.words_)) marks.emplace_back(word, i);
      }
  out_.marks_.assign(out_.words_.size(), 0);
  for (const auto& [word, bit] : marks) out_.marks_[word] |= 1U << bit;
  out_.rows_.assign(out_.words_.size(), 0);
  out_.lexicon_.each([&](std::string_view word, std::uint16_t row) { out_.rows_[out_.words_.find(word)] = row; });
  out_.rows_[0] = 0;
  std::vector<bool> function_words(out_.words_.size()), negatives(out_.words_.size());
  for (WordId word = 1; word < out_.words_.size(); ++word) {
    function_words[word] = out_.is(word, Marker::function);
    negatives[word] = out_.is(word, Marker::negative);
  }
  out_.matcher_.compile(out_.words_.size(), function_words, negatives);
  out_.alias_matcher_.compile(out_.words_.size(), function_words, negatives);
  out_.guard_matcher_.compile(out_.words_.size(), function_words, negatives);
}

}  // namespace onrecord::tables
