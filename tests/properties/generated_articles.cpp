// Sentences from parts: speakers, verbs, contents and days, put together in a dozen ways.
#include "generated_articles.h"

#include <array>

#include "io/write_jsonl.h"

using namespace onrecord::io;

namespace onrecord::testing {
namespace {

constexpr std::array speakers{"Ada Reed, the transport minister,",
                              "Tom Hale",
                              "Hale",
                              "the harbour master",
                              "Vera Lind, mayor of Quay,",
                              "she",
                              "a union spokesman",
                              "Renée Dupré",
                              "officials",
                              "the ministry",
                              "Łukasz Żak of the ferry company"};
constexpr std::array verbs{"said", "told reporters", "warned", "added", "has said", "wrote", "denied", "promised"};
constexpr std::array contents{"the port must open in May",
                              "nobody asked us",
                              "the fees are unfair — all of them",
                              "we reject the plan",
                              "the ferry 🚢 will sail again in spring, or never",
                              "the café at the quay (“the old one”) is closed",
                              "if the money comes, the bridge will be mended",
                              "no",
                              "it was 40 % more than last year's 3.5 million",
                              "they don't know what they're doing",
                              "中文 signs will go up at the pier"};
constexpr std::array days{"", "", "", " on Monday", " last week", " on 3 March", " in a statement", " yesterday"};

template <std::size_t count>
std::string pick(const std::array<const char*, count>& words) {
  return words[*rc::gen::inRange<std::size_t>(0, count)];
}

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string without_comma(std::string words) {
  if (words.ends_with(',')) words.pop_back();
  return words;
}

std::string sentence() {
  const std::string who = pick(speakers), verb = pick(verbs), what = pick(contents), when = pick(days);
  switch (*rc::gen::inRange(0, 12)) {
    case 0:
      return "“" + capital(what) + ",” " + who + " " + verb + when + ".";
    case 1:
      return capital(who) + " " + verb + when + " that " + what + ".";
    case 2:
      return "\"" + capital(what) + ",\" " + who + " " + verb + when + ". \"" + capital(pick(contents)) + ".\"";
    case 3:
      return capital(who) + " " + verb + ": “" + capital(what) + ".”";
    case 4:
      return "The harbour was quiet" + when + ".";
    case 5:
      return capital(who) + " said that " + without_comma(pick(speakers)) + " had warned that " + what + ".";
    case 6:
      return "“" + capital(what) + ".";  // never closed
    case 7:
      return capital(what) + ", according to " + without_comma(who) + ".";
    case 8:
      return "“" + capital(what) + ",” " + verb + " " + without_comma(who) + ", “and " + pick(contents) + ".”";
    case 9:
      return capital(who) + " called it “a mistake”" + when + ".";
    case 10:
      return without_comma(capital(who)) + "’s ‘" + what + "’ was heard" + when + ".";
    default:
      return capital(who) + " supports the treaty, " + pick(speakers) + " " + verb + when + ".";
  }
}

}  // namespace

std::string text_of(const Sentences& sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i > 0) text += sentences[i - 1].ends_paragraph ? "\n\n" : " ";
    text += sentences[i].words;
  }
  return text;
}

void showValue(const Sentences& sentences, std::ostream& out) {
  out << text_of(sentences);
}

rc::Gen<Sentence> a_sentence() {
  return rc::gen::exec([] { return Sentence{sentence(), *rc::gen::inRange(0, 3) == 0}; });
}

rc::Gen<Sentences> some_sentences(int least, int most) {
  return rc::gen::exec([=] {
    const int count = *rc::gen::inRange(least, most + 1);
    return *rc::gen::container<Sentences>(static_cast<std::size_t>(count), a_sentence());
  });
}

Sentences edited(Sentences sentences) {
  const auto somewhere = [&](std::size_t more) { return *rc::gen::inRange<std::size_t>(0, sentences.size() + more); };
  const auto at = [&](std::size_t place) { return sentences.begin() + static_cast<std::ptrdiff_t>(place); };
  const int kind = sentences.empty() ? 0 : *rc::gen::inRange(0, 5);
  if (kind == 0) {
    const Sentence more = *a_sentence();
    sentences.insert(at(somewhere(1)), more);
  } else if (kind == 1) {
    sentences.erase(at(somewhere(0)));
  } else if (kind == 2) {
    const std::size_t from = somewhere(0);
    const Sentence moved = sentences[from];
    sentences.erase(at(from));
    sentences.insert(at(somewhere(1)), moved);
  } else if (kind == 3) {
    const Sentence doubled = sentences[somewhere(0)];
    sentences.insert(at(somewhere(1)), doubled);
  } else {
    std::string& words = sentences[somewhere(0)].words;
    const std::size_t blank = words.find(' ', *rc::gen::inRange<std::size_t>(0, words.size()));
    words.insert(blank == std::string::npos ? 0 : blank, " indeed");
  }
  return sentences;
}

Document article(const std::string& doc_id, const Sentences& sentences) {
  Document document;
  document.doc_id = doc_id;
  document.text = text_of(sentences);
  document.title = "What was said about " + doc_id;
  document.publisher = "Harbour Post";
  document.published_at = {2025, 3, 6};
  document.date_origin = DateOrigin::metadata;
  return document;
}

namespace {
const std::shared_ptr<const Knowledge>& loaded() {
  static const std::shared_ptr<const Knowledge> once = Knowledge::load();
  return once;
}
}  // namespace

const Knowledge& knowledge() {
  return *loaded();
}

const Tracker& tracker() {
  static const Tracker made(loaded());
  return made;
}

std::string record_of(const Document& document) {
  std::string line;
  append_document_line(line, document, document_info(document, knowledge()), tracker().track(document),
                       {.times = true, .mentions = true, .text = true});
  return line;
}

}  // namespace onrecord::testing
