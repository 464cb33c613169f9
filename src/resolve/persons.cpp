// Persons from full names: which mentions are one person, and which of the words is the family name.
#include <utf8proc.h>

#include <algorithm>

#include "resolve/article.h"
#include "resolve/firms.h"

namespace onrecord::resolve {
namespace {

// "LARS EKDAL" as other articles write it.
std::string title_case(std::string_view name) {
  std::string out;
  bool start = true;
  for (std::size_t i = 0; i < name.size();) {
    utf8proc_int32_t c = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data() + i),
                                       static_cast<utf8proc_ssize_t>(name.size() - i), &c);
    if (used <= 0) {
      out += name[i++];
      continue;
    }
    i += static_cast<std::size_t>(used);
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(start ? c : utf8proc_tolower(c), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    start = c == ' ' || c == '-' || c == '.' || c == '\'' || c == 0x2019;
  }
  return out;
}

class PersonFinder {
 public:
  explicit PersonFinder(Article& article) : article_(article) {}

  void find() {
    count_alone();
    mark_sources();
    for (const bool headline : {false, true})  // a headline only repeats the names that the body gives
      for (std::uint32_t i = 0; i < article_.mentions.size(); ++i)
        if (article_.mentions[i].headline == headline) full_name(i);
  }

 private:
  const tables::WordFacts& facts(std::uint32_t i) const { return article_.facts(i); }
  tables::WordId id(std::uint32_t i) const { return article_.word(i).id; }

  // The name without suffixes and leading particles ("De Croo" is a family name alone).
  Words core(const Mention& mention) const {
    Words words = mention.name;
    while (words.size() > 1 && facts(words.end - 1).is(tables::word_class::suffix)) --words.end;
    return words;
  }

  bool family_alone(Words words) const {
    for (std::uint32_t i = words.begin; i + 1 < words.end; ++i)
      if (!facts(i).is(tables::word_class::particle) || facts(i).given_count > 20000)
        return false;  // "Ben Carter" has a given name
    return true;
  }

  void count_alone() {
    auto& counts = article_.alone_counts;
    counts.clear();
    for (const Mention& mention : article_.mentions) {
      if (mention.headline || (mention.kind != MentionKind::name && mention.kind != MentionKind::person)) continue;
      const Words words = core(mention);
      if (!family_alone(words)) continue;
      ++counts[id(words.end - 1)];
    }
  }

  void mark_sources() {
    in_source_.assign(article_.mentions.size(), false);
    as_it_.assign(article_.mentions.size(), false);
    for (const Attribution& attribution : article_.attributions)
      for (const Span& span : attribution.source) {
        const std::size_t first = article_.text.at_byte(span.begin);
        if (first >= article_.size()) continue;
        const std::int32_t mention = article_.mention_at[first];
        if (mention >= 0) in_source_[static_cast<std::size_t>(mention)] = true;
        if (mention >= 0 && speaks_as_it(article_, attribution)) as_it_[static_cast<std::size_t>(mention)] = true;
        break;
      }
  }

  bool accepted(std::uint32_t index, Words words) const {
    const Mention& mention = article_.mentions[index];
    if (mention.kind == MentionKind::person) return true;
    if (mention.kind != MentionKind::name || !mention.plain || firm_in_apposition(article_, mention.name.end))
      return false;
    if (facts(words.begin).given_count == 0 && described_with_a_hyphen(words.begin)) return false;
    if (as_it_[index] && facts(words.begin).given_count == 0) return false;
    const bool article_before = mention.name.begin > 0 && article_.word(mention.name.begin).gap == 0 &&
                                article_.text.spelling(mention.name.begin - 1).size() <= 3 &&
                                facts(mention.name.begin - 1).is(tables::word_class::function) &&
                                !facts(mention.name.begin - 1).is(tables::word_class::preposition);
    if (article_before) return false;
    bool capitals = true;
    for (std::uint32_t i = words.begin; i < words.end; ++i) capitals = capitals && article_.word(i).all_capitals;
    if (capitals && !mention.headline) return false;
    return in_source_[index] || article_.times_alone(id(words.end - 1)) > 0 || nearly_alone(id(words.end - 1)) ||
           apposition_follows(mention.name.end) || role_before(mention.name.begin);
  }

  // "Camera-shy Lund"
  bool described_with_a_hyphen(std::uint32_t i) const {
    const std::string_view text = article_.text.spelling(i);
    const std::size_t hyphen = text.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 1 < text.size() && text[hyphen + 1] >= 'a' &&
           text[hyphen + 1] <= 'z' && !facts(i).is(tables::word_class::surname_first);
  }

