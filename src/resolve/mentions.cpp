// Finds mentions: runs of capitalised words, cut at the tables' phrases into persons, organisations, states
// and labels.
#include <algorithm>

#include "resolve/article.h"

namespace onrecord::resolve {
namespace {

class MentionFinder {
 public:
  explicit MentionFinder(Article& article) : article_(article) {}

  void find() {
    find_headline();
    std::uint32_t at = 0;
    while (at < article_.size()) {
      if (!starts_run(at)) {
        ++at;
        continue;
      }
      const std::uint32_t end = end_of_run(at);
      cut_run({at, end});
      at = std::max(end, next_);
    }
  }

 private:
  const Word& word(std::uint32_t i) const { return article_.word(i); }
  const tables::WordFacts& facts(std::uint32_t i) const { return article_.facts(i); }

  // The title stands on the first line where the document has one, or where a short first line is mostly
  // capitals.
  void find_headline() {
    article_.body = 0;
    std::uint32_t end = 0, capitals = 0, starts = 0;
    while (end < article_.size() && word(end).paragraph == 0) {
      if (end > 0 && word(end).sentence_start) ++starts;
      if (word(end).capital || facts(end).is(tables::word_class::function)) ++capitals;
      ++end;
    }
    if (end == 0 || end == article_.size() || end > 30 || starts > 1) return;
    if (!article_.document->title.empty()) {
      const std::string line = article_.surface({0, end});
      if (article_.document->title.starts_with(line.substr(0, std::min<std::size_t>(line.size(), 20)))) {
        article_.body = end;
        return;
      }
    }
    const std::string_view text = article_.text.text;
    const std::size_t after = word(end - 1).end;
    const bool stopped = after < text.size() && (text[after] == '.' || text[after] == '"');
    if (!stopped || capitals + 2 > end) article_.body = end;
  }

  bool initial_function(std::uint32_t i) const {  // a function word or a weekday begins no name
    const tables::WordFacts& f = facts(i);
    if (given_month(i) || given_auxiliary(i)) return false;
    return f.is(tables::word_class::function | tables::word_class::calendar) &&
           !(word(i).all_capitals && article_.hits[i].words > 0 && !caps_line(i));
  }

  // "Jan de Witte", "Jan Kubis", "Ms. April Lane": months that are given names.
  bool given_month(std::uint32_t i) const {
    if (!facts(i).is(tables::word_class::calendar) || facts(i).given_count == 0 || i + 1 >= article_.size())
      return false;
    const Word& next = word(i + 1);
    if (next.gap != 0 || next.sentence_start || next.digits || facts(i + 1).is(tables::word_class::calendar))
      return false;
    if (facts(i + 1).is(tables::word_class::particle) && i + 2 < article_.size() && word(i + 2).capital &&
        word(i + 2).gap == 0)
      return true;
    if (!next.capital || facts(i + 1).is(tables::word_class::function | tables::word_class::organisation)) return false;
    if (i + 3 < article_.size() && word(i + 2).gap == gap::comma && !word(i + 2).sentence_start &&
        article_.is(i + 2, "opens_apposition"_words))
      return true;  // "April Lane, a spokeswoman"
    return article_.is(i, "month_and_given_name"_words) ||
           (i > 0 && word(i).gap == 0 && !word(i).sentence_start && facts(i - 1).head == tables::HeadClass::role) ||
           (i > 0 && article_.hits[i - 1].words == 1 && hit_kind(i - 1) == tables::PhraseKind::title &&
            word(i).gap == 0);
  }

  // "said Will Doyle": a capital in mid-sentence is no question's first word; nor is one before a name and a comma.
  bool given_auxiliary(std::uint32_t i) const {
    if (facts(i).given_count < 20000 || word(i).all_capitals || i + 1 >= article_.size() || i < article_.body)
      return false;
    const Word& next = word(i + 1);
    if (!next.capital || next.gap != 0 || next.sentence_start || article_.hits[i + 1].words > 0 ||
        facts(i + 1).is(tables::word_class::function))
      return false;
    if (i > 0 && !word(i).sentence_start && (word(i).gap & ~gap::comma) == 0) return true;
    return i + 2 < article_.size() && word(i + 2).gap == gap::comma;
  }

  // "Vice Premier Liu He": a capital in mid-sentence behind a surname that stands first.
  bool given_pronoun(std::uint32_t i) const {
    return i > 0 && facts(i - 1).is(tables::word_class::surname_first) && word(i - 1).capital && word(i).gap == 0;
  }

