// Generated statements for tests and samples: invented people, issues and sentences; the same set for the
// same seed.
#include "support/generated_set.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>

namespace onrecord::testing {
namespace {

struct IssueWords {
  const char* id;
  const char* pole;
  const char* object;
};
constexpr std::array<IssueWords, 6> issue_words{{
    {"TRADE.steel_tariffs", "Tariffs on imported steel should be lifted", "the steel tariffs"},
    {"BANK.rate_cut", "The central bank should cut its key rate", "the key rate"},
    {"STRAIT.treaty", "The strait treaty should be ratified", "the strait treaty"},
    {"ENERGY.reactor_life", "The old reactors should run for ten more years", "the two old reactors"},
    {"WATER.river_dam", "The river dam should be built", "the dam at Ostrel"},
    {"RAIL.night_trains", "Night trains should be paid for by the state", "the night trains"},
}};
constexpr std::array<const char*, 12> first_names{"Marta", "Ilan",   "Sofie", "Petr", "Aino", "Teodor",
                                                  "Noor",  "Casper", "Lidia", "Emre", "Gwen", "Rafael"};
constexpr std::array<const char*, 16> last_names{"Velde", "Okaro",    "Brandt-Lys", "Sunde",    "Marsh", "Halloran",
                                                 "Keita", "Dufresne", "Ivarsen",    "Tolland",  "Quist", "Abarca",
                                                 "Novik", "Ferrant",  "Osei",       "Lindqvist"};
constexpr std::array<const char*, 8> roles{"Foreign Minister",   "Governor of the Central Bank",
                                           "Trade Commissioner", "Leader of the Opposition",
                                           "Finance Minister",   "Union chair",
                                           "Prime Minister",     "Head of the Steel Federation"};
constexpr std::array<const char*, 6> publishers{"Northern Wire",  "The Harbour Post", "Capital Daily",
                                                "Radio Meridian", "The Ledger",       "Border Times"};
constexpr std::array<const char*, 4> strong_for{
    "%s must go ahead as agreed, and we will vote for it without reservation",
    "there is no better course than the one we set out on %s last spring",
    "my government stands behind the plan on %s, and nothing has changed in that",
    "we have waited long enough; the decision on %s has to be taken now"};
constexpr std::array<const char*, 4> weak_for{
    "there is much to be said for the proposal on %s, though the timetable worries me",
    "we could live with the draft on %s if the costs are shared fairly",
    "a step in the right direction, even if the text on %s leaves questions open",
    "on balance the change to %s would help more than it would hurt"};
constexpr std::array<const char*, 4> neutral{
    "it is too early to speak of %s", "no decision has been taken on %s and none is due this week",
    "we are looking at every option where %s is concerned", "I will not be drawn on %s before the committee meets"};
constexpr std::array<const char*, 4> weak_against{"I have yet to hear a convincing reason for the plan on %s",
                                                  "the figures behind %s do not add up, and we have said so",
                                                  "before anyone moves on %s, the region deserves an answer about jobs",
                                                  "we doubt that the measure on %s would do what it promises"};
constexpr std::array<const char*, 4> strong_against{
    "%s is a mistake that our children would pay for, and we will oppose it to the end",
    "nobody on our side will sign a paper that touches %s in this way",
    "the proposal on %s is dead as far as we are concerned",
    "we reject the whole idea of %s; there is nothing left to discuss"};

class Generator {
 public:
  explicit Generator(const GeneratorOptions& options) : options_(options), random_(options.seed) {}

  StatementSet run() {
    for (int i = 0; i < options_.issues; ++i) {
      const IssueWords& words = issue_words[static_cast<std::size_t>(i) % issue_words.size()];
      const std::string suffix = i < static_cast<int>(issue_words.size()) ? "" : "_" + std::to_string(i);
      set_.issues.push_back({words.id + suffix, words.pole});
    }
    make_documents();
    for (int i = 0; i < options_.statements; ++i) add_statement();
    finish();
    return std::move(set_);
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }
  template <typename Array>
  const char* pick(const Array& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }

  static std::string numbered(const char* format, int number) {
    char text[64];
    std::snprintf(text, sizeof text, format, number);
    return text;
  }