  // "the ministry's spokesperson, Jeon Haru,"
  bool role_before(std::uint32_t begin) const {
    return begin > 0 && article_.word(begin).gap == gap::comma && facts(begin - 1).head == tables::HeadClass::role &&
           !facts(begin - 1).plural;
  }

  // Another spelling of the family name stands alone: "Mykhailo Bondarenkko ... Bondarenko".
  bool nearly_alone(tables::WordId family) const {
    const std::string_view name = article_.spelling_of(family);
    if (name.size() < 7) return false;
    for (const auto& [word, count] : article_.alone_counts) {
      const std::string_view other = article_.spelling_of(word);
      if (word != family && other.size() >= 7 && other.substr(0, 4) == name.substr(0, 4) && near_spelling(name, other))
        return true;
    }
    return false;
  }

  // ", a North Korea expert", ", deputy director of ..."
  bool apposition_follows(std::uint32_t end) const {
    if (end >= article_.size() || article_.word(end).gap != gap::comma) return false;
    for (std::uint32_t i = end; i < article_.size() && i < end + 6; ++i) {
      if (i > end && (article_.word(i).gap != 0 || article_.word(i).sentence_start)) return false;
      if (facts(i).head == tables::HeadClass::role && !facts(i).plural) return true;
    }
    return false;
  }

  void full_name(std::uint32_t index) {
    Mention& mention = article_.mentions[index];
    if (mention.table_actor >= 0) {
      if (mention.kind == MentionKind::person) join(mention, table_entity(article_, mention.table_actor));
      return;
    }
    if (mention.headline) shrink_to_known(mention);
    if (mention.title.empty() && !mention.kin && shortened_company(article_, mention) >= 0) {
      mention.kind = MentionKind::name;
      return;
    }
    const Words words = core(mention);
    if (words.size() < 2 || family_alone(words) || !accepted(index, words)) return;
    mention.kind = MentionKind::person;
    Entity person = build(words);
    int entity = same_person(person);
    if (entity < 0) entity = table_person(person);
    if (entity < 0) {
      person.kin = mention.kin;
      person.name = display(words, mention.name);
      person.first = mention.name.begin;
      entity = add_entity(article_, std::move(person));
    }
    join(mention, entity);
  }

  // "Weary Jane Smith Calls": of a headline's capitals, the name that the body gives.
  void shrink_to_known(Mention& mention) {
    if (mention.name.size() < 2) return;
    for (std::uint32_t end = mention.name.end; end > mention.name.begin; --end) {
      const auto bearers = article_.by_family.find(id(end - 1));
      const bool known = bearers != article_.by_family.end();
      const bool alone = end == mention.name.end && facts(mention.name.begin).given_count == 0 &&
                         article_.times_alone(id(end - 1)) > 0;  // "Derelict Lane" beside the body's "Mayor Lane"
      if (!known && !alone) continue;
      std::uint32_t begin = end - 1;
      if (known)
        for (const int each : bearers->second) {
          const Entity& person = article_.entities[static_cast<std::size_t>(each)];
          for (std::uint32_t i = mention.name.begin; i + 1 < end; ++i)
            if (!person.given.empty() && id(i) == person.given.front()) begin = std::min(begin, i);
        }
      if (begin == mention.name.begin && end == mention.name.end) return;
      for (std::uint32_t i = mention.name.begin; i < mention.name.end; ++i)
        if (i < begin || i >= end) article_.mention_at[i] = -1;
      mention.name = {begin, end};
      mention.possessive = article_.word(end - 1).possessive;
      if (mention.kind == MentionKind::person && begin + 1 == end) mention.kind = MentionKind::name;
      return;
    }
  }

  std::string display(Words words, Words whole) const {
    std::string name = article_.surface({words.begin, whole.end});
    bool capitals = true;
    for (std::uint32_t i = words.begin; i < words.end; ++i)
      capitals = capitals && (article_.word(i).all_capitals || article_.word(i).initial);
    if (capitals && article_.word(words.end - 1).end - article_.word(words.end - 1).begin > 2) name = title_case(name);
    const std::size_t stop = article_.word(whole.end - 1).end;  // "Jr." keeps its full stop
    if (whole.end > words.end && stop < article_.text.text.size() && article_.text.text[stop] == '.') name += '.';
    return name;
  }