  bool caps_line(std::uint32_t i) const {
    const auto all = [&](std::uint32_t k) {
      return k >= article_.size() || word(k).paragraph != word(i).paragraph || word(k).all_capitals || word(k).digits ||
             word(k).initial;
    };
    return word(i).all_capitals && all(i + 1) && all(i + 2) && all(i > 0 ? i - 1 : i) && all(i > 1 ? i - 2 : i);
  }

  // "Norland-based", "Council-led": a label that only looks like a name.
  bool label_of_a_participle(std::uint32_t i) const {
    const std::string_view text = article_.text.spelling(i);
    const std::size_t hyphen = text.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 3 < text.size() && text[hyphen + 1] >= 'a' &&
           text[hyphen + 1] <= 'z' && article_.text.lexicon->ends(text, "participle_ending"_words);
  }

  bool starts_run(std::uint32_t i) const {
    if (article_.in_cue[i] || article_.party_tag(i) || label_of_a_participle(i)) return false;
    if (!word(i).capital && !(word(i).digits && article_.hits[i].words > 0)) return false;
    if (article_.hits[i].words > 0) return true;
    if (!initial_function(i)) return true;
    // "Mr. Will", "Theresa May": a common word can be a surname, "De Croo" begins with a particle.
    return facts(i).is(tables::word_class::particle) && i + 1 < article_.size() && word(i + 1).capital &&
           word(i + 1).gap == 0 && !facts(i + 1).is(tables::word_class::function);
  }

  // Words that go on with the run: no gap, capitals, particles between capitals, initials.
  std::uint32_t end_of_run(std::uint32_t begin) const {
    std::uint32_t end = begin + std::max<std::uint32_t>(1, article_.hits[begin].words);
    while (end < article_.size()) {
      const Word& next = word(end);
      if (next.sentence_start || (next.gap & ~gap::quote) != 0 || article_.in_cue[end]) break;
      if (article_.party_tag(end) || caption_ends(begin, end)) break;
      const Word& last = word(end - 1);
      if (ampersand(end)) {  // "Gay & Lesbian Advocates"
        end += 2;
        continue;
      }
      if (last.possessive && !(facts(end - 1).plural && next.capital)) break;
      if ((next.gap & gap::quote) != 0 && !nickname(end, begin)) break;
      if (article_.hits[end].words > 0 && (next.capital || next.digits) && next.gap == 0) {
        end += article_.hits[end].words;
        continue;
      }
      const bool given_before = facts(end - 1).given_count > 0 || last.initial;
      const bool particle =
          facts(end).is(tables::word_class::particle) && end + 1 < article_.size() && word(end + 1).gap == 0 &&
          (word(end + 1).capital ||
           (facts(end + 1).is(tables::word_class::particle) && end + 2 < article_.size() && word(end + 2).capital));
      if (next.capital && !next.digits) {
        if (facts(end).is(tables::word_class::calendar) && !given_month(end) && !courtesy(end - 1)) break;
        if (facts(end).is(tables::word_class::function) && !given_before && !particle &&
            !(next.all_capitals && !caps_line(end)) && !given_auxiliary(end) && !given_pronoun(end))
          break;
      } else if (!particle || !last.capital || facts(end - 1).is(tables::word_class::title)) {
        break;
      }
      ++end;
    }
    return end;
  }

  // "MUST WATCH | Lane answers": two words in capitals or more are no part of a name that has small letters.
  bool caption_ends(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t longest_letters = 3;  // "NBC", "UN"
    const auto shouted = [&](std::uint32_t i) {
      return word(i).all_capitals && word(i).end - word(i).begin > longest_letters && article_.hits[i].words == 0 &&
             !facts(i).is(tables::word_class::organisation);
    };
    if (end < 1 || word(end).all_capitals || word(end).initial || !word(end).capital) return false;
    return shouted(end - 1) && end - 1 > 0 && word(end - 1).gap == 0 && !word(end - 1).sentence_start &&
           word(end - 2).all_capitals && end > begin;
  }

  // "&" between capitals that are no titles and no people's names.
  bool ampersand(std::uint32_t i) const {
    return article_.text.spelling(i) == "&" && i > 0 && i + 1 < article_.size() && word(i - 1).capital &&
           word(i + 1).capital && word(i + 1).gap == 0 && !role_word(i - 1) && !role_word(i + 1) &&
           article_.hits[i - 1].words == 0 && article_.hits[i + 1].words == 0 && !word(i - 1).possessive;
  }

  // "Mr.", "Ms.": whatever stands behind it is a surname.
  bool courtesy(std::uint32_t i) const {
    return article_.hits[i].words == 1 && hit_kind(i) == tables::PhraseKind::title &&
           article_.tables.titles()[article_.tables.phrase(article_.hits[i].phrase).index].role.empty();
  }

