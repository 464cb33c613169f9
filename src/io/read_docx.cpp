// DOCX: word/document.xml's paragraphs; exports of Nexis Uni hold many articles in one file.
#include <pugixml.hpp>

#include <array>

#include "io/decode.h"
#include "io/finish.h"
#include "io/metadata_date.h"
#include "io/readers.h"
#include "io/sources.h"
#include "io/unpack.h"

namespace onrecord::io {
namespace {

void append_text(std::string& out, const pugi::xml_node& node) {
  const std::string_view tag = node.name();
  if (tag == "w:t") {
    out += node.child_value();
  } else if (tag == "w:tab") {
    out += ' ';
  } else if (tag == "w:br" || tag == "w:cr") {
    out += '\n';
  } else if (tag == "w:noBreakHyphen") {
    out += '-';
  }
}

// All paragraphs in the order of the file. Walked without recursion: its depth is the writer's choice.
std::vector<std::string> paragraphs_of(const pugi::xml_document& xml) {
  std::vector<std::string> paragraphs;
  std::string text;
  bool open = false;
  pugi::xml_node node = xml.document_element();
  while (node) {
    const std::string_view tag = node.name();
    if (tag == "w:p") {
      if (open) paragraphs.push_back(std::move(text));  // a text box's paragraphs stand inside another one
      text.clear();
      open = true;
    }
    append_text(text, node);
    // Deleted words, fields' codes and fallbacks of drawings are not text.
    const bool passed_over =
        tag == "w:del" || tag == "w:moveFrom" || tag == "mc:Fallback" || tag == "w:instrText" || tag == "w:pPr";
    if (node.first_child() && !passed_over) {
      node = node.first_child();
      continue;
    }
    while (node) {
      if (std::string_view(node.name()) == "w:p" && open) {
        paragraphs.push_back(std::move(text));
        text.clear();
        open = false;
      }
      if (node.next_sibling()) {
        node = node.next_sibling();
        break;
      }
      node = node.parent();
    }
  }
  return paragraphs;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (static_cast<unsigned char>(text.front()) <= ' ')) text.remove_prefix(1);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) <= ' ')) text.remove_suffix(1);
  return text;
}

// "Byline: Ada Reed" -> "Ada Reed"; nothing where the line begins otherwise.
std::string_view after_label(std::string_view line, std::string_view label) {
  if (!line.starts_with(label)) return {};
  return trimmed(line.substr(label.size()));
}

// One article of a Nexis export: headline, publisher, date; labelled lines; "Body"; text; "Load-Date: ...".
void deliver_nexis(const std::vector<std::string>& lines, const Place& place, const ReadOptions& options,
                   const ReadEvents& events) {
  Document document;
  std::string date;
  bool in_body = false;
  std::size_t head_lines = 0;
  for (const std::string& raw : lines) {
    const std::string_view line = trimmed(raw);
    if (line.empty()) continue;
    if (in_body) {
      // What follows the text.
      if (line.starts_with("Load-Date:") || line == "Classification" || line == "Graphic") break;
      document.text += (document.text.empty() ? "" : "\n\n") + std::string(line);
    } else if (line == "Body") {
      in_body = true;
    } else if (const std::string_view author = after_label(line, "Byline:"); !author.empty()) {
      document.authors.emplace_back(author);
    } else if (const std::string_view dateline = after_label(line, "Dateline:"); !dateline.empty()) {
      document.dateline = dateline;
    } else if (line.starts_with("Copyright") || line.starts_with("Section:") || line.starts_with("Length:") ||
               line.starts_with("Highlight:")) {
      continue;
    } else if (head_lines == 0) {
      document.title = line;
      ++head_lines;
    } else if (date.empty() && find_whole_date(line)) {
      date = line;
    } else if (head_lines == 1) {
      document.publisher = line;
      ++head_lines;
    }
  }
  deliver(std::move(document), date, place, options, events);
}

class DocxReader : public Reader {
 public:
  explicit DocxReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    std::string bytes;
    bool found = false;
    each_member(source, [&](ByteSource& member) {
      if (found || !member.name().ends_with("/word/document.xml")) return;
      bytes = read_all(member, options_.max_document);
      found = true;
    });
    if (!found)
      throw Error(ErrorKind::rejected_input, "not a Word document (it holds no word/document.xml)", source.name());
    if (bytes.find("<!ENTITY") != std::string::npos)
      throw Error(ErrorKind::rejected_input, "entities not expanded: a Word document has none", source.name());
    pugi::xml_document xml;
    const pugi::xml_parse_result result =
        xml.load_buffer_inplace(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result)
      throw Error(ErrorKind::rejected_input, std::string("damaged Word document: ") + result.description(),
                  source.name());
    articles(paragraphs_of(xml), source.name(), events);
  }

 private:
  void articles(const std::vector<std::string>& paragraphs, const std::string& name, const ReadEvents& events) const {
    bool nexis = false;
    for (const std::string& paragraph : paragraphs) nexis = nexis || trimmed(paragraph) == "End of Document";
    if (nexis) {
      std::vector<std::string> lines;
      std::size_t record = 0;
      for (const std::string& paragraph : paragraphs) {
        if (trimmed(paragraph) != "End of Document") {
          lines.push_back(paragraph);
          continue;
        }
        deliver_nexis(lines, {name, 0, ++record}, options_, events);
        lines.clear();
      }
      return;
    }
    Document document;
    for (const std::string& paragraph : paragraphs) {
      const std::string_view line = trimmed(paragraph);
      if (line.empty()) continue;
      if (document.text.empty() && line.size() <= 200) document.title = line;
      document.text += (document.text.empty() ? "" : "\n\n") + std::string(line);
    }
    if (document.text == document.title) document.title.clear();
    deliver(std::move(document), {}, {name}, options_, events);
  }

  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_docx_reader(const ReadOptions& options) {
  return std::make_unique<DocxReader>(options);
}

}  // namespace onrecord::io
