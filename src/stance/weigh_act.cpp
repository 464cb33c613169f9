// One sum for each act; what a row, an attitude or syntax says goes ahead by what `act`, piece `row` or `rule`, weighs.
#include "stance/weigh_act.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stance/candidate.h"
#include "stance/said_words.h"
#include "text/small_letters.h"

namespace onrecord::stance {
namespace {

constexpr std::size_t told = 3;  // pieces of evidence that the trace names

class Pieces {
 public:
  void add(std::string name, double value) {
    if (const long thousandths = std::lround(value * 1000); thousandths != 0)
      pieces_.push_back({std::move(name), static_cast<std::int32_t>(thousandths)});
  }
  std::vector<Piece> take() && { return std::move(pieces_); }

 private:
  std::vector<Piece> pieces_;
};

bool settled(Act act) {
  return act == Act::relay || act == Act::echo || act == Act::withhold;
}

// What a piece adds to one act's sum.
double share_of(const tables::StanceTables& tables, const Piece& piece, Act act) {
  const auto found = tables.act_weights().find(piece.name);
  if (found == tables.act_weights().end()) return 0;
  for (const auto& [of, weight] : found->second)
    if (of == act) return weight * piece.value / 1000;
  return 0;
}

// The pieces that speak most for `act` and against `before`.
std::string reasons(const tables::StanceTables& tables, const std::vector<Piece>& evidence, Act act, Act before) {
  std::vector<Weighed> weighed;
  for (const Piece& piece : evidence)
    if (const double more = share_of(tables, piece, act) - share_of(tables, piece, before); more > 0)
      weighed.push_back({piece.name, more});
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  std::string all;
  for (std::size_t i = 0; i < std::min(told, weighed.size()); ++i)
    all += (i == 0 ? ": " : ", ") + weighed[i].name + " " + signed_number(weighed[i].weight);
  return all;
}

// How it is said: its first subject with what follows, its first modal verb, whether it asks, counts or
// names.
void add_shape(const StatementEvidence& s, Pieces& pieces) {
  const Reading& r = *s.reading;
  const std::vector<SaidWord>& said = *s.said;
  const auto capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
  const auto digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  constexpr std::uint8_t ends = tables::between_sentences | tables::between_colon;
  bool number = false, name = false;
  std::string subject, modal;
  for (std::size_t k = 0; k < said.size(); ++k) {
    const std::uint32_t place = said[k].place;
    const std::string_view written = r.written(place, place + 1);
    const bool opens = k == 0 || (r.words[place].before & ends) != 0;
    number = number || std::any_of(written.begin(), written.end(), digit);
    name = name || (!opens && written.size() > 1 && capital(written.front()));
    if (subject.empty() && k + 1 < said.size() && r.is(place, tables::Marker::subject))
      subject = std::string(said[k].word()) + ' ' + std::string(said[k + 1].word());
    if (modal.empty() && r.is(place, tables::Marker::modal)) modal = said[k].word();
  }
  constexpr double long_one = 40;
  constexpr std::size_t brief = 6;
  pieces.add("words", std::min(static_cast<double>(said.size()), long_one) / long_one);
  if (said.size() < brief) pieces.add("brief", 1);
  if (number) pieces.add("number", 1);
  if (name) pieces.add("name", 1);
  if (!subject.empty()) pieces.add("subject:" + subject, 1);
  if (!modal.empty()) pieces.add("modal:" + modal, 1);
  for (const Span& span : s.input->content)
    if (s.input->text.substr(span.begin, span.end - span.begin).find('?') != std::string_view::npos) {
      pieces.add("question mark", 1);
      break;
    }
}

}  // namespace

std::vector<Piece> evidence_of_act(const StatementEvidence& s) {
  const Reading& r = *s.reading;
  Pieces pieces;
  pieces.add("bias", 1);
  pieces.add("rule:" + std::string(name(s.act->act)), 1);
  if (!s.act->rule.empty()) {
    pieces.add("row:" + family(s.act->rule), 1);
    pieces.add(s.act->of_cue ? "of cue" : "of content", 1);
  } else {
    pieces.add("no row", 1);
  }
  pieces.add(s.polarity > 0 ? "praise" : "blame", std::fabs(s.polarity));
  if (s.cue->row != nullptr) pieces.add("cue kind:" + s.cue->row->kind, 1);
  for (std::uint32_t i = 0; i < r.words.size(); ++i)
    if (r.zones[i] == Zone::cue) pieces.add("cue:" + text::in_small_letters(r.written(i, i + 1)), 1);
  const std::vector<SaidWord>& said = *s.said;
  for (const SaidWord& each : said) pieces.add(each.piece, 0.5);
  for (std::size_t k = 0; k < std::min<std::size_t>(2, said.size()); ++k)
    pieces.add("start" + std::to_string(k) + ":" + std::string(said[k].word()), 0.5);
  bool own = false, quote = false;
  for (const SaidWord& each : said) {
    own = own || r.is(each.place, tables::Marker::first_person);
    quote = quote || (r.words[each.place].before & tables::between_quote) != 0;
  }
  if (own) pieces.add("first person", 1);
  if (quote) pieces.add("quotation", 1);
  for (const Found& found : r.rules) {
    const tables::StanceRule& row = r.tables().rules()[found.index];
    if (row.act && r.in_content(found)) pieces.add("content:" + std::string(name(*row.act)), 1);
  }
  for (const Found& found : r.attitudes) {
    const tables::Attitude& row = r.tables().attitudes()[found.index];
    if (r.in_content(found)) pieces.add("row:" + family(row.id), 0.5);
  }
  pieces.add("length", length_of(said.size()) / 2);
  add_shape(s, pieces);
  if (s.act->of_row) pieces.add("row says " + std::string(name(s.act->act)), 1);
  pieces.add("speech:" + std::string(name(s.input->kind)), 1);
  pieces.add("actor:" + std::string(name(s.input->actor_kind)), 1);
  return std::move(pieces).take();
}

bool act_is_open(const tables::StanceTables& tables, const ActChoice& choice) {
  return !tables.act_weights().empty() && !choice.own && !settled(choice.act);
}

void weigh_act(const tables::StanceTables& tables, const std::vector<Piece>& evidence, ActChoice& choice) {
  std::map<Act, double> sums;
  for (const Piece& piece : evidence)
    if (const auto found = tables.act_weights().find(piece.name); found != tables.act_weights().end())
      for (const auto& [act, weight] : found->second) sums[act] += weight * piece.value / 1000;
  sums[choice.act] += tables.weight("act", choice.of_row ? "row" : "rule");
  const Act before = choice.act;
  for (const auto& [act, sum] : sums)
    if (!settled(act) && sum > sums[choice.act]) choice.act = act;
  if (choice.act == before) return;
  choice.rule = "weights:act";
  choice.trace.push_back({"act",
                          "weights:act",
                          std::string(name(choice.act)) + ", not " + std::string(name(before)) +
                              reasons(tables, evidence, choice.act, before),
                          {}});
}

}  // namespace onrecord::stance
