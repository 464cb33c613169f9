// Roles of each person: titles and role words before the name, apposition after it, "X is a ...", party in
// brackets.
#include <algorithm>

#include "resolve/article.h"

namespace onrecord::resolve {
namespace {

class RoleFinder {
 public:
  explicit RoleFinder(Article& article) : article_(article) {}

  void find() {
    for (std::uint32_t i = 0; i < article_.mentions.size(); ++i) {
      const Mention& mention = article_.mentions[i];
      if (mention.kind != MentionKind::person) continue;
      if (mention.entity < 0) {  // "President Obama": nobody has named him in full
        if (mention.title.empty()) continue;
        entity_of(article_, i);
      }
      if (mention.entity < 0) continue;
      before(mention);
      after(mention);
    }
    guess_genders();
  }

 private:
  Entity& entity(const Mention& mention) { return article_.entities[static_cast<std::size_t>(mention.entity)]; }
  std::string_view spelling(std::uint32_t i) const { return article_.text.spelling(i); }

  void before(const Mention& mention) {
    if (mention.title.empty()) {
      described(mention);
      return;
    }
    Words words = mention.title;
    if (mention.affiliation >= 0) {
      const Mention& label = article_.mentions[static_cast<std::size_t>(mention.affiliation)];
      if (label.name.end <= words.begin && article_.same_clause(label.name.begin, words.begin))
        words.begin = label.name.begin;
    }
    add(mention, words, mention.country);
  }

  // "Norway's farm minister, Anna Berg, said": what stands before the comma says what she is.
  void described(const Mention& mention) {
    const std::uint32_t begin = mention.name.begin;
    if (begin < 2 || article_.word(begin).gap != gap::comma || article_.word(begin).sentence_start ||
        mention.possessive)
      return;
    const std::uint32_t end = mention.name.end;
    const bool closed = end >= article_.size() || article_.word(end).gap != 0 || article_.word(end).sentence_start ||
                        article_.in_cue[end];
    const std::uint32_t head = begin - 1;
    if (!closed || article_.facts(head).head != tables::HeadClass::role || article_.facts(head).plural ||
        article_.word(head).possessive)
      return;
    std::uint32_t first = head;
    int country = -1;
    bool bound = false;  // a determiner or a possessor opens the phrase
    while (first > 0 && head - first < 7 && !article_.word(first).sentence_start && article_.word(first).gap == 0) {
      const std::uint32_t i = first - 1;
      const std::int32_t other = article_.mention_at[i];
      if (other >= 0) {
        const Mention& label = article_.mentions[static_cast<std::size_t>(other)];
        if (label.country >= 0 && country < 0) country = label.country;
        if (label.possessive) {
          bound = true;
          break;
        }
        if (label.kind == MentionKind::person) break;
      } else if (article_.facts(i).is(tables::word_class::function) &&
                 !article_.facts(i).is(tables::word_class::modifier)) {
        bound = !article_.facts(i).is(tables::word_class::preposition) && !article_.is(i, "coordinator"_words);
        break;
      }
      first = i;
    }
    if (bound) add(mention, {first, head + 1}, country);
  }

  // Fills the role's words; titles give their plain form too ("Sen." is a senator).
  RoleUse role(Words words) const {
    RoleUse use;
    use.words = words;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (honorific(i)) continue;
      if (article_.word(i).id != 0) use.ids.push_back(article_.word(i).id);
      if (article_.facts(i).head == tables::HeadClass::role && !article_.facts(i).plural)
        use.head = article_.word(i).id;
      const PhraseHit& hit = article_.hits[i];
      if (hit.words == 0 || article_.tables.phrase(hit.phrase).kind != tables::PhraseKind::title) continue;
      for (const tables::WordId id : article_.tables.titles()[article_.tables.phrase(hit.phrase).index].words) {
        use.ids.push_back(id);
        if (article_.tables.facts(id).head == tables::HeadClass::role) use.head = id;
      }
    }
    return use;
  }

  // "Sheikh", "Lord": what goes with a name says nothing about what its bearer does.
  bool honorific(std::uint32_t i) const {
    const PhraseHit& hit = article_.hits[i];
    if (hit.words != 1 || article_.tables.phrase(hit.phrase).kind != tables::PhraseKind::title) return false;
    return article_.tables.titles()[article_.tables.phrase(hit.phrase).index].role.empty();
  }

  void add(const Mention& mention, Words words, int country) {
    RoleUse use = role(words);
    if ((use.ids.empty() && !trade(words.end - 1)) || (mention.honorific && use.head == 0)) return;
    use.country = country;
    Entity& person = entity(mention);
    if (person.country < 0 && country >= 0 && public_office(use)) person.country = country;
    if (person.gender == 0 && use.head != 0) person.gender = article_.tables.facts(use.head).head_gender;
    if (person.roles.size() < 24) person.roles.push_back(std::move(use));
  }

  bool public_office(const RoleUse& use) const {
    const std::string_view sector = article_.tables.sector_name(article_.tables.facts(use.head).sector);
    return sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "COP" || sector == "JUD" ||
           spokes(use.head);
  }
  bool spokes(tables::WordId head) const {
    return article_.text.lexicon->is(article_.spelling_of(head), "spokesperson"_words);
  }

