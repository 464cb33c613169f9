// The name that stands beside a description: in apposition, right behind it, or at the end of its complement.
#include "resolve/descriptions.h"
#include "resolve/source_head.h"

namespace onrecord::resolve {
namespace {

// "senator", "mayor", "secretary of state": a word or a title that ends there.
bool heads_a_role(const Article& article, const SourceHead& head) {
  const tables::WordFacts& facts = article.facts(head.head);
  if (facts.head == tables::HeadClass::role || facts.head == tables::HeadClass::kin ||
      facts.is(tables::word_class::title))
    return true;
  for (std::uint32_t i = head.phrase.begin; i < head.head; ++i)
    if (article.hits[i].words > 1 && i + article.hits[i].words == head.head + 1 &&
        article.tables.phrase(article.hits[i].phrase).kind == tables::PhraseKind::title)
      return true;
  return false;
}

// "A member of the House Intelligence Committee, Bachmann": a surname that the article gives in full elsewhere.
bool known_surname(const Article& article, const Mention& name) {
  return article.by_family.find(article.word(name.name.end - 1).id) != article.by_family.end();
}

// Where the comma stands behind a description and its complement: "The head | of the panel, ..."; 0: none does.
std::uint32_t comma_behind(const Article& article, const SourceHead& head, Words source, std::uint32_t reach) {
  for (std::uint32_t i = head.phrase.end; i < article.size() && i <= head.phrase.end + reach; ++i) {
    if (article.word(i).sentence_start || i > source.end) return 0;
    if (article.is(i, "ends_description"_words)) return 0;
    if ((article.word(i).gap & ~gap::quote) == 0) continue;
    // "an aide to the mayor, Ada Pell": whoever is told last is named.
    const bool another = i > head.phrase.end && article.mention_at[i - 1] < 0 &&
                         article.facts(i - 1).head == tables::HeadClass::role && !article.facts(i - 1).plural;
    return article.word(i).gap == gap::comma && !another ? i : 0;
  }
  return 0;
}

// The person's name that words of titles and labels lead up to: "former Defense Secretary Carl Amberg", "Home Front
// Minister Ada Pell", "Democrat Lena Voss"; -1: something else stands there.
int name_led_up_to(const Article& article, std::uint32_t begin) {
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t i = begin; i < article.size() && i < begin + reach; ++i) {
    if (i > begin && (article.word(i).gap & ~gap::quote) != 0) return -1;
    const std::int32_t index = article.mention_at[i];
    if (index < 0) {
      const bool leads = article.word(i).capital || article.facts(i).is(tables::word_class::modifier) ||
                         article.facts(i).head == tables::HeadClass::role;
      if (!leads || article.word(i).possessive) return -1;
      if (article.hits[i].words > 1) i += article.hits[i].words - 1;  // "Secretary of State"
      continue;
    }
    const Mention& name = article.mentions[static_cast<std::size_t>(index)];
    const std::uint32_t end = name.name.end;
    const bool leads = end < article.size() && article.word(end).capital && article.word(end).gap == 0;
    if (name.kind == MentionKind::person || (name.kind == MentionKind::name && i == begin && !leads))
      return name.name.begin == i && !name.possessive ? index : -1;
    i = end - 1;
  }
  return -1;
}

// "Carl Amberg," "Amberg of Norland": where the name ends the apposition does.
bool closes(const Article& article, const Mention& name, Words source) {
  const std::uint32_t end = name.name.end;
  if (end >= source.end || article.word(end).gap != 0) return true;
  return article.facts(end).is(tables::word_class::preposition) && end + 1 < source.end &&
         article.word(end + 1).capital;
}

// "a top Republican", "the ranking Democrat on the panel"
bool party_label(const Article& article, const SourceHead& head) {
  return head.mention >= 0 && article.mentions[static_cast<std::size_t>(head.mention)].kind == MentionKind::belonging;
}

// "The leader of the Reform Party, Yuko Mori", "One of his advisers, Trade Minister Anna Voss": the name between commas
// that one person is told by.
int apposed_person(const Article& article, const SourceHead& head, Words source) {
  const tables::WordFacts& facts = article.facts(head.head);
  if (facts.plural || facts.head == tables::HeadClass::organisation || facts.head == tables::HeadClass::document ||
      facts.head == tables::HeadClass::group)
    return -1;
  const bool label = party_label(article, head);
  if (head.mention >= 0 && !label) return -1;
  const bool described = label || heads_a_role(article, head);
  constexpr std::uint32_t of_one = 6, any = 40;  // words: "One | of his advisers,"
  const std::uint32_t comma = comma_behind(article, head, source, described ? any : head.counted ? of_one : 0);
  if (comma == 0) return -1;
  const int index = name_led_up_to(article, comma);
  if (index < 0) return -1;
  const Mention& name = article.mentions[static_cast<std::size_t>(index)];
  if (name.kind == MentionKind::person && (!name.title.empty() || name.name.begin > comma)) return index;
  if (!described || comma >= source.end) return -1;
  const bool person = name.kind == MentionKind::person || (name.kind == MentionKind::name && name.plain);
  const bool whole = name.name.size() > 1 || known_surname(article, name);
  return (person || known_surname(article, name)) && whole && closes(article, name, source) ? index : -1;
}

// "Their parent company, Larkwood Inc,", "one group, the Weavers' Guild,"
int apposed_body(const Article& article, const SourceHead& head, Words source) {
  const tables::WordFacts& facts = article.facts(head.head);
  if (head.mention >= 0 || facts.plural || (facts.head != tables::HeadClass::organisation && !head.counted)) return -1;
  constexpr std::uint32_t reach = 6;
  std::uint32_t at = comma_behind(article, head, source, reach);
  if (at == 0 || at >= source.end) return -1;
  if (article.facts(at).is(tables::word_class::function) && article.mention_at[at] < 0 && at + 1 < source.end) ++at;
  const std::int32_t index = article.mention_at[at];
  if (index < 0) return -1;
  const Mention& name = article.mentions[static_cast<std::size_t>(index)];
  const bool closed = name.name.end >= source.end || article.word(name.name.end).gap != 0;
  return name.kind == MentionKind::organisation && name.name.begin == at && !name.possessive && closed ? index : -1;
}

// "Special Envoy for Norland Anna Berg": a name at the source's end, behind the state or body of the complement.
int behind_complement_of_office(const Article& article, const SourceHead& head, Words source) {
  if (source.size() < 3 || !heads_a_role(article, head)) return -1;
  const bool office = head.determiner == Determiner::none && article.word(head.head).capital;
  std::uint32_t end = source.end;
  for (std::uint32_t i = head.phrase.end; i < source.end; ++i) {
    const std::int32_t index = article.mention_at[i];
    const bool ends = index >= 0 && article.mentions[static_cast<std::size_t>(index)].name.end < source.end &&
                      article.word(article.mentions[static_cast<std::size_t>(index)].name.end).gap == gap::comma;
    if (office && ends && article.mentions[static_cast<std::size_t>(index)].kind == MentionKind::person) {
      end = article.mentions[static_cast<std::size_t>(index)].name.end;  // "Anna Berg | , a sailor,"
      break;
    }
  }
  const std::int32_t index = article.mention_at[end - 1];
  if (index < 0) return -1;
  const Mention& name = article.mentions[static_cast<std::size_t>(index)];
  if (name.kind != MentionKind::person && !(name.kind == MentionKind::name && name.plain)) return -1;
  const std::uint32_t begin = name.title.empty() ? name.name.begin : name.phrase_begin;
  if (name.name.end != end || name.name.size() < 2 || begin <= head.phrase.end || name.possessive) return -1;
  if (!article.same_clause(begin - 1, begin) || article.word(begin - 1).possessive) return -1;
  if (!name.title.empty()) return office && article.word(begin - 1).capital ? index : -1;
  const std::int32_t label = article.mention_at[begin - 1];
  if (label < 0) return -1;
  switch (article.mentions[static_cast<std::size_t>(label)].kind) {
    case MentionKind::country:
    case MentionKind::organisation:
      return index;
    case MentionKind::belonging:
      return head.determiner == Determiner::definite ? index : -1;
    case MentionKind::name:
      return head.determiner == Determiner::none ? index : -1;
    default:
      return -1;
  }
}

}  // namespace