  void join(Mention& mention, int entity) {
    mention.entity = entity;
    Entity& person = article_.entities[static_cast<std::size_t>(entity)];
    if (person.mentions.empty()) person.first = mention.name.begin;
    if (!mention.kin) person.kin = false;
    if (person.gender == 0) person.gender = mention.gender;
    if (mention.name.size() > person.name_words.size() && !mention.headline) person.name_words = mention.name;
    const std::uint32_t begin = mention.name.begin;
    const bool possessed = begin > 0 && article_.word(begin).gap == 0 && article_.word(begin - 1).possessive;
    if (mention.country >= 0 && person.country < 0 && (mention.title.size() > 0 || possessed))
      person.country = mention.country;
    person.mentions.push_back(static_cast<std::uint32_t>(&mention - article_.mentions.data()));
  }

  // Which word is the family name: the one that the article uses alone, else a first one of those surnames,
  // else the last.
  bool family_first(Words words) const {
    const std::uint32_t first_alone = article_.times_alone(id(words.begin)),
                        last_alone = article_.times_alone(id(words.end - 1));
    const tables::WordFacts& first = facts(words.begin);
    if (!first.is(tables::word_class::surname_first) || words.size() > 3) return false;
    if (first_alone != last_alone) return first_alone > last_alone;
    bool hyphen = false, western = false;
    for (std::uint32_t i = words.begin + 1; i < words.end; ++i) {
      hyphen = hyphen || article_.text.spelling(i).find('-') != std::string_view::npos;
      western = western || (facts(i).given_count > 5000 && !facts(i).is(tables::word_class::surname_first)) ||
                article_.word(i).initial;
    }
    if (hyphen) return true;
    if (words.size() == 3) return !western;
    return first.given_count < 5000 && !facts(words.end - 1).is(tables::word_class::surname_first);
  }

  Entity build(Words words) const {
    Entity person;
    person.kind = ActorKind::person;
    person.name_words = words;
    if (family_first(words)) {
      person.family = id(words.begin);
      for (std::uint32_t i = words.begin + 1; i < words.end; ++i) person.given.push_back(id(i));
    } else {
      person.family = id(words.end - 1);
      for (std::uint32_t i = words.begin; i + 1 < words.end; ++i)
        if (!facts(i).is(tables::word_class::particle) || i == words.begin) person.given.push_back(id(i));
    }
    const tables::WordFacts& given = article_.tables.facts(person.given.front());
    if (given.given_count > 0 && given.given_share >= 0.9f) person.gender = given.given_gender;
    return person;
  }

  std::string letters(const std::vector<tables::WordId>& given) const {
    std::string out;
    for (const tables::WordId word : given)
      for (const char c : article_.spelling_of(word))
        if (c != '-' && c != '\'') out += c;
    return out;
  }

  std::string_view spelled(tables::WordId word) const { return article_.spelling_of(word); }

  // What stays of a given name when vowels and other ways to spell a sound go: "Kristin" and "Kristen", "Philip" and
  // "Phillip".
  static std::string skeleton(std::string_view name) {
    constexpr std::string_view unsounded = "aeiouyh";
    std::string out;
    for (const char c : name) {
      if (unsounded.find(c) != std::string_view::npos && !out.empty()) continue;
      const char sound = c == 'c' ? 'k' : c == 'z' ? 's' : c;
      if (out.empty() || out.back() != sound) out += sound;
    }
    return out;
  }

  // Two given names as one person's, alone: equal, an initial, a prefix, another spelling.
  bool alike(tables::WordId a, tables::WordId b) const {
    const std::string_view x = spelled(a), y = spelled(b);
    if (x == y) return true;
    const std::size_t least = std::min(x.size(), y.size());
    if ((least == 1 || least >= 3) && x.substr(0, least) == y.substr(0, least)) return true;
    return least >= 4 && near_spelling(x, y) && skeleton(x) == skeleton(y);
  }

  // Middle names contradict where each has some that the other lacks: "Kim Jong Un" is not "Kim Jong Il".
  bool middles_contradict(const Entity& a, const Entity& b) const {
    const Entity& few = a.given.size() <= b.given.size() ? a : b;
    const Entity& many = &few == &a ? b : a;
    std::size_t at = 1;
    for (std::size_t i = 1; i < few.given.size(); ++i) {
      while (at < many.given.size() && !alike(few.given[i], many.given[at])) ++at;
      if (at++ == many.given.size()) return true;
    }
    return false;
  }

  // Given names that can be one person's: equal, an initial, a prefix, a nickname, or a middle name.
  bool agree(const Entity& a, const Entity& b) const {
    if (a.given.empty() || b.given.empty()) return true;
    if (letters(a.given) == letters(b.given)) return true;
    if (alike(a.given.front(), b.given.front())) return !middles_contradict(a, b);
    const auto nickname = [&](const Entity& shorter, const Entity& longer) {
      const auto forms = article_.tables.full_forms(shorter.given.front());
      return std::find(forms.begin(), forms.end(), longer.given.front()) != forms.end();
    };
    if (nickname(a, b) || nickname(b, a)) return true;
    const auto middle = [](const Entity& one, const Entity& many) {
      return many.given.size() > 1 && one.given.size() == 1 && many.given[1] == one.given.front();
    };
    return middle(a, b) || middle(b, a);
  }

