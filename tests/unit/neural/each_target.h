// Runs something once with each kind of registers that this machine has.
#pragma once

#include <hwy/highway.h>

#include <string>

namespace onrecord::testing {

template <typename Run>
void with_each_target(const Run& run) {  // run(name of the target)
  for (std::int64_t left = hwy::SupportedTargets() & HWY_TARGETS; left != 0; left &= left - 1) {
    const std::int64_t one = left & -left;
    hwy::SetSupportedTargetsForTest(one);
    hwy::GetChosenTarget().Update(one);
    run(std::string(hwy::TargetName(one)));
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();  // chosen anew at the next call
}

}  // namespace onrecord::testing