  // "Joseph "Joe" Kent": a quoted word inside a name; `i` is that word or the one behind it.
  bool nickname(std::uint32_t i, std::uint32_t begin) const {
    if (!word(i).capital) return false;
    if (i > begin + 1 && (word(i - 1).gap & gap::quote) != 0) return true;
    return i + 1 < article_.size() && (word(i + 1).gap & gap::quote) != 0 && word(i + 1).capital &&
           !word(i + 1).sentence_start;
  }

  tables::PhraseKind hit_kind(std::uint32_t i) const { return article_.tables.phrase(article_.hits[i].phrase).kind; }
  bool is_hit(std::uint32_t i, tables::PhraseKind kind) const {
    return article_.hits[i].words > 0 && hit_kind(i) == kind;
  }
  bool is_person_hit(std::uint32_t i) const {
    return is_hit(i, tables::PhraseKind::actor) && actor_of(i).kind == ActorKind::person;
  }
  const tables::TableActor& actor_of(std::uint32_t i) const {
    return article_.tables.actors()[article_.tables.phrase(article_.hits[i].phrase).index];
  }

  // "C.A."
  bool initials(std::uint32_t i) const {
    const std::string_view text = article_.text.spelling(i);
    return word(i).initial || (text.size() >= 3 && text[1] == '.' && word(i).capital);
  }

  bool role_word(std::uint32_t i) const {  // "Activist", "Spokeswoman" without a row among the titles
    return facts(i).head == tables::HeadClass::role && !facts(i).is(tables::word_class::organisation);
  }
  bool free_word(std::uint32_t i, std::uint32_t previous_free) const {
    if (facts(i).is(tables::word_class::organisation)) return false;
    if (article_.hits[i].words == 0)
      return !(role_word(i) && previous_free == 0 && facts(i).given_count < 2000) ||
             facts(i).is(tables::word_class::particle);
    if (article_.hits[i].words > 1) return false;
    if (word(i).initial && previous_free > 0) return true;  // "Roy M. Lane": no Monsieur
    if (hit_kind(i) == tables::PhraseKind::title) {         // "Earl", "King" as a surname: "Stephen King"
      return previous_free == 1 && facts(i - 1).given_count > 0 && !word(i + 1 < article_.size() ? i + 1 : i).capital;
    }
    // "Anita Hill" is no newspaper.
    if (is_hit(i, tables::PhraseKind::actor) && !word(i).all_capitals && previous_free > 0 &&
        (facts(i - 1).given_count > 200 || (previous_free >= 2 && facts(i - previous_free).given_count > 200) ||
         (!title_.empty() && title_.end + previous_free == i)))
      return true;
    // "C.A. Dutch Ruyter": a label between initials and a surname is a name.
    if (previous_free == 1 && initials(i - 1) && i + 1 < article_.size() && word(i + 1).capital &&
        word(i + 1).gap == 0 && article_.hits[i + 1].words == 0)
      return true;
    // "Jim Jordan", "Paris Hilton": a place's name inside a person's.
    if (previous_free > 0 && previous_free < 3 && (facts(i - 1).given_count > 200 || word(i - 1).initial) &&
        hit_kind(i) != tables::PhraseKind::adjective && hit_kind(i) != tables::PhraseKind::group &&
        hit_kind(i) != tables::PhraseKind::actor && hit_kind(i) != tables::PhraseKind::party)
      return true;
    const bool last = i + 1 >= article_.size();
    const bool state = hit_kind(i) == tables::PhraseKind::country ||
                       (is_hit(i, tables::PhraseKind::actor) && actor_of(i).kind == ActorKind::government);
    if (!last && state && i > 0 && facts(i - 1).is(tables::word_class::preposition) && full_name_ends_run(i + 1))
      return false;  // "Ambassador to Israel Dan Lane"
    return previous_free == 0 && !last && facts(i).given_count > 500 && word(i + 1).capital && word(i + 1).gap == 0 &&
           !word(i).possessive && article_.hits[i + 1].words == 0 &&
           !facts(i + 1).is(tables::word_class::organisation | tables::word_class::function) &&
           facts(i + 1).head == tables::HeadClass::none;
  }

  // Where an organisation begins at `from`: the word that makes it one, before any title or person; 0: none.
  std::uint32_t organisation_word(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from; i < end;) {
      const bool hit = article_.hits[i].words > 0;
      if (hit && (hit_kind(i) == tables::PhraseKind::title || hit_kind(i) == tables::PhraseKind::actor ||
                  hit_kind(i) == tables::PhraseKind::group)) {
        const std::uint32_t after = i + article_.hits[i].words;
        // "Harbour Independent School District": a paper's name is a common word there.
        if (hit_kind(i) == tables::PhraseKind::actor && i > from && article_.hits[i].words == 1 &&
            !word(i).all_capitals && actor_of(i).kind != ActorKind::person && after < end && !word(i).possessive) {
          i = after;
          continue;
        }
        const bool continues = hit_kind(i) == tables::PhraseKind::title && i == from && after < end &&
                               facts(after).is(tables::word_class::organisation) && after + 1 == end;
        if (!continues) return 0;
      }
      if (!hit && facts(i).is(tables::word_class::organisation)) return i + 1;
      if (!hit && role_word(i) && i > from && facts(i).given_count < 2000) return 0;
      i += hit ? article_.hits[i].words : 1;
    }
    return 0;
  }

