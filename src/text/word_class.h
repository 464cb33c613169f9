// Word classes: what a word can be for the rules of reading; which words are of a class is a row of words.tsv.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace onrecord::text {

struct WordClassRow {
  std::string_view name;     // as in the table
  std::string_view meaning;  // with an example where the name does not say it
};

// By the room that asks. A rule asks for a class; it never compares with a word.
inline constexpr WordClassRow word_classes[] = {
    // text
    {"abbreviated_title", "\"Gen\" [.]: its full stop is part of the word"},
    {"clitic", "behind an apostrophe: \"'ll\""},
    {"sentence_opener", "begins a sentence where a full stop alone would not tell: \"However\""},
    {"abbreviated_name_end", "\"Inc.\": ends a name, and only before an opener a sentence"},
    {"short_form", "\"Sept\" [.]: months, states and \"vs\", which only before an opener end a sentence"},
    {"clock_mark", "behind the time that heads an entry: \"pm\", \"GMT\""},
    // extract
    {"saying", "verbs that as a rule tell of words, past and present"},
    {"plain_saying", "those of saying that hardly ever do anything else"},
    {"personal_pronoun", "\"she\", \"They\": as a subject"},
    {"weekday", "\"Monday\""},
    // stance
    {"infinitive_mark", "\"to\""},
    {"whether", "opens what is not claimed: \"if\""},
    {"existential", "\"there\" [is a rift]"},
    {"third_person", "\"she\": the speaker, as a clause's subject"},
    {"inability", "\"cannot\""},
    {"adverb_ending", "\"quick-ly\""},
    {"participle_ending", "\"propos-ed\""},
    {"gerund_ending", "\"violat-ing\""},
    {"third_person_ending", "\"want-s\""},
    {"object_preposition", "leads from a noun to its object: \"the lifting of\""},
    {"leads_off_object", "behind a verb: what follows is not its object: \"cut by the accord\""},
    {"possessive_mark", "\"'s\""},
    {"before_verb", "stands between subject and verb: \"did\", \"again\""},
    {"object_opener", "behind a verb: an object begins: \"end the war\""},
    {"open_question", "\"how to set quotas\""},
    {"negative_condition", "\"unless\""},
    {"complementizer", "\"that\""},
    {"purpose_lead", "before an infinitive: \"in order\" [to]"},
    {"gerund_be", "\"being\""},
    {"ground_noun", "\"on the grounds\" [that]"},
    {"reason_preposition", "\"for\" [violating the pact]"},
    {"contrast", "\"but\""},
    {"negating_prefix", "\"non\" [-inflationary]"},
    {"adverb_of_time", "between subject and verb: \"still\""},
    {"definite_article", "\"the\""},
    {"complement_preposition", "\"tariffs of\", \"tariffs for\""},
    {"leads_to_object", "behind a judgement: \"ready to\""},
    {"before_noun", "before a word that is then a noun: \"an urgent need\""},
};

enum class WordClass : std::uint16_t {};

// "saying"_words: the class of that name; no such class is an error of the compiler.
consteval WordClass operator""_words(const char* name, std::size_t size) {
  for (std::size_t i = 0; i < std::size(word_classes); ++i)
    if (word_classes[i].name == std::string_view(name, size)) return static_cast<WordClass>(i);
  throw "no such class of words";
}

}  // namespace onrecord::text
