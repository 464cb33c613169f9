// Gathers the evidence; every product is of whole thousandths, so that sums are the same everywhere.
#include "stance/evidence_for.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stance/said_words.h"
#include "stance/stands.h"
#include "tables/news_probability.h"
#include "text/small_letters.h"

namespace onrecord::stance {
namespace {

constexpr std::uint32_t near_sentences = 2;
constexpr std::uint32_t close_words = 8;
constexpr double of_a_word = 0.5;

double squash(double value) {
  return value / (1 + std::fabs(value));
}

// Adds up what a model's weights make of each piece; keeps the pieces themselves where they are asked for.
class Pieces {
 public:
  Pieces(const tables::StanceTables& tables, std::string_view model, bool keep, bool tell)
      : weights_(tables.weights(model)), keep_(keep), tell_(tell) {}

  void add(const std::string& name, double value) {
    if (value == 0) return;
    if (weights_ != nullptr)
      if (const auto found = weights_->find(name); found != weights_->end()) {
        sum_ += found->second * value;
        if (tell_) weighed_.push_back({name, found->second * value});
      }
    if (keep_) kept_[name] += value;
  }
  void add(const std::string& name, double value, double known_weight) {
    sum_ += known_weight * value;
    if (keep_) kept_[name] += value;
  }
  double sum() const { return sum_; }
  std::vector<Weighed> weighed() && { return std::move(weighed_); }
  std::vector<Piece> take() const {
    std::vector<Piece> pieces;
    for (const auto& [name, value] : kept_)
      if (const long thousandths = std::lround(value * 1000); thousandths != 0)
        pieces.push_back({name, static_cast<std::int32_t>(thousandths)});
    return pieces;
  }

 private:
  const tables::PieceWeights* weights_;
  bool keep_, tell_;  // for the trainer, for the trace
  double sum_ = 0;
  std::vector<Weighed> weighed_;
  std::map<std::string, double> kept_;
};

class Gatherer {
 public:
  Gatherer(std::uint32_t issue, const StatementEvidence& statement, const ArticleIssues& article,
           const StanceLabel* rule, bool keep, IssueEvidence& out)
      : issue_(issue),
        s_(statement),
        r_(*statement.reading),
        article_(article),
        rule_(rule),
        out_(out),
        keep_(keep),
        side_(r_.tables(), "side", keep, true),
        takes_(r_.tables(), "takes", keep, false) {
    out_.issue = issue;
  }

  bool gather() {
    if (!find_reference()) return false;
    const std::vector<SaidWord>& said = *s_.said;
    const double q = out_.polarity;
    const std::string how(out_.about == About::content ? "named" : out_.about == About::head ? "head" : "other");
    side_.add("about:" + std::string(name(out_.about)), q);
    takes_.add("bias", 1);
    takes_.add("about:" + std::string(name(out_.about)), 1);
    rules();
    words(said, q, how);
    stands(q, how);
    const std::string act(name(s_.act->act));
    side_.add("act:" + act, q);
    side_.add("act." + how + ":" + act, q);
    takes_.add("act:" + act, 1);
    side_.add("polarity:" + how, q * s_.polarity);
    side_.add("polarity", q * s_.polarity);
    takes_.add("polarity", std::fabs(s_.polarity));
    if (s_.cue->attitude != 0) {
      side_.add("cue attitude", q * s_.cue->attitude);
      takes_.add("cue attitude", std::fabs(s_.cue->attitude));
    }
    for (std::uint32_t i = 0; i < r_.words.size(); ++i)
      if (r_.zones[i] == Zone::cue) {
        takes_.add("cue:" + text::in_small_letters(r_.written(i, i + 1)), 1);
      }
    speaker();
    article_share();
    out_.side = side_.sum();
    out_.takes = takes_.sum();
    if (keep_) {
      out_.side_pieces = side_.take();
      out_.takes_pieces = takes_.take();
    }
    out_.weighed = std::move(side_).weighed();
    return true;
  }

