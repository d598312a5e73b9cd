#include "tools/relata/limits.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>

namespace relata::tools {

namespace {

uint64_t three_quarters_of_memory() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long bytes = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || bytes <= 0) return 0;
  return static_cast<uint64_t>(pages) / 4 * 3 * static_cast<uint64_t>(bytes);
}

}  // namespace

void declare_limits(CLI::App& command, Limits& limits) {
  limits.memory_bytes = three_quarters_of_memory();
  command.add_option("--timeout", limits.timeout_seconds, "give a statement up after so many seconds")->type_name("SECONDS")->check(CLI::PositiveNumber.description(""));
  command
      .add_option("--max-memory", limits.memory_bytes,
                  "give a statement up when it takes more memory than this, as 500MB or 2GB (default: three quarters of the machine's)")
      ->type_name("SIZE")->transform(CLI::AsSizeValue(false).description(""));
}

}  // namespace relata::tools
