// Parses the words of CoNLL-U trees and writes them with the heads, relations and tags found: for syntax_test.py.
// usage: trees WEIGHTS.onr < GOLD > FOUND
// WEIGHTS: the path of a weights file; "-" for those of the program.
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "knowledge.h"
#include "onrecord/error.h"

using namespace onrecord;

namespace {

// The form of a word's row; empty for comments, joined words ("1-2") and empty nodes ("1.1").
std::string_view form_of(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == line.npos || line.substr(0, tab).find_first_not_of("0123456789") != line.npos) return {};
  return line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
}

int run(const std::string& path) {
  std::shared_ptr<const Knowledge> knowledge;
  std::unique_ptr<syntax::Parser> own;
  if (path == "-") {
    knowledge = Knowledge::load();
  } else {
    std::ifstream in(path, std::ios::binary);
    own = std::make_unique<syntax::Parser>(std::string(std::istreambuf_iterator<char>(in), {}), path);
  }
  const syntax::Parser& parser = own ? *own : knowledge->parts().parser();
  syntax::ParserBuffers buffers;
  syntax::Tree tree;
  std::vector<std::string> forms;
  std::vector<std::string_view> words;
  std::size_t count = 0;
  std::chrono::duration<double> spent{0};  // of the wall, so only of worth on an idle machine
  const auto parse = [&] {
    if (forms.empty()) return;
    words.assign(forms.begin(), forms.end());
    const auto began = std::chrono::steady_clock::now();
    parser.parse(words, buffers, tree);
    spent += std::chrono::steady_clock::now() - began;
    count += words.size();
    std::cout << conllu(tree, words);
    forms.clear();
  };
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) parse();
    if (const std::string_view form = form_of(line); !form.empty()) forms.emplace_back(form);
  }
  parse();
  std::cerr << count << " words, " << static_cast<long>(static_cast<double>(count) / spent.count()) << " a second\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: trees WEIGHTS.onr|- < GOLD > FOUND\n";
    return 2;
  }
  try {
    return run(arguments[1]);
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
