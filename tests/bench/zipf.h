// Few speak often and many seldom, and so it is with words: numbers of which the n-th has a share of about 1/n.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace onrecord {

class Zipf {
 public:
  explicit Zipf(int count) {
    double sum = 0;
    for (int i = 1; i <= count; ++i) sums_.push_back(sum += 1.0 / i);
  }
  int operator()(std::mt19937& random) const {
    const double at = static_cast<double>(random()) / 4294967296.0 * sums_.back();
    return static_cast<int>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

// The n-th word: a, b, ... ba, be; no two are alike.
inline std::string word(int n) {
  static constexpr const char* syllables[] = {"ta", "re", "mi", "so", "lun", "ka", "ber", "fi", "dor", "an"};
  std::string text;
  for (int rest = n + 1; rest > 0; rest /= 10) text += syllables[rest % 10];
  return text;
}

}  // namespace onrecord
