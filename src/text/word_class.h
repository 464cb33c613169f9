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
    {"according_to", "\"according to\" at a clause's head or behind what is said"},
    {"heads_clause", "what a clause may begin with before such words: \"said that, according to Bell,\""},
    {"opens_behind_name", "behind a bare name a clause begins: \"According to Bell the boat leaked\""},
    {"opens_no_block", "verbs of saying that lead no list or block in: \"asked:\""},
    {"sets_out", "\"made\" [three promises:]"},
    {"set_out", "[made three] \"promises\" [:]"},
    {"leads_in", "a sentence's opening before its subject: \"In\" [her letter the mayor wrote:]"},
    {"article", "\"a\""},
    {"as_follows", "before a colon"},
    {"opens_without_name", "its capital is the sentence's, not a name's"},
    {"name_particle", "\"of\" in \"Bishop of Tarrow\", \"van\""},
    {"joins_clauses", "\"said the boat leaked, and\" [Moss said ...]"},
    {"opens_contrast", "\"..., while\" [Moss said ...]"},
    {"adds_clause", "\"and\""},
    {"relative", "\"who\" [he said had left]"},
    {"no_plain_source", "in a source: the verb behind it may be its clause's: \"the man who\" [said so]"},
    {"opens_aside", "behind a source's comma: \"an official, who\" [asked not to be named]"},
    {"keeps_time", "in a source: a date behind it belongs to the source: \"a survey taken\" [last week]"},
    {"citing", "\"citing\" [two officials]"},
    {"quotes", "\"quoted\" [Bell as saying]"},
    {"relays", "begins a cue of two parts: \"quoting\" [Bell as saying]"},
    {"as_saying", "the second part of such a cue"},
    {"opens_whom", "behind a verb that quotes: who is quoted begins: \"quoted a\" [clerk]"},
    {"passive_agent", "\"quoted by\" [the agency]"},
    {"no_mere_name", "what holds it is more than the name of whom one cites"},
    {"person_noun", "\"two officials\""},
    {"be", "forms of it: \"was\" [quoted]"},
    {"clitic_or_have", "[It] \"has\" [been agreed]"},
    {"impersonal", "\"It\" [is believed]"},
    {"strong_participle", "[It is] \"known\""},
    {"takes_the_cue", "\"again said\": the verb is the cue, not the word before it"},
    {"puts_question", "\"Asked\" [whether ...]"},
    {"opens_what_is_asked", "\"asked about\" [the toll]"},
    {"answers", "[Asked about the toll, Bell] \"replied\""},
    {"tells_more", "[did not] \"elaborate\""},
    {"holds_back", "before such a verb: \"declined\" [to elaborate]"},
    {"nothing_said", "what a content begins with that is no statement: [asked] \"not to be named\""},
    {"condition_of_speech", "[on condition of] \"anonymity\""},
    {"on_condition", "[spoke] \"on condition\" [of anonymity]"},
    {"noun_of_speech", "\"the warning\" [alarmed them]"},
    {"the_said", "\"the said amount\": no verb"},
    {"opens_subject", "behind a participle's clause: \"Saying he was content, the\" [mayor left]"},
    {"voices", "before a noun of speech: \"voices\" [doubts]"},
    {"names_nobody", "cut off a source's end: \"Bell again\", \"The\""},
    {"tells", "\"told\" [Bell the plan was late]"},
    {"opens_behind_addressee", "behind who is told: what is told begins: \"told Bell the\" [plan was late]"},
    {"never_last", "no statement ends in it: \"the plan was late and\""},
    {"leads_on", "a preposition that goes with what follows: \"the plan on\" [Thursday]"},
    {"particle", "[rule] \"out\""},
    {"takes_particle", "\"rule\" [out]"},
    {"month", "\"May\""},
    {"date_preposition", "\"on\" [Monday]"},
    {"leads_date", "at a cue's end, before a day or month: \"tweeted late\" [Friday]"},
    {"opens_behind_date", "[said on Monday] \"that\""},
    {"leads_time", "\"earlier\" [on Monday]"},
    {"deictic_day", "\"yesterday\""},
    {"part_of_day", "\"morning\""},
    {"points_at_time", "\"last\" [week]"},
    {"span_of_time", "[last] \"week\""},
    {"question_letter", "\"Q\" [.] before what an interview's line says"},
    {"asker", "a transcript's label of who only asks"},
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