  // "Bank of Japan", "Center for Strategic and International Studies", "University of Tokyo".
  std::uint32_t extended(std::uint32_t end) {
    while (end + 1 < article_.size() && word(end).gap == 0 && !word(end).sentence_start && !word(end - 1).possessive) {
      const std::uint32_t joint = end;
      if (!article_.is(joint, "joins_a_name"_words)) break;
      if (article_.is(joint, "conjunction"_words) && !(end > 1 && of_before_)) break;
      std::uint32_t next = end + 1;
      if (next < article_.size() && word(next).gap == 0 && article_.is(next, "definite_article"_words)) ++next;
      if (next >= article_.size() || word(next).gap != 0 || !word(next).capital ||
          facts(next).is(tables::word_class::function | tables::word_class::calendar))
        break;
      if (is_person_hit(next) || is_hit(next, tables::PhraseKind::title)) break;
      if (article_.is(joint, "about"_words) && next != end + 1) break;
      of_before_ = true;
      end = next;
      while (end < article_.size() && word(end).capital &&
             (end == next || (word(end).gap == 0 && !word(end - 1).possessive)) && !word(end).sentence_start &&
             !is_hit(end, tables::PhraseKind::title) && !is_person_hit(end) &&
             !(end > next && full_name_ends_run(end)) &&
             !(role_word(end) && facts(end).given_count < 2000 && end > next))
        end += std::max<std::uint32_t>(1, article_.hits[end].words);
    }
    return end;
  }

  // "Council on Norse Relations | Alia Berg": a given name and one more word end the run.
  bool full_name_ends_run(std::uint32_t i) const {
    const auto goes_on = [&](std::uint32_t k) {
      return k < article_.size() && word(k).capital && word(k).gap == 0 && !word(k).sentence_start;
    };
    return facts(i).given_count > 200 && !facts(i).is(tables::word_class::organisation) && goes_on(i) &&
           goes_on(i + 1) && !goes_on(i + 2) && !facts(i + 1).is(tables::word_class::organisation) &&
           facts(i + 1).head == tables::HeadClass::none && article_.hits[i + 1].words == 0;
  }

  // "Relations", "Gulls": no part of a person's name.
  bool thing_word(std::uint32_t i) const {
    const std::string_view text = article_.text.spelling(i);
    const text::Lexicon& lexicon = *article_.text.lexicon;
    return facts(i).given_count == 0 && !word(i).possessive &&
           (facts(i).head != tables::HeadClass::none || facts(i).plural ||
            (text.size() > 4 && lexicon.ends(text, "plural_ending"_words) &&
             !lexicon.ends(text, "ending_of_names"_words)) ||
            lexicon.ends(text, "ending_of_things"_words));
  }

  void cut_run(Words run) {
    next_ = 0;
    title_ = {};
    title_gender_ = 0;
    honorific_ = false;
    country_ = affiliation_ = -1;
    label_begin_ = run.begin;
    std::uint32_t at = run.begin;
    for (std::uint32_t i = run.begin; i < run.end; ++i)
      if (article_.text.spelling(i) == "&") {
        organisation(run.begin, run.end, run.end);
        return;
      }
    while (at < run.end) {
      if (const std::uint32_t org = organisation_word(at, run.end); org != 0) {
        at = organisation(at, org, run.end);
      } else if (surname_behind_courtesy(at)) {
        std::uint32_t end = at + 1;
        while (end < run.end && free_word(end, end - at)) ++end;
        name({at, end});
        at = end;
      } else if (article_.hits[at].words > 0 && !free_word(at, 0)) {
        at = phrase(at, run.end);
      } else if (!free_word(at, 0)) {  // a role word in capitals
        add_title({at, at + 1}, facts(at).head_gender, false);
        ++at;
      } else {
        std::uint32_t end = at + 1;
        while (end < run.end && free_word(end, end - at)) ++end;
        // "Golden Harbour Gulls Alia Berg": what has no given name in front of a full name is another's.
        if (end - at >= 4 && thing_word(end - 3) && full_name_ends_run(end - 2)) {
          name({at, end - 2});
          at = end - 2;
        }
        name({at, end});
        at = end;
      }
    }
  }

