#include "extract/parser/kernels.hpp"

#include <cstdlib>

namespace relata::extract {

namespace {

std::vector<const Kernels*> detect() {
  std::vector<const Kernels*> found = {&kPlainKernels};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) found.push_back(&kAvx2Kernels);
  const bool wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
                    __builtin_cpu_supports("avx512vnni");
  if (wide) found.push_back(&kAvx512Kernels);
#endif
  return found;
}

const Kernels& choose() {
  const char* wish = std::getenv("RELATA_KERNELS");
  for (const Kernels* k : available_kernels()) {
    if (wish != nullptr && k->name == wish) return *k;
  }
  return *available_kernels().back();
}

}  // namespace

const std::vector<const Kernels*>& available_kernels() {
  static const std::vector<const Kernels*> kFound = detect();
  return kFound;
}

const Kernels& best_kernels() {
  static const Kernels& chosen = choose();
  return chosen;
}

}  // namespace relata::extract
