// Gathers noun phrases of statements, makes each an issue of its own, and sees what the tables make of it.
#include "suggested_aliases.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "report/wording.h"
#include "stance/label.h"
#include "tables/lexicon_reader.h"
#include "tables/word_scan.h"
#include "text/fold.h"
#include "text/line_wraps.h"
#include "text/tokens.h"

namespace onrecord {
namespace {

constexpr std::size_t most_tried = 400;  // phrases, the commonest
constexpr int least_statements = 2;      // that name a phrase
constexpr double named_alone = 0.25;     // what a statement without a position counts beside one with it
constexpr double far_from_pole = 0.2;    // what a phrase counts that never stands beside a word of the pole
constexpr char phrase_mark = 'c',
               pole_mark = 'p';    // first letters of the issues that phrases and the pole's words become
constexpr double of_the_pole = 2;  // what a phrase counts that shares a word with it

struct Article {
  Document document;
  std::vector<Statement> statements;
};

struct Phrase {
  std::string words;  // as first written
  std::set<std::size_t> statements;
};

bool is_noun(syntax::Tag tag) {
  return tag == syntax::Tag::noun || tag == syntax::Tag::proper_noun;
}

bool modifies_before(syntax::Relation relation) {
  return relation == syntax::Relation::amod || relation == syntax::Relation::compound ||
         relation == syntax::Relation::flat;
}

// First word of the noun's own phrase: what stands right before it and modifies it, or one of these.
int begin_of(const syntax::Tree& tree, int noun) {
  int begin = noun;
  while (begin > 0 && modifies_before(tree.relation_of(begin - 1)) && tree.head_of(begin - 1) >= begin &&
         tree.head_of(begin - 1) <= noun)
    --begin;
  return begin;
}

// Past the last word of the noun's own phrase: a name goes on behind its head ("Mr. [Lind]").
int end_of(const syntax::Tree& tree, int noun) {
  int end = noun + 1;
  while (end < tree.size() && tree.relation_of(end) == syntax::Relation::flat && tree.head_of(end) >= noun &&
         tree.head_of(end) < end)
    ++end;
  return end;
}

// "hers" is a form of "her": a word that stands for others is no name.
bool stands_for_others(std::string_view word, const tables::StanceTables& tables) {
  const std::vector<std::string> forms = tables.forms_of(text::folded(word));
  return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
    return tables.is(tables.words().find(form), tables::Marker::function);
  });
}

bool heads_phrase(const syntax::Tree& tree, int word) {
  return is_noun(tree.tag_of(word)) && !modifies_before(tree.relation_of(word));
}

// The noun that is joined to this one by a preposition right behind it ("ban [on imports]"); -1: none.
int joined_noun(const syntax::Tree& tree, int noun) {
  for (const int child : tree.children(noun))
    if (child > noun && tree.relation_of(child) == syntax::Relation::nmod && is_noun(tree.tag_of(child)) &&
        noun + 1 < tree.size() && tree.relation_of(noun + 1) == syntax::Relation::case_ &&
        tree.head_of(noun + 1) == child)
      return child;
  return -1;
}

tables::Table issues_of(const std::vector<const Phrase*>& tried, const std::vector<std::string>& pole_words) {
  std::string rows = "id\tpole\talias\tpolarity\tkind\n";
  for (std::size_t i = 0; i < tried.size(); ++i)
    rows += phrase_mark + std::to_string(i) + "\t-\t" + tried[i]->words + "\t+1\tany\n";
  for (std::size_t i = 0; i < pole_words.size(); ++i)
    rows += pole_mark + std::to_string(i) + "\t-\t" + pole_words[i] + "\t+1\tany\n";
  return tables::Table::parse("suggested aliases", rows);
}

using Words = std::vector<tables::WordId>;

std::vector<tables::ScannedWord> content_words(std::string_view text, const tables::StanceTables& tables) {
  std::vector<tables::ScannedWord> words;
  tables::scan_words(text, 0, static_cast<std::uint32_t>(text.size()), tables.words(), words);
  std::erase_if(words, [&](const tables::ScannedWord& word) { return tables.is(word.id, tables::Marker::function); });
  return words;
}

Words ids_of(std::string_view text, const tables::StanceTables& tables) {
  Words ids;
  for (const tables::ScannedWord& word : content_words(text, tables)) ids.push_back(word.id);
  return ids;
}

