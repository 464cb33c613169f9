// Lays statements out for a terminal of any width; the words keep their context, which is dimmed.
#include "cli/statement_card.h"

#include <algorithm>
#include <vector>

#include "io/cell.h"
#include "report/wording.h"
#include "tables/lexicon_reader.h"
#include "text/line_wraps.h"
#include "text/printable.h"
#include "text/tokens.h"

namespace onrecord::cli {
namespace {

struct Piece {
  std::string text;
  Colour colour = Colour::plain;
};

// Words of all pieces fitted into lines; each word keeps its piece's colour.
std::string fit(const std::vector<Piece>& pieces, std::size_t indent, std::size_t width, bool colour) {
  const std::size_t right = std::max(width, indent + 20);
  std::string out, run;
  Colour run_colour = Colour::plain;
  std::size_t column = 0;
  const auto end_run = [&] {
    if (!run.empty()) out += coloured(run, run_colour, colour);
    run.clear();
  };
  bool blank_before = true;  // whether a blank separates the next word from what stands
  for (const Piece& piece : pieces) {
    const std::string shown = text::safe_line([&] {
      std::string plain = piece.text;
      for (char& c : plain)
        if (c == '\n' || c == '\t') c = ' ';
      return plain;
    }());
    for (std::size_t at = 0; at < shown.size();) {
      if (shown[at] == ' ') {
        blank_before = true;
        ++at;
        continue;
      }
      const std::size_t end = std::min(shown.find(' ', at), shown.size());
      const std::string word = shown.substr(at, end - at);
      at = end;
      const std::size_t size = text::columns_of(word);
      if (column > indent && blank_before && column + 1 + size > right) {
        end_run();
        out += '\n';
        column = 0;
      }
      if (piece.colour != run_colour) {
        end_run();
        run_colour = piece.colour;
      }
      if (column < indent) {
        end_run();
        out.append(indent - column, ' ');
        column = indent;
      } else if (blank_before && column > indent) {
        run += ' ';
        ++column;
      }
      run += word;
      column += size;
      blank_before = false;
    }
  }
  end_run();
  return out + '\n';
}

// The bytes to show around a statement: the whole sentences (or paragraphs) of its source, cue and content.
Span shown_span(const Statement& statement, std::string_view text, bool paragraph) {
  Span shown{UINT32_MAX, 0};
  for (const Spans* spans : {&statement.source, &statement.cue, &statement.content})
    for (const Span& span : *spans) {
      if (span.end > text.size()) return {};
      shown.begin = std::min(shown.begin, span.begin);
      shown.end = std::max(shown.end, span.end);
    }
  if (shown.begin >= shown.end || statement.content.empty()) return {};
  const text::FlowingText flowing(text);
  text::TokenizedText tokenized;
  text::tokenize(flowing.view(), tables::shipped_lexicon(), tokenized);
  const std::size_t first = tokenized.token_at(shown.begin), last = tokenized.token_at(shown.end - 1);
  if (last >= tokenized.tokens.size()) return shown;
  const auto& ranges = paragraph ? tokenized.paragraphs : tokenized.sentences;
  const auto range_of = [&](std::size_t token) {
    return ranges[paragraph ? tokenized.paragraph_of(token) : tokenized.sentence_of(token)];
  };
  return {std::min(shown.begin, tokenized.tokens[range_of(first).begin].begin),
          std::max(shown.end, tokenized.tokens[range_of(last).end - 1].end)};
}

std::vector<Piece> words_in_context(const Statement& statement, std::string_view text, bool paragraph) {
  const Span shown = shown_span(statement, text, paragraph);
  if (shown.end == 0) return {{statement.text, Colour::plain}};
  std::vector<Piece> pieces;
  std::uint32_t at = shown.begin;
  for (const Span& span : statement.content) {
    if (span.begin > at) pieces.push_back({std::string(text.substr(at, span.begin - at)), Colour::dim});
    pieces.push_back({std::string(text.substr(span.begin, span.end - span.begin)), Colour::plain});
    at = span.end;
  }
  if (shown.end > at) pieces.push_back({std::string(text.substr(at, shown.end - at)), Colour::dim});
  return pieces;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  return fit({{std::string(text), Colour::plain}}, indent, width, false);
}

std::string said_in_words(const SaidDate& said) {
  if (said.date.valid() && said.precision != DatePrecision::none) {
    const std::string day = to_string(said.date);
    return said.precision == DatePrecision::year    ? day.substr(0, 4)
           : said.precision == DatePrecision::month ? day.substr(0, 7)
           : said.precision == DatePrecision::week  ? iso_week(said.date)
                                                    : day;
  }
  if (said.latest.valid()) return "by " + to_string(said.latest);
  if (said.earliest.valid()) return "after " + to_string(add_days(said.earliest, -1));
  return "undated";
}

std::string said_by(const Statement& statement) {
  std::string words = statement.source_text.empty() ? statement.speaker.name : statement.source_text;
  if (!statement.cue_text.empty())
    words += (words.empty() ? "" : " ") + std::string(report::without_colon(statement.cue_text));
  return words;
}

Colour colour_of(StanceKind label) {
  switch (label) {
    case StanceKind::support:
      return Colour::green;
    case StanceKind::qualified_support:
      return Colour::cyan;
    case StanceKind::sceptical:
      return Colour::yellow;
    case StanceKind::oppose:
      return Colour::red;
    case StanceKind::mixed:
      return Colour::magenta;
    default:
      return Colour::plain;
  }
}

std::string stances_in_words(const Statement& statement, bool colour) {
  std::string text;
  for (const StanceLabel& stance : statement.stances) {
    if (stance.label == StanceKind::none) continue;
    text += (text.empty() ? "" : ", ") + text::safe_line(stance.issue_id) + ": ";
    std::string label(name(stance.label));
    if (stance.position)
      label += " (" + std::string(*stance.position > 0 ? "+" : "") + io::number_in_words(*stance.position) + ")";
    text += coloured(label, colour_of(stance.label), colour);
    if (stance.conditional) text += ", on a condition";
  }
  return text;
}

std::string statement_card(const Statement& statement, const DocumentInfo& document, std::string_view text,
                           const CardForm& form) {
  const Speaker& speaker = statement.speaker;
  std::string who = speaker.name;
  if (who.empty()) who = statement.source_text.empty() ? "(unknown)" : "\"" + statement.source_text + "\"";
  std::string role;
  if (!speaker.role.empty()) role = ", " + speaker.role;
  if (!speaker.via.empty()) role += ", via " + speaker.via;
  std::string out = coloured(said_in_words(statement.said), Colour::bold, form.colour) + "  " +
                    coloured(text::safe_line(who), Colour::bold, form.colour) +
                    coloured(text::safe_line(role), Colour::dim, form.colour) + "  " +
                    std::string(name(statement.act)) + "\n";
  if (const std::string stances = stances_in_words(statement, form.colour); !stances.empty())
    out += "    " + stances + "\n";
  out += fit(words_in_context(statement, text, form.paragraph), 4, form.width, form.colour);
  std::string source = document.publisher;
  if (document.published_at.valid()) source += (source.empty() ? "" : ", ") + to_string(document.published_at);
  if (!document.title.empty()) source += (source.empty() ? "\"" : ", \"") + document.title + "\"";
  if (source.empty()) source = document.doc_id;
  if (document.copies > 1) source += " (" + std::to_string(document.copies) + " copies)";
  return out + fit({{source + " [" + statement.id.substr(0, 10) + "]", Colour::dim}}, 4, form.width, form.colour);
}

}  // namespace onrecord::cli
