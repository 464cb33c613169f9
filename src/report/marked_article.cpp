// Cuts the text where marks begin and end, and writes it for a terminal.
#include "report/marked_article.h"

#include <algorithm>
#include <array>

#include "report/markup.h"
#include "text/printable.h"

namespace onrecord::report {
namespace {

std::vector<Mark> marks_of(std::string_view text, const std::vector<Statement>& statements) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const auto add = [&](const Spans& spans, MarkRole role) {
      for (const Span& span : spans)
        if (span.begin < span.end && span.end <= text.size())
          marks.push_back({span, role, static_cast<std::uint32_t>(i + 1)});
    };
    add(statements[i].content, MarkRole::content);
    add(statements[i].source, MarkRole::source);
    add(statements[i].cue, MarkRole::cue);
  }
  // Outermost first: earlier begin, then the longer one, then the order of statements.
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tuple(a.span.begin, ~a.span.end, a.number, a.role) <
           std::tuple(b.span.begin, ~b.span.end, b.number, b.role);
  });
  return marks;
}

constexpr std::array<const char*, 3> colours{"\033[32m", "\033[1;36m", "\033[1;33m"};  // content, source, cue

std::string who_of(const Statement& statement) {
  if (!statement.speaker.name.empty()) return statement.speaker.name;
  return statement.source_text.empty() ? "(nobody named)" : "(unknown) " + statement.source_text;
}

std::string when_of(const SaidDate& said) {
  const std::string day = to_string(said.date);
  if (said.precision == DatePrecision::year) return day.substr(0, 4);
  if (said.precision == DatePrecision::month) return day.substr(0, 7);
  if (said.precision == DatePrecision::week) return iso_week(said.date);
  if (!day.empty()) return day;
  return said.latest.valid() ? "by " + to_string(said.latest) : "undated";
}

}  // namespace