Words examples_of(const Article& article, const SourceHead& head, Words source) {
  for (std::uint32_t i = head.phrase.begin + 1; i + 1 < source.end && !article.word(i).sentence_start; ++i) {
    if (article.word(i).gap != 0 && article.word(i).gap != gap::comma) return {};
    if (!article.facts(i).is(tables::word_class::example) || article.mention_at[i] >= 0) continue;
    std::uint32_t at = i + 1;
    if (article.facts(at).is(tables::word_class::preposition) && article.mention_at[at] < 0) ++at;  // "such as"
    return at < source.end ? Words{at, source.end} : Words{};
  }
  return {};
}

int name_beside(const Article& article, const SourceHead& head, Words source) {
  const auto person_at = [&](std::uint32_t i) {
    const std::int32_t index = i < article.size() ? article.mention_at[i] : -1;
    if (index < 0) return -1;
    const Mention& mention = article.mentions[static_cast<std::size_t>(index)];
    if (mention.kind == MentionKind::person || (mention.kind == MentionKind::name && mention.plain))
      return static_cast<int>(index);
    return -1;
  };
  // A comma, then the name: inside the source or right behind it.
  const std::uint32_t after = head.phrase.end;
  if (after < article.size() && !article.word(after).sentence_start && article.word(after).gap == gap::comma) {
    if (heads_a_role(article, head)) {
      const int mention = person_at(after);
      if (mention >= 0 && (after < source.end || source.end == after) &&
          !article.mentions[static_cast<std::size_t>(mention)].possessive)
        return mention;
    }
  }
  if (const int mention = apposed_person(article, head, source); mention >= 0) return mention;
  if (const int mention = apposed_body(article, head, source); mention >= 0) return mention;
  // "His father | Mohamed Elhassan": the name follows the source without a comma.
  if (after == source.end && after < article.size() && !article.word(after).sentence_start &&
      article.word(after).gap == 0) {
    const tables::HeadClass kind = article.facts(head.head).head;
    const int mention = kind == tables::HeadClass::role || kind == tables::HeadClass::kin ? person_at(after) : -1;
    if (mention >= 0 && !article.mentions[static_cast<std::size_t>(mention)].possessive &&
        article.mentions[static_cast<std::size_t>(mention)].name.begin == after)
      return mention;
  }
  if (const int mention = behind_complement_of_office(article, head, source); mention >= 0) return mention;
  // "undersecretary of economic affairs Robert Ortner": a name right behind the complement.
  for (std::uint32_t i = after; i < source.end; ++i) {
    if (i > after && (article.word(i).gap & ~gap::quote) != 0) break;
    if (article.is(i, "ends_complement"_words)) break;
    const int mention = person_at(i);
    if (mention < 0) continue;
    const Mention& name = article.mentions[static_cast<std::size_t>(mention)];
    if (name.name.begin != i || name.possessive || name.name.size() < 2) break;
    const std::uint32_t before = i - 1;
    const bool lower_noun = !article.word(before).capital &&
                            !article.facts(before).is(tables::word_class::function | tables::word_class::preposition) &&
                            article.word(i).gap == 0;
    const bool behind_role =
        article.facts(before).head == tables::HeadClass::role && before > 0 &&
        article.facts(before - 1).is(tables::word_class::preposition | tables::word_class::function);
    if (lower_noun && !behind_role && !article.word(before).possessive) return mention;
    break;
  }
  // "Guild President and Chief Executive Matthew Lane": one person with two titles.
  if (after + 1 < source.end && joins(article, after) && head.determiner == Determiner::none && head.mention < 0 &&
      heads_a_role(article, head) && !article.facts(head.head).plural)
    for (std::uint32_t i = after + 1; i < source.end && article.word(i).gap == 0; ++i) {
      const int mention = person_at(i);
      if (mention < 0) continue;
      const Mention& name = article.mentions[static_cast<std::size_t>(mention)];
      const bool second = name.name.begin == i && name.name.end == source.end && name.name.size() > 1 &&
                          name.phrase_begin <= after + 1 && !name.title.empty() && !name.possessive;
      return second ? mention : -1;
    }
  // "his wife and current nominee Hillary Clinton": one person under two descriptions.
  if (after + 1 < source.end && joins(article, after) &&
      article.facts(head.head).head != tables::HeadClass::organisation && !article.facts(head.head).plural) {
    const SourceHead second = head_of(article, {after + 1, source.end});
    const bool own_determiner = second.determiner != Determiner::none;
    if (!own_determiner && second.mention >= 0 &&
        second.phrase.begin != article.mentions[static_cast<std::size_t>(second.mention)].name.begin &&
        article.mentions[static_cast<std::size_t>(second.mention)].kind == MentionKind::person &&
        !article.word(after + 1).capital)
      return second.mention;
  }
  return -1;
}

}  // namespace onrecord::resolve