  void make_documents() {
    const int count = std::max(1, options_.statements * 2 / 5);
    for (int i = 0; i < count; ++i) {
      DocumentInfo document;
      document.doc_id = numbered("art-%05d", i);
      document.published_at = add_days(options_.from, i * options_.days / count);
      document.date_origin = DateOrigin::metadata;
      document.publisher = pick(publishers);
      document.title = numbered("Round %d of the talks ends late", i + 1);
      document.url = "https://news.example/" + document.doc_id;
      document.cluster_id = document.doc_id;
      if (i > 0 && one_in(7)) {  // a copy of the story before, in another paper
        document.cluster_id = set_.documents.at(numbered("art-%05d", i - 1)).cluster_id;
        document.title = set_.documents.at(numbered("art-%05d", i - 1)).title;
      }
      document.withdrawn = i == count / 2 && count > 20;
      ++set_.coverage.articles_by_month[to_string(document.published_at).substr(0, 7)];
      document_ids_.push_back(document.doc_id);
      set_.documents[document.doc_id] = document;
    }
  }

  // Where an actor stands on an issue on a day: it drifts, turns once or twice, and differs from actor to
  // actor.
  double leaning(int actor, int issue, int day) const {
    const unsigned key = static_cast<unsigned>(actor * 31 + issue * 17 + 7);
    const double phase = (key * 2654435761u % 628) / 100.0;
    const double pace = 1.0 + (key * 40503u % 100) / 60.0;
    return std::sin(phase + pace * 3.1416 * day / options_.days) * 1.15;
  }

  double position_near(double wanted) {
    const double noisy = std::clamp(wanted + (below(61) - 30) / 100.0, -1.0, 1.0);
    return options_.coarse_positions ? std::round(noisy * 4) / 4 : std::round(noisy * 100) / 100;
  }

  static const char* sentence(double position, int which) {
    const auto& row = position >= .75   ? strong_for
                      : position > 0    ? weak_for
                      : position == 0   ? neutral
                      : position > -.75 ? weak_against
                                        : strong_against;
    return row[static_cast<std::size_t>(which)];
  }

  Speaker speaker_of(int actor) const {
    const auto at = static_cast<std::size_t>(actor);
    Speaker speaker;
    speaker.name = std::string(first_names[at % first_names.size()]) + " " + last_names[at % last_names.size()];
    if (actor >= 48) speaker.name += " " + numbered("%d", actor);
    speaker.actor_id = numbered("X.actor%03d", actor);
    speaker.kind = ActorKind::person;
    speaker.role = roles[at % roles.size()];
    speaker.country = at % 3 == 0 ? "NOR" : at % 3 == 1 ? "ESP" : "CHE";
    speaker.method = SpeakerMethod::name;
    speaker.confidence = Confidence::high;
    return speaker;
  }

  void date(Statement& s, Date published) {
    SaidDate& said = s.said;
    said.date = said.earliest = said.latest = published;
    said.precision = DatePrecision::day;
    said.method = DateMethod::published;
    if (one_in(6)) {
      said.date = said.earliest = said.latest = add_days(published, -1 - below(4));
      said.method = DateMethod::weekday;
    } else if (one_in(14)) {  // "has said": not later than the article
      said.date = {};
      said.precision = DatePrecision::none;
      said.earliest = add_days(published, -45 - below(60));
      said.method = DateMethod::tense;
    } else if (one_in(20)) {
      said.date = said.earliest = {published.year, published.month, 1};
      said.latest = last_day_of_month(published);
      said.precision = DatePrecision::month;
      said.method = DateMethod::date;
    }
  }