std::vector<MarkedPiece> marked_pieces(std::string_view text, const std::vector<Statement>& statements) {
  const std::vector<Mark> marks = marks_of(text, statements);
  std::vector<std::uint32_t> borders{0, static_cast<std::uint32_t>(text.size())};
  for (const Mark& mark : marks) {
    borders.push_back(mark.span.begin);
    borders.push_back(mark.span.end);
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
  std::vector<MarkedPiece> pieces;
  std::vector<Mark> active;
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
    MarkedPiece piece;
    piece.span = {borders[i], borders[i + 1]};
    std::erase_if(active, [&](const Mark& mark) { return mark.span.end <= piece.span.begin; });
    for (; next < marks.size() && marks[next].span.begin == piece.span.begin; ++next) {
      active.push_back(marks[next]);
      piece.opens.push_back(marks[next]);
    }
    piece.marks = active;
    for (auto mark = active.rbegin(); mark != active.rend(); ++mark)
      if (mark->span.end == piece.span.end) piece.closes.push_back(*mark);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string marked_for_terminal(const Document& document, const Analysis& analysis, bool colour) {
  constexpr std::array<std::string_view, 3> opening{"<", "[", "{"}, closing{">", "]", "}"};
  std::string out;
  for (const MarkedPiece& piece : marked_pieces(document.text, analysis.statements)) {
    for (const Mark& mark : piece.opens) {
      const std::size_t role = static_cast<std::size_t>(mark.role);
      if (!colour)
        out.append(opening[role]).append(std::to_string(mark.number)).append(": ");
      else if (mark.role == MarkRole::content)
        out.append("\033[2m").append(std::to_string(mark.number)).append("\033[0m ");
    }
    const std::string shown =
        text::safe_text(std::string_view(document.text).substr(piece.span.begin, piece.span.end - piece.span.begin));
    if (colour && !piece.marks.empty()) {
      // Source and cue show through the content that they lie in; content within content is underlined.
      MarkRole top = MarkRole::content;
      std::size_t contents = 0;
      for (const Mark& mark : piece.marks) {
        if (mark.role == MarkRole::content)
          ++contents;
        else
          top = mark.role;
      }
      out.append(colours[static_cast<std::size_t>(top)])
          .append(contents > 1 ? "\033[4m" : "")
          .append(shown)
          .append("\033[0m");
    } else {
      out += shown;
    }
    if (!colour)
      for (const Mark& mark : piece.closes) out += closing[static_cast<std::size_t>(mark.role)];
  }
  while (!out.empty() && out.back() == '\n') out.pop_back();
  out += "\n\n";
  if (analysis.statements.empty()) out += "no statements\n";
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    const Statement& statement = analysis.statements[i];
    std::string number = std::to_string(i + 1);
    number.insert(0, number.size() < 3 ? 3 - number.size() : 0, ' ');
    out.append(number)
        .append("  ")
        .append(colour ? "\033[1m" : "")
        .append(text::safe_line(who_of(statement)))
        .append(colour ? "\033[0m" : "");
    out.append(", ")
        .append(when_of(statement.said))
        .append(", ")
        .append(name(statement.kind))
        .append(", ")
        .append(name(statement.act));
    out.append(", ").append(std::to_string(static_cast<int>(statement.probability * 100 + 0.5))).append(" %\n");
  }
  return out;
}

namespace {

constexpr std::array<std::string_view, 3> classes{"content", "source", "cue"};

std::string summary(const Statement& statement, std::size_t number) {
  std::string out = std::to_string(number);
  out.append(". ")
      .append(who_of(statement))
      .append(", ")
      .append(when_of(statement.said))
      .append(", ")
      .append(name(statement.act));
  return out;
}

void append_piece(std::string& out, const MarkedPiece& piece, const Document& document, const Analysis& analysis,
                  const std::string& article) {
  for (const Mark& mark : piece.marks) {
    const bool opens = std::any_of(piece.opens.begin(), piece.opens.end(), [&](const Mark& each) {
      return each.number == mark.number && each.role == mark.role && each.span == mark.span;
    });
    out.append("<span class=\"").append(classes[static_cast<std::size_t>(mark.role)]).append("\" title=\"");
    out += html_escaped(summary(analysis.statements[mark.number - 1], mark.number));
    out += "\">";
    if (opens && mark.role == MarkRole::content) {
      const std::string number = std::to_string(mark.number);
      out.append("<a class=\"number\" href=\"#s")
          .append(article)
          .append("-")
          .append(number)
          .append("\">")
          .append(number)
          .append("</a>");
    }
  }
  out += html_escaped(std::string_view(document.text).substr(piece.span.begin, piece.span.end - piece.span.begin));
  for (std::size_t i = 0; i < piece.marks.size(); ++i) out += "</span>";
}

}  // namespace

std::string marked_page_begin() {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>onrecord show</title>\n<style>\n"
         "body{font:17px/1.65 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\n"
         "h1{font-size:1.35rem;line-height:1.3}\n.meta,.legend,table{font:14px/1.5 system-ui,sans-serif;color:#444}\n"
         ".text{white-space:pre-wrap;overflow-wrap:anywhere}\n"
         ".content{background:#e3f1e3}\n.content .content{background:#c5e3c8;border-bottom:2px solid #3c7d45}\n"
         ".source{background:#d9e8fb;font-weight:600}\n.cue{background:#fdeab5;font-style:italic}\n"
         ".number{font:600 11px/1 system-ui,sans-serif;color:#2b6334;text-decoration:none;margin-right:.2em;vertical-align:super}\n"
         "table{border-collapse:collapse;width:100%;margin:1.5rem 0 3rem}\n"
         "th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #ddd}\ntr:target{background:#fff6d6}\n"
         "@media (prefers-color-scheme:dark){body{background:#161616;color:#e8e8e8}.meta,.legend,table{color:#bbb}\n"
         ".content{background:#1f3a23}.content .content{background:#2b5532;border-color:#7fc98a}.source{background:#1d3553}\n"
         ".cue{background:#574512}.number{color:#9fdcaa}th,td{border-color:#444}tr:target{background:#4b4215}}\n"
         "</style>\n</head>\n<body>\n<p class=\"legend\"><span class=\"source\">source</span> <span class=\"cue\">cue</span> "
         "<span class=\"content\">content</span></p>\n";
}

std::string marked_page_article(const Document& document, const Analysis& analysis) {
  const std::string article = text_hash(document.doc_id).substr(0, 8);
  std::string out = "<article>\n<h1>";
  const std::string& from = document.origin.empty() ? document.doc_id : document.origin;
  out += html_escaped(document.title.empty() ? from : document.title);
  out += "</h1>\n<p class=\"meta\">";
  std::string meta = !document.publisher.empty() ? document.publisher : document.title.empty() ? std::string() : from;
  if (document.published_at.valid()) meta.append(meta.empty() ? "" : ", ").append(to_string(document.published_at));
  out += html_escaped(meta);
  out += "</p>\n<div class=\"text\">";
  for (const MarkedPiece& piece : marked_pieces(document.text, analysis.statements))
    append_piece(out, piece, document, analysis, article);
  out +=
      "</div>\n<table>\n<thead><tr><th>#</th><th>who</th><th>when</th><th>act</th><th>kind</th><th>sure</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < analysis.statements.size(); ++i) {
    const Statement& statement = analysis.statements[i];
    const std::string number = std::to_string(i + 1);
    out.append("<tr id=\"s")
        .append(article)
        .append("-")
        .append(number)
        .append("\"><td>")
        .append(number)
        .append("</td><td>");
    out.append(html_escaped(who_of(statement))).append("</td><td>").append(when_of(statement.said)).append("</td><td>");
    out.append(name(statement.act)).append("</td><td>").append(name(statement.kind)).append("</td><td>");
    out.append(std::to_string(static_cast<int>(statement.probability * 100 + 0.5))).append(" %</td></tr>\n");
  }
  if (analysis.statements.empty()) out += "<tr><td colspan=\"6\">no statements</td></tr>\n";
  return out + "</tbody>\n</table>\n</article>\n";
}

std::string marked_page_end() {
  return "</body>\n</html>\n";
}

}  // namespace onrecord::report