  bool find_reference() {
    double sum = 0;
    const Mention* first = nullptr;
    for (const Mention& each : r_.mentions) {
      if (alias(each.alias).issue != issue_) continue;
      places_.push_back(each);
      sum += alias(each.alias).polarity * alias(each.alias).words;
      if (first == nullptr) first = &each;
    }
    if (first != nullptr) {
      const double lead = alias(first->alias).polarity;
      out_.span = r_.span(first->begin, first->end);
      refer(About::content, sum == 0 ? lead : sum > 0 ? std::fabs(lead) : -std::fabs(lead), alias(first->alias).text);
      return true;
    }
    for (const Mention& each : r_.references)
      if (alias(each.alias).issue == issue_) places_.push_back(each);
    for (const Mention& each : places_)
      if (each.naming == Naming::head) {
        out_.span = r_.span(each.begin, each.end);
        refer(About::head, alias(each.alias).polarity, alias(each.alias).text);
        return true;
      }
    if (s_.input->content.empty()) return false;
    out_.span = s_.input->content.front();
    const std::uint32_t begin = s_.input->content.front().begin, end = s_.input->content.back().end;
    const std::uint32_t from = article_.sentence_of(begin), to = article_.sentence_of(end);
    const NamedIssue* before = nullptr;
    const NamedIssue* after = nullptr;
    for (const NamedIssue& each : article_.named()) {
      if (alias(each.alias).issue != issue_) continue;
      if (each.span.begin < end)
        before = &each;
      else if (after == nullptr)
        after = &each;
    }
    if (after != nullptr && after->sentence == to && (before == nullptr || before->sentence != from))
      refer(About::sentence, alias(after->alias).polarity, alias(after->alias).text);
    else if (before != nullptr)
      refer(before->sentence >= from                    ? About::sentence
            : before->sentence + near_sentences >= from ? About::near
                                                        : About::far,
            alias(before->alias).polarity, alias(before->alias).text);
    else if (const NamedIssue* title = in_title())
      refer(About::title, alias(title->alias).polarity, alias(title->alias).text);
    else if (after != nullptr)
      refer(About::later, alias(after->alias).polarity, alias(after->alias).text);
    else
      return false;
    return true;
  }

 private:
  const tables::IssueAlias& alias(std::uint32_t index) const { return r_.tables().aliases()[index]; }
  void refer(About about, double polarity, const std::string& alias) {
    out_.about = about;
    out_.polarity = polarity;
    out_.alias = alias;
  }

  const NamedIssue* in_title() const {
    for (const NamedIssue& each : article_.in_title())
      if (alias(each.alias).issue == issue_) return &each;
    return nullptr;
  }

  void rules() {
    if (rule_ == nullptr) {
      takes_.add("rule:none", 1);
      return;
    }
    if (!rule_->position || *rule_->position == 0) {
      takes_.add("rule:" + rule_->abstain_reason, 1);
      return;
    }
    const double value = *rule_->position;
    const std::string how(name(rule_->confidence));
    side_.add("rule", value > 0 ? 1 : -1);
    side_.add("rule value", value);
    side_.add("rule:" + how, value > 0 ? 1 : -1);
    takes_.add("rule", 1);
    takes_.add("rule:" + how, 1);
    for (const std::string& id : rule_->rule_ids) {
      side_.add("rule of " + family(id), value > 0 ? 1 : -1);
      takes_.add("rule of " + family(id), 1);
    }
  }

  bool of_issue(std::uint32_t place) const {
    return std::any_of(places_.begin(), places_.end(),
                       [&](const Mention& each) { return each.begin <= place && place < each.end; });
  }

  void words(const std::vector<SaidWord>& said, double q, const std::string& how) {
    double toward = 0, plain = 0, close = 0;
    const bool named = out_.about == About::content || out_.about == About::head;
    for (const SaidWord& each : said) {
      if (of_issue(each.place)) continue;
      toward += each.toward;
      plain += each.plain;
      for (const Mention& mention : places_) {
        const std::uint32_t away = mention.end <= each.place ? each.place - mention.end : mention.begin - each.place;
        if (away < close_words && r_.clause[mention.begin] == r_.clause[each.place])
          close += each.toward * alias(mention.alias).polarity;
      }
      takes_.add(each.piece, of_a_word, each.takes);
      if (named) side_.add(each.piece, of_a_word * q, each.side);
    }
    side_.add("toward:" + how, q * squash(toward));
    side_.add("toward", q * squash(toward));
    side_.add("toward close", squash(close));
    side_.add("plain", squash(plain));
    takes_.add("toward", std::fabs(squash(toward)));
    takes_.add("plain", std::fabs(squash(plain)));
    takes_.add("length", length_of(said.size()));
    if (said.size() < 5) takes_.add("short", 1);
  }