  // "Ms. White", "Mr. March", "Mr. King"; but "Mr. President".
  bool surname_behind_courtesy(std::uint32_t at) const {
    const bool shortened = title_.end == at && at > 0 && word(at - 1).end < article_.text.text.size() &&
                           article_.text.text[word(at - 1).end] == '.';  // "Rep. King"
    const bool courteous = honorific_ && title_.end == at && at > 0 && courtesy(at - 1);
    if ((!courteous && !shortened) || article_.hits[at].words > 1) return false;
    if (is_person_hit(at)) return false;
    if (!courteous)
      return is_hit(at, tables::PhraseKind::title) && facts(at).given_count > 0 &&
             !(at + 1 < article_.size() && word(at + 1).capital && word(at + 1).gap == 0);
    return !is_hit(at, tables::PhraseKind::title) || facts(at).given_count > 0;
  }

  void add_title(Words words, char gender, bool honorific) {
    if (title_.empty()) title_.begin = words.begin;
    title_.end = words.end;
    if (gender != 0) title_gender_ = gender;
    honorific_ = honorific_ || honorific;
  }

  std::uint32_t organisation(std::uint32_t begin, std::uint32_t end, std::uint32_t run_end) {
    // Further words of its name up to a title, a role or a person.
    while (end < run_end && !is_hit(end, tables::PhraseKind::title) && !is_person_hit(end) &&
           !is_hit(end, tables::PhraseKind::actor) && !word(end - 1).possessive &&
           (facts(end).is(tables::word_class::organisation) ||
            (article_.hits[end].words == 0 && !role_word(end) && facts(end).given_count == 0)))
      ++end;
    of_before_ = false;
    end = extended(end);
    if (joined_before(begin) || firm_joined_before(begin, end)) {
      const std::uint32_t joint = begin - 1;
      begin = article_.mentions.back().name.begin;
      for (std::uint32_t i = begin; i < joint; ++i) article_.mention_at[i] = -1;
      article_.mentions.pop_back();
      if (article_.is(joint + 1, "firm_in_short"_words)) begin = partners_before(begin);
    }
    if (first_of_name(begin)) --begin;
    Mention mention;
    mention.kind = MentionKind::organisation;
    mention.name = {begin, end};
    mention.phrase_begin = begin;
    for (std::uint32_t i = begin; i < std::min(end, article_.size()); ++i)
      if (article_.hits[i].words > 0 && hit_kind(i) != tables::PhraseKind::title &&
          hit_kind(i) != tables::PhraseKind::actor && hit_kind(i) != tables::PhraseKind::party &&
          hit_kind(i) != tables::PhraseKind::group) {
        const std::uint32_t index = article_.tables.phrase(article_.hits[i].phrase).index;
        if (index != UINT32_MAX) mention.country = static_cast<int>(index);
      }
    push(mention);
    note_company(mention);
    country_ = mention.country;
    affiliation_ = static_cast<int>(article_.mentions.size()) - 1;
    next_ = end;
    return end;
  }

  void note_company(const Mention& mention) {
    constexpr std::size_t most = 64;  // of one first word: hostile texts repeat
    if (mention.name.size() < 2 || !facts(mention.name.end - 1).is(tables::word_class::company)) return;
    std::vector<std::uint32_t>& known = article_.companies[word(mention.name.begin).id];
    if (known.size() < most) known.push_back(static_cast<std::uint32_t>(article_.mentions.size()) - 1);
  }

  // "the Northern and Western Isles Council": a lone capital before "and" is part of the body's name.
  bool joined_before(std::uint32_t begin) const {
    if (begin < 3 || article_.mentions.empty() || word(begin).gap != 0 || word(begin).sentence_start ||
        !article_.is(begin - 1, "conjunction"_words))
      return false;
    const Mention& last = article_.mentions.back();
    return last.kind == MentionKind::name && last.name.begin == begin - 2 && last.name.end == begin - 1 &&
           word(begin - 1).gap == 0 && word(begin - 2).gap == 0 && !last.possessive &&
           article_.hits[begin - 2].words == 0 && !word(begin - 2).all_capitals &&
           article_.is(begin - 3, "the_in_front"_words);
  }

