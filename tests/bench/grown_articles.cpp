// Writes articles from sentences with gaps; what is put into a gap is drawn, so that no two articles are alike.
#include "grown_articles.h"

#include <array>

#include "zipf.h"

namespace onrecord::bench {
namespace {

constexpr int actors = 5'000, vocabulary = 30'000, newest_versions = 100;
constexpr Date first_day{2005, 1, 1};
constexpr int days = 7'300;

constexpr std::array first_names{"Marta",  "Ilan",  "Sofie", "Peter",  "Anna",  "Theodor", "Nora",   "Casper",
                                 "Lydia",  "Emma",  "Grace", "Rafael", "Ada",   "Clara",   "Samuel", "Judith",
                                 "Viktor", "Pavel", "Maria", "Henry",  "Elena", "Thomas",  "Hannah", "Oscar"};
constexpr std::array roles{"Foreign Minister", "Finance Minister", "Transport Minister", "Trade Minister",
                           "Health Minister",  "Defence Minister", "Prime Minister",     "Senator"};
constexpr std::array papers{"Harbour Post",  "Capital Courier", "Border Daily",  "Valley Ledger", "Island Herald",
                            "Meridian Post", "Harbour Ledger",  "Capital Daily", "Border Herald", "Valley Courier"};
constexpr std::array places{"northern", "southern"};
constexpr std::array things{"harbour toll",  "river dam",     "night trains",  "coal levy",     "grain quota",
                            "fishing pact",  "border tunnel", "steel tariffs", "water tax",     "school reform",
                            "airport plan",  "wage pact",     "gas pipeline",  "ferry subsidy", "housing bill",
                            "customs union", "wind farms",    "canal project", "milk price",    "mining ban"};

struct Quote {
  const char* words;  // $ is an issue, # any word
  bool on_issue;
  std::optional<double> position;
};
constexpr std::array quotes{Quote{"We support the $ and the # that comes with it", true, 1.0},
                            Quote{"The $ would be a mistake for the # and the #", true, -1.0},
                            Quote{"We reject the $", true, -1.0},
                            Quote{"I welcome the $, and so does the #", true, 0.5},
                            Quote{"We oppose the $ because of the #", true, -0.75},
                            Quote{"It is too early to speak of the $ or of the #", true, std::nullopt},
                            Quote{"Nobody has shown us the # or the #", false, std::nullopt},
                            Quote{"The # will be ready in May", false, std::nullopt},
                            Quote{"We have waited for the # long enough", false, std::nullopt}};

class Writer {
 public:
  explicit Writer(int number)
      : random_(static_cast<std::uint32_t>(number)), narrator_(static_cast<std::uint32_t>(number)) {}

  void add_paragraph(GrownArticle& article) {
    static const Zipf who(actors), about(static_cast<int>(grown_issues().size()));
    std::string& text = article.document.text;
    if (!text.empty()) text += "\n\n";
    const int speaker = who(random_);
    const std::string first = first_names[static_cast<std::size_t>(speaker) % first_names.size()];
    const std::string last = word(100 + speaker / static_cast<int>(first_names.size()));
    const std::string role = roles[static_cast<std::size_t>(speaker) % roles.size()];
    const Quote& quote = quotes[random_() % quotes.size()];
    const GrownIssue& issue = grown_issues()[static_cast<std::size_t>(about(random_))];

    Statement s;
    s.kind = StatementKind::direct;
    text += "“";
    s.content = {append(text, filled(quote.words, issue.alias))};
    text += ",” ";
    s.speaker.name = first + ' ' + static_cast<char>(last[0] - 'a' + 'A') + last.substr(1);
    s.source = {append(text, role + ' ' + s.speaker.name)};
    text += ' ';
    s.cue = {append(text, "said")};
    text += " on Monday. " + narration();
    s.text = text.substr(s.content[0].begin, s.content[0].end - s.content[0].begin);
    s.source_text = role + ' ' + s.speaker.name;
    s.cue_text = "said";
    s.cue_lemma = "say";
    s.speaker.actor_id = last + '.' + first;
    s.speaker.kind = ActorKind::person;
    s.speaker.role = role;
    s.speaker.method = SpeakerMethod::name;
    s.speaker.confidence = Confidence::high;
    s.act = random_() % 3 == 0 ? static_cast<Act>(random_() % 15) : Act::state;
    s.probability = 0.9;
    if (quote.on_issue) {
      StanceLabel stance;
      stance.issue_id = issue.id;
      stance.position = quote.position;
      stance.label = stance.position ? label_of(*stance.position) : StanceKind::none;
      stance.confidence = Confidence::high;
      stance.rule_ids = {"GROWN-1"};
      const auto at = static_cast<std::uint32_t>(s.content[0].begin + s.text.find(issue.alias));
      stance.evidence = {at, at + static_cast<std::uint32_t>(issue.alias.size())};
      s.stances = {stance};
    }
    article.analysis.mentions.push_back({s.source[0], s.speaker.actor_id, s.speaker.name});
    article.analysis.statements.push_back(std::move(s));
  }