  void after(const Mention& mention) {
    std::uint32_t at = mention.name.end;
    if (at >= article_.size() || article_.word(at).sentence_start) return;
    if ((article_.word(at).gap & gap::open) != 0) {
      party(mention, at);
      while (at < article_.size() && at < mention.name.end + 6 && (article_.word(at).gap & gap::close) == 0) ++at;
      if (at >= article_.size() || article_.word(at).sentence_start) return;
    }
    const std::uint16_t before = article_.word(at).gap;
    if ((before & (gap::comma | gap::dash)) != 0 && article_.word(at).digits && at + 1 < article_.size() &&
        article_.word(at + 1).gap != 0)
      ++at;  // an age
    if ((article_.word(at).gap & (gap::comma | gap::dash)) != 0) {
      apposition(mention, at);
    } else if (before == 0 && at + 1 < article_.size() && !mention.possessive) {
      if (article_.is(at, "links_to_role"_words)) apposition(mention, at + 1);
    }
  }

  // "(R-Utah)", "(D-Calif.)"
  void party(const Mention& mention, std::uint32_t at) {
    const std::string_view word = spelling(at);
    if (word.size() < 2 || !article_.party_tag(at)) return;
    const auto& countries = article_.tables.countries();
    for (std::size_t c = 0; c < countries.size(); ++c)
      if (countries[c].iso3 == "USA" && entity(mention).country < 0) entity(mention).country = static_cast<int>(c);
    add(mention, {at, at + 1}, entity(mention).country);
  }

  // From the first word of an apposition to its head, then to the next comma: ", a North Korea expert and
  // ...,"
  void apposition(const Mention& mention, std::uint32_t begin) {
    std::uint32_t head = 0, end = begin;
    int country = -1;
    for (std::uint32_t i = begin; i < article_.size() && i < begin + 16; ++i) {
      if (article_.word(i).sentence_start || (i > begin && article_.word(i).gap != 0)) break;
      const tables::WordFacts& facts = article_.facts(i);
      const std::string_view word = spelling(i);
      if (facts.is(tables::word_class::function) &&
          !facts.is(tables::word_class::modifier | tables::word_class::particle)) {
        const bool determiner = article_.is(i, "opens_role_beside"_words);
        const bool inside = article_.is(i, head != 0 ? "behind_role"_words : "before_role"_words);
        if (!determiner && !inside) break;
        if (determiner && i > begin && head == 0 && !article_.is(i - 1, "genitive_preposition"_words)) break;
      }
      const std::int32_t other = article_.mention_at[i];
      if (other >= 0) {
        const Mention& label = article_.mentions[static_cast<std::size_t>(other)];
        if (label.kind == MentionKind::person && head == 0 && label.title.empty() && !label.possessive) return;
        if (country < 0 && (head == 0 || (i > 0 && article_.is(i - 1, "leads_to_country"_words))))
          country = label.country;
      }
      const bool clause = i == begin && word.size() > 5 && article_.ends(i, "gerund_ending"_words) && word[0] >= 'a' &&
                          word[0] <= 'z' && facts.head == tables::HeadClass::none &&
                          (i + 1 >= article_.size() ||
                           article_.facts(i + 1).head != tables::HeadClass::role);  // ", pushing his colleagues to ..."
      if (clause) return;
      if ((facts.head == tables::HeadClass::role || facts.is(tables::word_class::title) || trade(i)) && !facts.plural &&
          head == 0)
        head = i;
      end = i + 1;
    }
    if (head == 0) return;
    while (end > head + 1 && article_.facts(end - 1).is(tables::word_class::function)) --end;
    if (trade(head)) end = head + 1;
    Words words{begin, end};
    while (words.size() > 1 && article_.facts(words.begin).is(tables::word_class::function) &&
           !article_.facts(words.begin).is(tables::word_class::modifier))
      ++words.begin;
    add(mention, words, country);
  }

  // "an oncologist": no row among the heads, but the form of one.
  bool trade(std::uint32_t i) const {
    const std::string_view word = spelling(i);
    return word.size() > 6 && word[0] >= 'a' && word[0] <= 'z' && article_.facts(i).head == tables::HeadClass::none &&
           article_.mention_at[i] < 0 && article_.ends(i, "trade_ending"_words);
  }

  // "Masao ... he": a pronoun after the name with nobody between tells the gender where nothing else does.
  void guess_genders() {
    for (Entity& person : article_.entities) {
      if (person.kind != ActorKind::person || person.gender != 0) continue;
      int votes = 0;
      for (const std::uint32_t index : person.mentions) votes += pronoun_after(article_.mentions[index]);
      if (!person.given.empty()) {  // "Chris ... called her": against a name that mostly men have
        const tables::WordFacts& given = article_.tables.facts(person.given.front());
        if (given.given_share > 0.75f && (votes > 0 ? 'm' : 'f') != given.given_gender) continue;
      }
      if (votes != 0) person.gender = votes > 0 ? 'm' : 'f';
    }
  }

  int pronoun_after(const Mention& mention) const {
    const Word& start = article_.word(mention.name.begin);
    for (std::uint32_t i = mention.name.end; i < article_.size() && i < mention.name.end + 40; ++i) {
      if (article_.word(i).paragraph != start.paragraph || article_.word(i).sentence > start.sentence + 1) return 0;
      const std::int32_t other = article_.mention_at[i];
      if (other >= 0) {
        const MentionKind kind = article_.mentions[static_cast<std::size_t>(other)].kind;
        if (kind == MentionKind::person || kind == MentionKind::name) return 0;
      }
      if (article_.facts(i).head == tables::HeadClass::role && !article_.facts(i).plural &&
          article_.word(i).sentence > start.sentence)
        return 0;
      if (article_.is(i, "masculine_pronoun"_words)) return 1;
      if (article_.is(i, "feminine_pronoun"_words)) return -1;
    }
    return 0;
  }

  Article& article_;
};

}  // namespace

void find_roles(Article& article) {
  RoleFinder(article).find();
}

}  // namespace onrecord::resolve
