// One row a word: number, form, tag, head and relation; what we do not know is "_".
#include "syntax/tree.h"

namespace onrecord::syntax {

std::string conllu(const Tree& tree, std::span<const std::string_view> words) {
  std::string out;
  for (int i = 0; i < tree.size(); ++i) {
    out += std::to_string(i + 1) + '\t';
    out += words[static_cast<std::size_t>(i)];
    out += "\t_\t";
    out += name_of(tree.tag_of(i));
    out += "\t_\t_\t" + std::to_string(tree.head_of(i) + 1) + '\t';
    out += name_of(tree.relation_of(i));
    out += "\t_\t_\n";
  }
  return out + '\n';
}

}  // namespace onrecord::syntax