  std::string a_word() {
    static const Zipf words(vocabulary);
    return word(words(random_));
  }
  std::string a_paper() {
    static const Zipf often(static_cast<int>(papers.size()));
    return papers[static_cast<std::size_t>(often(random_))];
  }
  int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint32_t>(limit)); }

 private:
  static Span append(std::string& text, const std::string& piece) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += piece;
    return {begin, static_cast<std::uint32_t>(text.size())};
  }
  // What stands around statements in news, and makes two articles unlike: of 1,500 real ones no two share a band.
  std::string narration() {
    constexpr int sentences = 3, words = 12;
    std::string out;
    for (int i = 0; i < sentences; ++i) {
      out += i == 0 ? "The" : " The";
      for (int k = 0; k < words; ++k) out += ' ' + word(static_cast<int>(narrator_() % vocabulary));
      out += '.';
    }
    return out;
  }
  std::string filled(std::string_view pattern, const std::string& issue) {
    std::string out;
    for (const char c : pattern)
      if (c == '$')
        out += issue;
      else if (c == '#')
        out += a_word();
      else
        out += c;
    return out;
  }

  std::mt19937 random_, narrator_;
};

// Ids, dates and places of statements follow from the article and its day.
void finish(GrownArticle& article) {
  number_statements(article_identity(article.document), article.analysis.statements);
  std::uint32_t seq = 0;
  for (Statement& s : article.analysis.statements) {
    s.doc_id = article.document.doc_id;
    s.seq = seq++;
    s.said.date = s.said.earliest = s.said.latest = article.document.published_at;
    s.said.precision = DatePrecision::day;
    s.said.method = DateMethod::published;
  }
}

}  // namespace

const std::vector<GrownIssue>& grown_issues() {
  static const std::vector<GrownIssue> issues = [] {
    std::vector<GrownIssue> made;
    for (const char* place : places)
      for (const char* thing : things) {
        const std::string alias = std::string(place) + ' ' + thing;
        std::string id = "GROW." + alias;
        std::replace(id.begin(), id.end(), ' ', '_');
        made.push_back({id, alias, "the " + alias + " should come"});
      }
    return made;
  }();
  return issues;
}

GrownArticle grown_article(int number) {
  Writer writer(number);
  GrownArticle article;
  Document& document = article.document;
  const int kind = number < newest_versions ? 100 : writer.below(100);
  if (kind < 10) {
    article = grown_article(number - 1);
    document.text += "\n\nThe " + writer.a_word() + " was quiet.";
  } else if (kind < 12) {
    article = grown_article(number - 1 - writer.below(newest_versions - 1));
    writer.add_paragraph(article);
  } else {
    for (int i = 0; i < statements_per_article; ++i) writer.add_paragraph(article);
  }
  const bool new_version = kind >= 10 && kind < 12;
  if (!new_version) {
    document.doc_id = "article-" + std::to_string(number);
    document.title = "Article " + std::to_string(number);
    document.published_at = add_days(first_day, static_cast<int>(std::int64_t{number} * 7 % days));
    document.date_origin = DateOrigin::metadata;
  }
  document.publisher = writer.a_paper();
  document.version = std::to_string(number);
  finish(article);
  return article;
}

}  // namespace onrecord::bench
