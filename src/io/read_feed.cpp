// RSS 2.0, RSS 1.0 and Atom by pugixml: it knows no entities of a document type, so none can be expanded.
#include <pugixml.hpp>

#include <sstream>

#include "io/decode.h"
#include "io/finish.h"
#include "io/html_page.h"
#include "io/readers.h"
#include "io/sources.h"

namespace onrecord::io {
namespace {

std::string text_in(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& child : node.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  return out;
}

// Atom's text constructs: plain, HTML in text, or XHTML as elements.
std::string atom_text(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("type").as_string("text");
  if (type == "xhtml") {
    std::ostringstream out;
    for (const pugi::xml_node& child : node.children()) child.print(out, "", pugi::format_raw);
    return text_of_html(out.str());
  }
  if (type == "html" || type == "text/html") return text_of_html(text_in(node));
  return text_in(node);
}

std::string link_of_entry(const pugi::xml_node& entry) {
  for (const pugi::xml_node& link : entry.children("link")) {
    const std::string_view relation = link.attribute("rel").as_string("alternate");
    if (relation == "alternate") return link.attribute("href").as_string();
  }
  return entry.child("link").attribute("href").as_string();
}

struct FeedItem {
  Document document;
  std::string date;
};

FeedItem rss_item(const pugi::xml_node& item, const std::string& channel) {
  FeedItem out;
  Document& document = out.document;
  document.title = text_in(item.child("title"));
  document.url = text_in(item.child("link"));
  document.doc_id = text_in(item.child("guid"));
  if (document.doc_id.empty()) document.doc_id = item.attribute("rdf:about").as_string();
  if (document.doc_id.empty()) document.doc_id = document.url;
  document.publisher = text_in(item.child("source"));
  if (document.publisher.empty()) document.publisher = channel;
  for (const char* key : {"author", "dc:creator"})
    if (const std::string author = text_in(item.child(key)); !author.empty()) document.authors.push_back(author);
  out.date = text_in(item.child("pubDate"));
  if (out.date.empty()) out.date = text_in(item.child("dc:date"));
  document.text = text_of_html(text_in(item.child("content:encoded")));
  if (document.text.empty()) {
    document.text = text_of_html(text_in(item.child("description")));
    document.body_complete = false;
  }
  return out;
}

FeedItem atom_entry(const pugi::xml_node& entry, const std::string& channel) {
  FeedItem out;
  Document& document = out.document;
  document.title = atom_text(entry.child("title"));
  document.url = link_of_entry(entry);
  document.doc_id = text_in(entry.child("id"));
  document.publisher = atom_text(entry.child("source").child("title"));
  if (document.publisher.empty()) document.publisher = channel;
  for (const pugi::xml_node& author : entry.children("author"))
    document.authors.push_back(text_in(author.child("name")));
  out.date = text_in(entry.child("published"));
  if (out.date.empty()) out.date = text_in(entry.child("updated"));
  document.text = atom_text(entry.child("content"));
  if (document.text.empty()) {
    document.text = atom_text(entry.child("summary"));
    document.body_complete = false;
  }
  return out;
}

class FeedReader : public Reader {
 public:
  explicit FeedReader(const ReadOptions& options) : options_(options) {}

  void read(ByteSource& source, const ReadEvents& events) override {
    const std::string& name = source.name();
    std::string bytes = read_all(source, options_.max_document);
    if (bytes.find("<!ENTITY") != std::string::npos)
      throw Error(ErrorKind::rejected_input, "entities not expanded: feeds need none, bombs do", name);
    const bool items_whole = last_item_is_whole(bytes);
    pugi::xml_document xml;
    const pugi::xml_parse_result result = xml.load_buffer(bytes.data(), bytes.size());
    bytes = {};
    const pugi::xml_node root = xml.document_element();
    const std::string_view tag = root.name();
    if (tag != "rss" && tag != "feed" && tag != "rdf:RDF")
      throw Error(ErrorKind::rejected_input, "not RSS or Atom (its root is <" + std::string(tag) + ">)", name);
    const bool atom = tag == "feed";
    const pugi::xml_node channel = atom ? root : root.child("channel");
    const std::string title = atom ? atom_text(root.child("title")) : text_in(channel.child("title"));
    const pugi::xml_node holder = tag == "rdf:RDF" ? root : channel;
    std::size_t record = 0;
    for (pugi::xml_node item = holder.child(atom ? "entry" : "item"); item;) {
      const pugi::xml_node next = item.next_sibling(atom ? "entry" : "item");
      if (!result && !next && !items_whole) break;  // the one that was cut
      FeedItem read = atom ? atom_entry(item, title) : rss_item(item, title);
      deliver(std::move(read.document), read.date, {name, 0, ++record}, options_, events);
      item = next;
    }
    if (!result)
      throw Error(
          ErrorKind::rejected_input,
          "ended early or is damaged after record " + std::to_string(record) + " (" + result.description() + ')', name);
  }

 private:
  static bool last_item_is_whole(const std::string& bytes) {
    for (const std::string_view tag : {"item", "entry"}) {
      const std::size_t begin = bytes.rfind('<' + std::string(tag)), end = bytes.rfind("</" + std::string(tag) + '>');
      if (begin != std::string::npos) return end != std::string::npos && end > begin;
    }
    return true;
  }

  ReadOptions options_;
};

}  // namespace

std::unique_ptr<Reader> make_feed_reader(const ReadOptions& options) {
  return std::make_unique<FeedReader>(options);
}

}  // namespace onrecord::io