  // "Larkwood Steel and Barley Co Ltd": one firm, whose last word alone says so; but "Jon Lund and Barley Co", "Barley
  // Co and Larkwood Inc".
  bool firm_joined_before(std::uint32_t begin, std::uint32_t end) const {
    if (begin < 2 || article_.mentions.empty() || word(begin).gap != 0 || word(begin).sentence_start ||
        word(begin - 1).gap != 0 || !article_.is(begin - 1, "conjunction"_words) ||
        !facts(end - 1).is(tables::word_class::company))
      return false;
    const Mention& last = article_.mentions.back();
    const std::uint32_t head = last.name.end - 1;
    if (last.name.end + 1 != begin || last.possessive || last.table_actor >= 0) return false;
    // "J.D. Lund and Co"
    if (article_.is(begin, "firm_in_short"_words) || end - begin == 1)
      return last.kind != MentionKind::country && article_.is(begin, "firm_behind_partners"_words);
    return word(last.name.begin).sentence_start &&
           (last.kind == MentionKind::organisation || last.kind == MentionKind::name) &&
           !facts(head).is(tables::word_class::company) && facts(last.name.begin).given_count == 0 &&
           !word(head).all_capitals;
  }
  // "Barley, Lund and Co": the partners before a comma.
  std::uint32_t partners_before(std::uint32_t begin) {
    constexpr int most = 3;
    for (int i = 0;
         i < most && !article_.mentions.empty() && word(begin).gap == gap::comma && !word(begin).sentence_start; ++i) {
      const Mention& partner = article_.mentions.back();
      if (partner.name.end != begin || partner.name.size() > 2 || partner.honorific || partner.table_actor >= 0 ||
          partner.possessive || (partner.kind != MentionKind::name && partner.kind != MentionKind::person))
        break;
      begin = partner.name.begin;
      for (std::uint32_t w = begin; w < partner.name.end; ++w) article_.mention_at[w] = -1;
      article_.mentions.pop_back();
    }
    return begin;
  }

  // "First Larkwood Bancorp": the number in capitals belongs to the firm or bank.
  bool first_of_name(std::uint32_t begin) const {
    if (begin == 0 || word(begin).gap != 0 || word(begin).sentence_start || !word(begin - 1).capital ||
        article_.mention_at[begin - 1] >= 0 || article_.in_cue[begin - 1])
      return false;
    return article_.is(begin - 1, "number_in_a_name"_words);
  }

  // "Boeing Co", "Toyota Motor Corp": what ends in a company's last word is still the firm that the tables name in
  // short.
  std::uint32_t end_of_firm(std::uint32_t from, std::uint32_t run_end) const {
    std::uint32_t end = from;
    for (std::uint32_t i = from;
         i < std::min(run_end, from + 4) && article_.hits[i].words == 0 && !word(i - 1).possessive && !role_word(i);
         ++i)
      if (facts(i).is(tables::word_class::company)) end = i + 1;
    return end;
  }

  std::uint32_t phrase(std::uint32_t at, std::uint32_t run_end) {
    const tables::Phrase& hit = article_.tables.phrase(article_.hits[at].phrase);
    Words words{at, at + hit.words};
    Mention mention;
    mention.name = words;
    mention.phrase_begin = at;
    switch (hit.kind) {
      case tables::PhraseKind::title: {
        add_title(words, hit.gender, article_.tables.titles()[hit.index].role.empty());
        return words.end;
      }
      case tables::PhraseKind::actor: {
        const tables::TableActor& actor = article_.tables.actors()[hit.index];
        mention.table_actor = static_cast<int>(hit.index);
        if (actor.kind == ActorKind::person) {
          if (words.end < article_.size() && suffix(words.end) && (word(words.end).gap & ~gap::comma) == 0 &&
              !word(words.end).sentence_start)
            ++mention.name.end;  // "Joseph R. Lane Jr."
          const std::uint32_t end = mention.name.end;
          person(mention);
          next_ = std::max(next_, end);
          return end;
        }
        mention.kind = actor.kind == ActorKind::government ? MentionKind::country : MentionKind::organisation;
        if (actor.kind == ActorKind::organisation) {
          const std::uint32_t end = end_of_firm(words.end, run_end);
          if (actor.agency && end > words.end)
            return organisation(at, end, run_end);  // "Independent Air Inc" is no newspaper
          words.end = end;
        }
        mention.name = words;
        break;
      }
      case tables::PhraseKind::group:
        mention.table_actor = static_cast<int>(hit.index);
        mention.kind = MentionKind::group;
        break;
      case tables::PhraseKind::country:
      case tables::PhraseKind::capital:
        mention.kind = MentionKind::country;
        mention.capital_city = hit.kind == tables::PhraseKind::capital;
        mention.country = static_cast<int>(hit.index);
        break;
      case tables::PhraseKind::noun:
        mention.kind = MentionKind::belonging;
        mention.country = static_cast<int>(hit.index);
        break;
      default:
        mention.kind = MentionKind::belonging;
        if (hit.kind != tables::PhraseKind::party && hit.index != UINT32_MAX)
          mention.country = static_cast<int>(hit.index);
    }
    if (mention.country >= 0) article_.country_named[static_cast<std::size_t>(mention.country)] = true;
    push(mention);
    if (mention.country >= 0) country_ = mention.country;
    if (mention.kind == MentionKind::organisation) {
      affiliation_ = static_cast<int>(article_.mentions.size()) - 1;
      const std::string& iso3 = article_.tables.actors()[static_cast<std::size_t>(mention.table_actor)].country;
      for (std::size_t c = 0; c < article_.tables.countries().size() && !iso3.empty(); ++c)
        if (article_.tables.countries()[c].iso3 == iso3) country_ = static_cast<int>(c);
    }
    title_ = {};
    return words.end;
  }

