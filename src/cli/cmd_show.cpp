// onrecord show: articles with the sources, cues and contents of their statements marked.
#include <algorithm>

#include "cli/article_options.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/other_languages.h"
#include "cli/repeats.h"
#include "io/output_file.h"
#include "knowledge.h"
#include "onrecord/error.h"
#include "onrecord/format.h"
#include "report/marked_article.h"
#include "tables/lexicon_reader.h"
#include "text/line_wraps.h"
#include "text/printable.h"

namespace onrecord::cli {
namespace {

// The sentences of an article as CoNLL-U; words made printable, for they are the article's.
std::string trees_of(const Document& article, const syntax::Parser& parser, syntax::ParserBuffers& buffers) {
  std::string out = "# newdoc id = " + text::safe_line(article.doc_id) + '\n';
  const text::FlowingText flowing(article.text);
  text::TokenizedText read;
  text::tokenize(flowing.view(), tables::shipped_lexicon(), read);
  syntax::Tree tree;
  std::vector<std::string> printable;
  std::vector<std::string_view> words;
  for (const text::TokenRange& sentence : read.sentences) {
    parser.parse(read, sentence, buffers, tree);
    const std::uint32_t begin = read.tokens[sentence.begin].begin, end = read.tokens[sentence.end - 1].end;
    out += "# text = " + text::safe_line(flowing.view().substr(begin, end - begin)) + '\n';
    printable.clear();
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) printable.push_back(text::safe_line(read.word(i)));
    words.assign(printable.begin(), printable.end());
    out += conllu(tree, words);
  }
  return out;
}

int run(const Arguments& arguments) {
  Console console(arguments);
  const bool html = arguments.flag("html"), trees = arguments.flag("syntax");
  if (html && trees) throw Error(ErrorKind::usage, "--html and --syntax exclude each other");
  const bool to_file = arguments.has("output");
  const bool colour = console.colour() && (!to_file || arguments.text("color") == "always");
  const double least = arguments.number("min-confidence", 0, 0, 1);
  const ReadOptions options = read_options_of(arguments);

  const std::shared_ptr<const Knowledge> knowledge = Knowledge::load(knowledge_of(arguments));
  const Tracker tracker(knowledge);
  io::OutputFile out(arguments.text("output"));
  int exit_code = 0;
  bool first = true;
  if (html) out.write(report::marked_page_begin());
  syntax::ParserBuffers buffers;
  Repeats repeats(console);
  OtherLanguages languages;
  const auto document = [&](Document&& article) {
    if (trees) {
      out.write(trees_of(article, knowledge->parts().parser(), buffers));
      out.flush();
      return;
    }
    Analysis analysis = tracker.track(article);
    languages.note(article, analysis);
    std::erase_if(analysis.statements, [&](const Statement& statement) { return statement.probability < least; });
    if (html) {
      out.write(report::marked_page_article(article, analysis));
    } else {
      if (!first) out.write("\n----------------------------------------\n\n");
      out.write(report::marked_for_terminal(article, analysis, colour));
      out.flush();
    }
    first = false;
  };
  read_paths(arguments.positional(), options,
             {document,
              [&](const Error& error) {
                repeats.error(error);
                exit_code = std::max(exit_code, error.exit_code());
              },
              [&](const std::string& notice) { repeats.notice(notice); }});
  repeats.finish();
  languages.tell(console);
  if (html) out.write(report::marked_page_end());
  out.commit();
  return exit_code;
}

}  // namespace

Command show_command() {
  return {
      .name = "show",
      .summary = "an article with its sources, cues and contents marked",
      .arguments = "PATH...",
      .least_arguments = 1,
      .examples = {{"onrecord show article.txt", "in colours on a terminal, in brackets elsewhere"},
                   {"onrecord show --html -o article.html article.txt", "the same as a page"},
                   {"onrecord show --syntax article.txt", "each sentence's words with their heads, as CoNLL-U"},
                   {"onrecord show --min-confidence 0.8 articles.jsonl | less", "only the surer statements"}},
      .options = join({{{.name = "html", .help = "writes one self-contained page"},
                        {.name = "syntax", .help = "writes the dependency trees of the sentences instead (CoNLL-U)"},
                        {.name = "min-confidence",
                         .value = "P",
                         .help = "leaves out statements with a probability below P (0 to 1)",
                         .fallback = "0"}},
                       article_options(),
                       knowledge_options(),
                       output_options()}),
      .details =
          "Brackets: [1: source], {1: cue}, <1: content>; the number is the statement's in the list below the text. "
          "Content within other content is underlined. Control characters of the text are shown as <U+XXXX>.",
      .run = run,
  };
}

}  // namespace onrecord::cli
