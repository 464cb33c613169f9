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
    // extract
    {"saying", "verbs that as a rule tell of words, past and present"},
    {"plain_saying", "those of saying that hardly ever do anything else"},
    {"personal_pronoun", "\"she\", \"They\": as a subject"},
    {"weekday", "\"Monday\""},
};

enum class WordClass : std::uint16_t {};

// "saying"_words: the class of that name; no such class is an error of the compiler.
consteval WordClass operator""_words(const char* name, std::size_t size) {
  for (std::size_t i = 0; i < std::size(word_classes); ++i)
    if (word_classes[i].name == std::string_view(name, size)) return static_cast<WordClass>(i);
  throw "no such class of words";
}

}  // namespace onrecord::text