  int same_person(const Entity& person) const {
    const auto bearers = article_.by_family.find(person.family);
    if (bearers == article_.by_family.end()) return -1;
    for (const int i : bearers->second) {
      const Entity& other = article_.entities[static_cast<std::size_t>(i)];
      if (other.given.empty()) continue;
      if (other.gender != 0 && person.gender != 0 && other.gender != person.gender) continue;
      if (agree(other, person)) return i;
    }
    return -1;
  }

  // A holder or an analyst's actor under a name that differs in a middle name, an initial or a spelling.
  int table_person(const Entity& person) const {
    int found = -1;
    for (const std::uint32_t index : article_.tables.bearers(person.family)) {
      const tables::TableActor& actor = article_.tables.actors()[index];
      const std::string own = folded_name(actor.name);
      const std::string given = letters(person.given);
      std::string wanted(article_.spelling_of(person.given.front()));
      const bool starts = actor.family_first
                              ? own.find(given) != std::string::npos
                              : wanted.size() > 1 && (own.starts_with(wanted) ||
                                                      (initial_first(actor.name) && own.substr(1).starts_with(wanted)));
      if (!starts) continue;
      if (found >= 0 && article_.tables.actors()[static_cast<std::size_t>(found)].own) continue;
      found = static_cast<int>(index);
    }
    return found < 0 ? -1 : table_entity(article_, found);
  }

  std::string folded_name(std::string_view name) const;
  static bool initial_first(std::string_view name) { return name.size() > 2 && name[1] == '.'; }  // "F. Jan Lund"

  Article& article_;
  std::vector<bool> in_source_;
  std::vector<bool> as_it_;
};

std::string PersonFinder::folded_name(std::string_view name) const {
  std::string out;
  for (const char c : name)
    if (c != ' ' && c != '-' && c != '.') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace

void find_persons(Article& article) {
  PersonFinder(article).find();
}

int table_entity(Article& article, int table_actor) {
  for (std::size_t i = 0; i < article.entities.size(); ++i)
    if (article.entities[i].table_actor == table_actor) return static_cast<int>(i);
  const tables::TableActor& actor = article.tables.actors()[static_cast<std::size_t>(table_actor)];
  Entity entity;
  entity.kind = actor.kind;
  entity.name = actor.name;
  entity.family = actor.family;
  entity.gender = actor.gender;
  entity.table_actor = table_actor;
  entity.plural = actor.kind == ActorKind::group;
  const auto& countries = article.tables.countries();
  for (std::size_t c = 0; c < countries.size(); ++c)
    if (!actor.country.empty() && countries[c].iso3 == actor.country) entity.country = static_cast<int>(c);
  // Given names, so that other spellings of the name agree with it.
  std::string_view name = actor.name;
  std::vector<tables::WordId> words;
  while (!name.empty()) {
    const std::size_t space = name.find(' ');
    std::string word(name.substr(0, space));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (const tables::WordId id = article.tables.words().find(word); id != 0 && id != actor.family) words.push_back(id);
    name.remove_prefix(space == std::string_view::npos ? name.size() : space + 1);
  }
  if (actor.kind == ActorKind::person) {
    entity.given = words;
    if (entity.gender == 0 && !words.empty() && article.tables.facts(words.front()).given_share >= 0.9f)
      entity.gender = article.tables.facts(words.front()).given_gender;
  }
  return add_entity(article, std::move(entity));
}

// "al-Masri": as "Masri", where the article writes it so.
tables::WordId without_article(const Article& article, const Entity& person) {
  const std::string_view family = article.spelling_of(person.family);
  const std::size_t dash = family.find('-');
  if (dash == std::string_view::npos || dash + 3 > family.size()) return 0;
  return article.text.lexicon->is(family.substr(0, dash), "article_of_name"_words)
             ? article.id_of(family.substr(dash + 1))
             : 0;
}

int add_entity(Article& article, Entity&& entity) {
  const int index = static_cast<int>(article.entities.size());
  if (entity.kind == ActorKind::person && entity.family != 0) {
    article.by_family[entity.family].push_back(index);
    if (const tables::WordId bare = without_article(article, entity); bare != 0)
      article.by_family[bare].push_back(index);
    if (!entity.given.empty()) article.by_given[entity.given.front()].push_back(index);
  }
  article.entities.push_back(std::move(entity));
  return index;
}

}  // namespace onrecord::resolve