  void push(Mention& mention) {
    mention.possessive = word(mention.name.end - 1).possessive;
    mention.headline = mention.name.begin < article_.body;
    for (std::uint32_t i = mention.name.begin; i < mention.name.end; ++i)
      article_.mention_at[i] = static_cast<std::int32_t>(article_.mentions.size());
    article_.mentions.push_back(mention);
  }

  // Titles, a role in lower case or a kin word directly before the name.
  void person(Mention& mention) {
    mention.kind = MentionKind::person;
    mention.title = title_;
    mention.gender = title_gender_;
    mention.honorific = honorific_;
    mention.country = country_;
    mention.affiliation = affiliation_;
    mention.phrase_begin = title_.empty() ? mention.name.begin : title_.begin;
    const bool bare = title_.empty() && mention.affiliation < 0 && mention.country < 0;
    lower_role(mention, bare ? mention.name.begin : label_begin_);
    // "Norway's Anna Berg", "Norway's Farm Minister Anna Berg"
    const std::uint32_t first = mention.title.empty() ? mention.name.begin : mention.title.begin;
    if (mention.country < 0 && mention.affiliation < 0 && first > 0 && word(first).gap == 0 &&
        !word(first).sentence_start && word(first - 1).possessive)
      possessor(mention, first - 1);
    push(mention);
    title_ = {};
    title_gender_ = 0;
    honorific_ = false;
    country_ = affiliation_ = -1;
    label_begin_ = mention.name.end;
  }

  // "White House spokesman Josh Earnest", "his wife, Heidi Cruz", "Bundesbank president Karl Otto Poehl".
  bool lower_role(Mention& mention, std::uint32_t begin) {
    if (begin == 0) return false;
    const std::uint32_t before = begin - 1;
    if (word(begin).sentence_start || (word(begin).gap & ~gap::comma) != 0) return false;
    const bool comma = word(begin).gap != 0;
    const tables::HeadClass head = facts(before).head;
    if ((head != tables::HeadClass::role && head != tables::HeadClass::kin) || word(before).possessive ||
        facts(before).plural)
      return false;
    if (comma && head != tables::HeadClass::kin) return false;
    std::uint32_t first = before;
    while (first > 0 && before - first < 6 && word(first).gap == 0 && !word(first).sentence_start) {
      const std::uint32_t i = first - 1;
      const std::int32_t other = article_.mention_at[i];
      if (facts(i).is(tables::word_class::function) && !facts(i).is(tables::word_class::modifier) && other < 0)
        break;  // "U.S." is no "us"
      if (word(i).possessive) {
        possessor(mention, i);
        break;
      }
      if (other >= 0) {
        const Mention& label = article_.mentions[static_cast<std::size_t>(other)];
        if (label.kind == MentionKind::person) break;
        if (mention.country < 0) mention.country = label.country;
        if (label.kind != MentionKind::belonging && label.kind != MentionKind::country) mention.affiliation = other;
        first = label.name.begin;
        continue;
      }
      first = i;
    }
    mention.title = {first, begin > mention.name.begin ? begin : (title_.empty() ? before + 1 : title_.end)};
    if (mention.gender == 0) mention.gender = facts(before).head_gender;
    if (head == tables::HeadClass::kin) mention.kin = true;
    mention.phrase_begin = first;
    return true;
  }

  void possessor(Mention& mention, std::uint32_t i) {
    const std::int32_t other = article_.mention_at[i];
    if (other < 0) return;
    const Mention& owner = article_.mentions[static_cast<std::size_t>(other)];
    if (owner.kind == MentionKind::country || owner.kind == MentionKind::belonging)
      mention.country = owner.country;
    else
      mention.affiliation = other;
  }

  bool age_follows(std::uint32_t end) const {
    return end < article_.size() && (word(end).gap & gap::comma) != 0 && word(end).digits &&
           word(end).end - word(end).begin <= 3 && end + 1 < article_.size() && word(end + 1).gap != 0;
  }

  bool suffix(std::uint32_t i) const { return facts(i).is(tables::word_class::suffix); }