  void add_statement() {
    const int actor = static_cast<int>(std::sqrt(below(options_.actors * options_.actors)));  // some speak more
    const int issue = below(options_.issues);
    const std::string& doc_id = document_ids_[static_cast<std::size_t>(below(static_cast<int>(document_ids_.size())))];
    const DocumentInfo& document = set_.documents.at(doc_id);
    const int day = days_between(options_.from, document.published_at);
    if (actor % 4 == 1 && day > options_.days / 3 && day < options_.days / 2) return;  // months of silence

    Statement s;
    s.doc_id = doc_id;
    s.seq = next_seq_[doc_id]++;
    s.kind = one_in(2) ? StatementKind::direct : StatementKind::indirect;
    s.speaker = speaker_of(actor);
    if (one_in(25)) {
      s.speaker = {};
      s.speaker.name = "a senior official";
      s.speaker.kind = ActorKind::unnamed;
    }
    s.source_text = s.speaker.kind == ActorKind::unnamed ? "a senior official" : s.speaker.name;
    s.cue_text = s.cue_lemma = "said";
    s.act = Act::state;
    s.probability = .97;
    date(s, document.published_at);

    StanceLabel stance;
    stance.issue_id = set_.issues[static_cast<std::size_t>(issue)].issue_id;
    stance.confidence = one_in(3) ? Confidence::medium : Confidence::high;
    double position = position_near(leaning(actor, issue, day));
    if (one_in(8))
      s.act = Act::assess, position = std::clamp(position, -.5, .5);
    else if (one_in(12))
      s.act = Act::withhold, position = 0;
    else if (one_in(9) && position != 0)
      stance.conditional = true, position = std::clamp(position, -.5, .5);
    stance.condition_text = stance.conditional ? "if the costs are shared fairly" : "";
    if (!one_in(6))
      stance.position = position;
    else
      stance.abstain_reason = "no attitude";
    stance.label = stance.position ? label_of(position) : StanceKind::none;
    stance.rule_ids = {numbered("ATT-%03d", 10 + below(30)), numbered("CHG-%03d", 1 + below(20))};
    const std::string object = issue_words[static_cast<std::size_t>(issue) % issue_words.size()].object;
    char text[256];
    std::snprintf(text, sizeof text, sentence(position, below(4)), object.c_str());
    s.text = text;
    s.content = {{100 * s.seq, static_cast<std::uint32_t>(100 * s.seq + s.text.size())}};
    const std::size_t at = s.text.find(object);
    const Span evidence{static_cast<std::uint32_t>(s.content[0].begin + at),
                        static_cast<std::uint32_t>(s.content[0].begin + at + object.size())};
    stance.evidence = evidence;
    stance.trace = {{"attitude", stance.rule_ids[0], position >= 0 ? "+1" : "-1", evidence},
                    {"change", stance.rule_ids[1], "KEEP", evidence}};
    s.stances.push_back(std::move(stance));
    s.id = statement_id(doc_id, s.text, s.seq);
    add_copies(s);
    set_.statements.push_back(std::move(s));
  }

  // The other members of the article's cluster carry the statement too.
  void add_copies(const Statement& original) {
    const DocumentInfo& own = set_.documents.at(original.doc_id);
    const std::string next = numbered("art-%05d", std::stoi(own.doc_id.substr(4)) + 1);
    const auto found = set_.documents.find(next);
    if (found == set_.documents.end() || found->second.cluster_id != own.cluster_id || one_in(3)) return;
    Statement copy = original;
    copy.doc_id = next;
    copy.seq = next_seq_[next]++;
    copy.id = statement_id(next, copy.text, copy.seq);
    set_.statements.push_back(std::move(copy));
  }

  void finish() {
    std::map<std::string, int> cluster_sizes;
    for (const auto& [id, document] : set_.documents) ++cluster_sizes[document.cluster_id];
    for (auto& [id, document] : set_.documents) document.copies = cluster_sizes[document.cluster_id];
    std::map<std::string, std::map<std::string, bool>> seen;
    for (const Statement& s : set_.statements) {
      if (s.speaker.actor_id.empty() || !seen[s.speaker.actor_id].emplace(s.doc_id, true).second) continue;
      const Date published = set_.documents.at(s.doc_id).published_at;
      ++set_.coverage.articles_naming_by_month[s.speaker.actor_id][to_string(published).substr(0, 7)];
    }
    std::sort(set_.statements.begin(), set_.statements.end(), [](const Statement& a, const Statement& b) {
      return std::tie(a.said.date, a.doc_id, a.seq) < std::tie(b.said.date, b.doc_id, b.seq);
    });
  }

  GeneratorOptions options_;
  std::mt19937 random_;
  StatementSet set_;
  std::vector<std::string> document_ids_;
  std::map<std::string, std::uint32_t> next_seq_;
};

}  // namespace

StatementSet generate(const GeneratorOptions& options) {
  return Generator(options).run();
}

}  // namespace onrecord::testing