bool holds(const Words& words, tables::WordId word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether a better phrase catches what this one would: but one word that the pole has not is too wide to stand for
// others.
bool swallows(const Words& words, const Words& phrase, const Words& of_pole) {
  if (words.size() == 1 && phrase.size() > 1 && !holds(of_pole, words.front())) return false;
  return std::all_of(words.begin(), words.end(), [&](tables::WordId word) { return holds(phrase, word); });
}

// What became of one phrase.
struct Tally {
  SuggestedAlias found;
  Words ids;
  double score = 0;
  int near = 0;
  const Statement* example = nullptr;
  bool example_takes = false;

  // "tariff" beside "tariffs": an alias finds both.
  bool catches_the_same_as(const Tally& other) const {
    return example == other.example && ids.size() == other.ids.size() && found.statements == other.found.statements &&
           found.positions == other.found.positions && near == other.near;
  }

  void weigh(const Words& of_pole) {
    found.near_pole = static_cast<double>(near) / found.statements;
    found.example = report::one_line(example->text);
    found.example_source = report::one_line(example->source_text);
    found.example_cue = report::one_line(example->cue_text);
    if (ids.empty()) return;
    const bool shares = std::any_of(ids.begin(), ids.end(), [&](tables::WordId word) { return holds(of_pole, word); });
    score = (found.positions + named_alone * found.statements) * (far_from_pole + found.near_pole) *
            (shares ? of_the_pole : 1);
  }
};

// "wage" where the pole says "minimum wage", and most that say the one say the other: too wide.
bool is_wider_than_pole(const Tally& wide, const Tally& narrow, const Words& of_pole) {
  return narrow.ids.size() > wide.ids.size() && narrow.found.statements * 2 >= wide.found.statements &&
         std::all_of(narrow.ids.begin(), narrow.ids.end(), [&](tables::WordId word) { return holds(of_pole, word); }) &&
         std::all_of(wide.ids.begin(), wide.ids.end(), [&](tables::WordId word) { return holds(narrow.ids, word); });
}

}  // namespace

struct AliasSuggester::Read {
  explicit Read(std::shared_ptr<const Knowledge> given) : knowledge(std::move(given)), tracker(knowledge) {}

  std::shared_ptr<const Knowledge> knowledge;
  Tracker tracker;
  std::vector<std::unique_ptr<const Article>> articles;
  std::map<std::string, Phrase> phrases;  // by folded words
  std::size_t statements = 0;

  void gather(const Article& article, std::span<const ActorMention> mentions, std::size_t first_statement);
  std::vector<const Phrase*> commonest() const;
  void count(const Article& article, const stance::Labeller& labeller, std::vector<Tally>& tallies) const;
  void take(const text::TokenizedText& text, std::uint32_t begin, std::uint32_t end, std::size_t statement);
};

void AliasSuggester::Read::take(const text::TokenizedText& text, std::uint32_t begin, std::uint32_t end,
                                std::size_t statement) {
  const std::uint32_t from = text.tokens[begin].begin, to = text.tokens[end - 1].end;
  std::string words = report::one_line(text.text.substr(from, to - from));
  if (words.size() < 3 || words.size() > 80) return;
  Phrase& phrase = phrases[text::folded(words)];
  if (phrase.words.empty()) phrase.words = std::move(words);
  phrase.statements.insert(statement);
}

void AliasSuggester::Read::gather(const Article& article, std::span<const ActorMention> mentions,
                                  std::size_t first_statement) {
  const text::FlowingText flowing(article.document.text);
  text::TokenizedText text;
  text::tokenize(flowing.view(), tables::shipped_lexicon(), text);
  syntax::ParserBuffers buffers;
  syntax::Tree tree;
  const auto is_actor = [&](std::uint32_t begin, std::uint32_t end) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const ActorMention& mention) {
      return mention.span.begin < end && begin < mention.span.end;
    });
  };
  for (const text::TokenRange& sentence : text.sentences) {
    const std::uint32_t begin = text.tokens[sentence.begin].begin, end = text.tokens[sentence.end - 1].end;
    std::vector<std::size_t> holders;
    for (std::size_t i = 0; i < article.statements.size(); ++i)
      for (const Span& span : article.statements[i].content)
        if (span.begin < end && begin < span.end) holders.push_back(i);
    if (holders.empty()) continue;
    knowledge->parts().parser().parse(text, sentence, buffers, tree);
    for (int noun = 0; noun < tree.size(); ++noun) {
      if (!heads_phrase(tree, noun)) continue;
      const std::uint32_t head = sentence.begin + static_cast<std::uint32_t>(noun);
      if (stands_for_others(text.word(head), *knowledge->parts().stance)) continue;
      const std::uint32_t first = sentence.begin + static_cast<std::uint32_t>(begin_of(tree, noun)),
                          last = sentence.begin + static_cast<std::uint32_t>(end_of(tree, noun));
      const std::uint32_t at = text.tokens[last - 1].begin;
      // A title goes with the name behind it ("Mr.").
      const bool titles = tree.tag_of(noun) == syntax::Tag::proper_noun && last < sentence.end;
      if (is_actor(text.tokens[first].begin, text.tokens[titles ? last : last - 1].end)) continue;
      for (const std::size_t holder : holders) {
        const Spans& content = article.statements[holder].content;
        if (std::none_of(content.begin(), content.end(),
                         [&](const Span& span) { return span.begin <= at && at < span.end; }))
          continue;
        take(text, first, last, first_statement + holder);
        if (const int joined = joined_noun(tree, noun); joined >= 0)
          take(text, first, sentence.begin + static_cast<std::uint32_t>(joined) + 1, first_statement + holder);
      }
    }
  }
}