  void name(Words words) {
    // A word that only begins the sentence: "Recalling Donald Trump".
    Mention mention;
    std::uint32_t end = words.end;
    while (end > words.begin + 1 && suffix(end - 1)) --end;
    // "Roberts, Jr.": the suffix behind a comma belongs to the name.
    mention.name = words;
    mention.phrase_begin = words.begin;
    const std::uint32_t count = end - words.begin;
    // "The 1951 Refugee Convention": a title's word before a document or a body is part of its name.
    const tables::HeadClass head = facts(words.end - 1).head;
    const bool thing =
        !honorific_ && facts(words.end - 1).given_count == 0 && !word(words.end - 1).possessive &&
        (head == tables::HeadClass::document || head == tables::HeadClass::organisation || facts(words.end - 1).plural);
    if (!title_.empty() && title_.end == words.begin && thing) title_ = {};
    if (!title_.empty() && title_.end == words.begin) {
      person(mention);
      return;
    }
    Mention probe = mention;
    if (lower_role(probe, words.begin) && count <= 5) {
      mention.affiliation = affiliation_;
      person(mention);
      return;
    }
    if (count >= 2 && count <= 6 && person_form({words.begin, end})) {
      person(mention);
      return;
    }
    if (count == 1 && title_.empty() && words.begin > 0 && word(words.begin).gap == 0 &&
        !word(words.begin).sentence_start && facts(words.begin).given_count == 0 && !word(words.begin - 1).possessive &&
        label_before(words.begin)) {
      // "Western Journalism", "Vermont Edition": no bare surname follows a label.
      mention.kind = MentionKind::organisation;
      mention.name.begin = article_.mentions[static_cast<std::size_t>(article_.mention_at[words.begin - 1])].name.begin;
      mention.phrase_begin = mention.name.begin;
      mention.country = article_.mentions.back().country;
      article_.mentions.pop_back();
      push(mention);
      affiliation_ = static_cast<int>(article_.mentions.size()) - 1;
      next_ = words.end;
      return;
    }
    mention.plain = count >= 2 && count <= 4 && !prefixed(words.begin);
    mention.country = count == 1 ? -1 : country_;
    push(mention);
    affiliation_ = static_cast<int>(article_.mentions.size()) - 1;
    label_begin_ = words.begin;
    next_ = words.end;
  }

  bool label_before(std::uint32_t i) const {
    const std::int32_t index = article_.mention_at[i - 1];
    if (index < 0 || index + 1 != static_cast<std::int32_t>(article_.mentions.size())) return false;
    const Mention& label = article_.mentions.back();
    return label.kind == MentionKind::belonging && label.name.end == i && facts(i).head != tables::HeadClass::role &&
           article_.alone_elsewhere(i) == 0;
  }

  // "Pro-Norland"
  bool prefixed(std::uint32_t i) const {
    const std::string_view text = article_.text.spelling(i);
    const std::size_t hyphen = text.find('-');
    return hyphen != std::string_view::npos &&
           article_.text.lexicon->is(text.substr(0, hyphen), "prefix_of_a_label"_words);
  }

  bool person_form(Words words) const {
    const tables::WordFacts& first = facts(words.begin);
    if (prefixed(words.begin)) return false;
    if (age_follows(words.end) || word(words.begin).initial) return true;
    bool capitals = true;
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      capitals = capitals && word(i).all_capitals && word(i).end - word(i).begin > 3;
    if (first.given_count > 0 && !(first.head != tables::HeadClass::none && first.given_count < 3000)) return true;
    if (first.is(tables::word_class::surname_first) && words.size() <= 3) return true;
    for (std::uint32_t i = words.begin + 1; i < words.end; ++i)
      if (word(i).initial || (i + 1 < words.end && facts(i).is(tables::word_class::particle))) return true;
    return words.end < article_.size() && suffix(words.end - 1) && !capitals;
  }

  Article& article_;
  std::uint32_t next_ = 0;
  Words title_;
  char title_gender_ = 0;
  bool honorific_ = false;
  int country_ = -1, affiliation_ = -1;
  std::uint32_t label_begin_ = 0;
  bool of_before_ = false;
};

}  // namespace

void find_mentions(Article& article) {
  article.mentions.clear();
  article.mention_at.assign(article.size(), -1);
  article.in_cue.assign(article.size(), false);
  for (const Attribution& attribution : article.attributions)
    for (const Span& span : attribution.cue)
      for (std::size_t i = article.text.at_byte(span.begin); i < article.size() && article.word(i).begin < span.end;
           ++i)
        article.in_cue[i] = true;
  article.country_named.assign(article.tables.countries().size(), false);
  MentionFinder(article).find();
}

}  // namespace onrecord::resolve