  void stands(double q, const std::string& how) {
    double speaker = 0, judged = 0, close = 0;
    const Stand* first = nullptr;
    for (const Stand& stand : s_.stands->all()) {
      double value = stand.of_other ? 0 : stand.value;
      if (turned(stand.found)) value = -value;
      (stand.of_speaker ? speaker : judged) += value;
      if (first == nullptr && stand.of_speaker) first = &stand;
      takes_.add("row:" + family(*stand.id), std::fabs(value));
      for (const Mention& mention : places_) {
        const std::uint32_t away = mention.end <= stand.found.begin   ? stand.found.begin - mention.end
                                   : stand.found.end <= mention.begin ? mention.begin - stand.found.end
                                                                      : 0;
        if (away < close_words && r_.clause[mention.begin] == r_.clause[stand.found.begin])
          close += value * alias(mention.alias).polarity;
      }
    }
    side_.add("wants:" + how, q * squash(speaker));
    side_.add("wants plain", squash(speaker));
    side_.add("judges:" + how, q * squash(judged));
    side_.add("judges plain", squash(judged));
    side_.add("stand close", squash(close));
    takes_.add("wants", std::fabs(squash(speaker)));
    takes_.add("judges", std::fabs(squash(judged)));
    takes_.add("stand close", std::fabs(squash(close)));
    // Changes: what is raised, kept, ended.
    double change = 0;
    for (const auto* list : {&r_.verbs, &r_.nouns})
      for (const Found& found : *list) {
        if (r_.zones[found.begin] != Zone::content || of_issue(found.begin)) continue;
        const double sign = r_.tables().changes()[found.index].sign() * (turned(found) ? -1 : 1);
        change += sign;
      }
    side_.add("change:" + how, q * squash(change));
    side_.add("change plain", squash(change));
    if (first != nullptr) side_.add("wanted change:" + how, q * squash(change) * (first->value > 0 ? 1 : -1));
  }

  bool turned(const Found& found) const {
    for (std::uint32_t back = 1; back <= negation_reach && back <= found.begin; ++back) {
      if (r_.words[found.begin - back + 1].before & (tables::between_sentences | tables::between_colon)) return false;
      if (r_.is(found.begin - back, tables::Marker::negative)) return true;
    }
    return false;
  }

  void speaker() {
    const LabelInput& in = *s_.input;
    takes_.add("probability",
               tables::probability_as_tagged(
                   r_.tables(), tables::shape_of(in.text, in.source, in.cue, in.kind, in.content), in.probability));
    takes_.add("actor:" + std::string(name(s_.input->actor_kind)), 1);
    takes_.add("known by:" + std::string(name(s_.input->speaker_method)), 1);
    takes_.add("speech:" + std::string(name(s_.input->kind)), 1);
    if (s_.input->speaker.empty()) takes_.add("no actor", 1);
  }

  void article_share() {
    double named = 0;
    for (const NamedIssue& each : article_.named()) named += alias(each.alias).issue == issue_ ? 1 : 0;
    takes_.add("share", std::min(2.0, named / std::max(1.0, static_cast<double>(article_.sentences()))));
    if (in_title() != nullptr) takes_.add("title", 1);
    double own = 0, other = 0;
    for (const Mention& each : r_.mentions) (alias(each.alias).issue == issue_ ? own : other) += 1;
    takes_.add("named", std::min(3.0, own));
    if (other > 0 && own == 0) takes_.add("another issue named", 1);
    takes_.add("referred to", std::min<double>(2, static_cast<double>(places_.size()) - own));
  }

  std::uint32_t issue_;
  const StatementEvidence& s_;
  const Reading& r_;
  const ArticleIssues& article_;
  const StanceLabel* rule_;
  IssueEvidence& out_;
  bool keep_;
  std::vector<Mention> places_;  // where the content names the issue or refers to it
  Pieces side_, takes_;
};

}  // namespace

std::string_view name(About about) {
  switch (about) {
    case About::content:
      return "content";
    case About::head:
      return "head";
    case About::sentence:
      return "sentence";
    case About::near:
      return "near";
    case About::far:
      return "far";
    case About::title:
      return "title";
    default:
      return "later";
  }
}

std::optional<About> about_of(std::uint32_t issue, const StatementEvidence& statement, const ArticleIssues& article) {
  IssueEvidence evidence;
  if (!Gatherer(issue, statement, article, nullptr, false, evidence).find_reference()) return {};
  return evidence.about;
}

bool evidence_on(std::uint32_t issue, const StatementEvidence& statement, const ArticleIssues& article,
                 const StanceLabel* rule, bool keep_pieces, IssueEvidence& evidence) {
  return Gatherer(issue, statement, article, rule, keep_pieces, evidence).gather();
}

}  // namespace onrecord::stance