AliasSuggester::AliasSuggester(std::shared_ptr<const Knowledge> knowledge) : read_(new Read(std::move(knowledge))) {}
AliasSuggester::~AliasSuggester() = default;

void AliasSuggester::read(const Document& document) {
  auto article = std::make_unique<Article>();
  article->document = document;
  Analysis analysis = read_->tracker.track(article->document);
  article->statements = std::move(analysis.statements);
  read_->gather(*article, analysis.mentions, read_->statements);
  read_->statements += article->statements.size();
  read_->articles.push_back(std::move(article));
}

// The commonest phrases that several statements hold.
std::vector<const Phrase*> AliasSuggester::Read::commonest() const {
  std::vector<const Phrase*> tried;
  for (const auto& [folded, phrase] : phrases)
    if (static_cast<int>(phrase.statements.size()) >= least_statements) tried.push_back(&phrase);
  std::stable_sort(tried.begin(), tried.end(),
                   [](const Phrase* a, const Phrase* b) { return a->statements.size() > b->statements.size(); });
  if (tried.size() > most_tried) tried.resize(most_tried);
  return tried;
}

// Labels the article's statements by the tables in which each phrase is an issue.
void AliasSuggester::Read::count(const Article& article, const stance::Labeller& labeller,
                                 std::vector<Tally>& tallies) const {
  std::vector<stance::LabelInput> inputs;
  for (const Statement& each : article.statements) {
    stance::LabelInput& input = inputs.emplace_back();
    input.text = article.document.text;
    input.source = each.source;
    input.cue = each.cue;
    input.content = each.content;
  }
  const std::vector<stance::LabelResult> results = labeller.label(inputs);
  std::vector<bool> at_pole(results.size());
  for (std::size_t i = 0; i < results.size(); ++i)
    for (const StanceLabel& label : results[i].stances)
      if (label.issue_id.front() == pole_mark)
        for (std::size_t k = i == 0 ? 0 : i - 1; k < std::min(results.size(), i + 2); ++k) at_pole[k] = true;
  std::set<std::size_t> named_here;
  for (std::size_t i = 0; i < results.size(); ++i)
    for (const StanceLabel& label : results[i].stances) {
      if (label.issue_id.front() != phrase_mark) continue;
      const auto index = static_cast<std::size_t>(std::stoul(label.issue_id.substr(1)));
      Tally& tally = tallies[index];
      named_here.insert(index);
      ++tally.found.statements;
      tally.found.positions += label.position ? 1 : 0;
      tally.near += at_pole[i] ? 1 : 0;
      if (tally.example == nullptr || (label.position && !tally.example_takes)) {
        tally.example = &article.statements[i];
        tally.example_takes = label.position.has_value();
      }
    }
  for (const std::size_t index : named_here) ++tallies[index].found.articles;
}

std::vector<SuggestedAlias> AliasSuggester::suggest(std::string_view pole, std::size_t limit) const {
  const std::vector<const Phrase*> tried = read_->commonest();
  if (tried.empty()) return {};
  const tables::StanceTables& shipped = *read_->knowledge->parts().stance;
  std::vector<std::string> pole_words;
  for (const tables::ScannedWord& word : content_words(pole, shipped))
    pole_words.emplace_back(pole.substr(word.begin, word.end - word.begin));
  std::vector<tables::Table> tables;
  for (const tables::Table& table : read_->knowledge->parts().tables)
    if (!table.has("alias")) tables.push_back(table);
  tables.push_back(issues_of(tried, pole_words));
  const tables::StanceTables with_phrases(tables);
  const stance::Labeller labeller(with_phrases);
  std::vector<Tally> tallies(tried.size());
  for (const std::unique_ptr<const Article>& article : read_->articles) read_->count(*article, labeller, tallies);

  const Words of_pole = ids_of(pole, with_phrases);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    Tally& tally = tallies[i];
    if (tally.example == nullptr) continue;
    tally.found.words = tried[i]->words;
    tally.ids = ids_of(tally.found.words, with_phrases);
    tally.weigh(of_pole);
  }
  std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& a, const Tally& b) { return a.score > b.score; });
  std::vector<SuggestedAlias> chosen;
  std::vector<const Tally*> better, too_wide;
  for (Tally& each : tallies) {
    if (chosen.size() == limit || each.score == 0) break;
    const bool wide = std::any_of(tallies.begin(), tallies.end(),
                                  [&](const Tally& other) { return is_wider_than_pole(each, other, of_pole); }) ||
                      std::any_of(too_wide.begin(), too_wide.end(),
                                  [&](const Tally* other) { return each.catches_the_same_as(*other); });
    if (wide) {
      too_wide.push_back(&each);
      continue;
    }
    if (std::any_of(better.begin(), better.end(), [&](const Tally* other) {
          return swallows(other->ids, each.ids, of_pole) || each.catches_the_same_as(*other);
        }))
      continue;
    better.push_back(&each);
    chosen.push_back(each.found);
  }
  return chosen;
}

}  // namespace onrecord
