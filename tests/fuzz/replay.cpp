// Runs a fuzz target without a fuzzing engine: every seed of a folder as it is, then mutations of it. The mutations follow
// from the seed's bytes and a counter alone, so a run can be repeated, and the failing input is named before it runs.
//   fuzz_NAME_replay FOLDER [MUTATIONS of each seed, default 200]
//   fuzz_NAME_replay --one FILE            one input as it is
//   fuzz_NAME_replay --print FILE NUMBER   writes mutation NUMBER of FILE to standard output

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz.hpp"

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A linear congruential generator (Knuth's MMIX constants); the high bits are the good ones.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2654435761U + 1) { below(2); }
  size_t below(size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return limit == 0 ? 0 : static_cast<size_t>((state_ >> 33) % limit);
  }

 private:
  uint64_t state_;
};

void mutate_once(std::string& bytes, Random& random) {
  static const std::string kOdd[] = {"(", "((((((((", "[", "{", "\"", "'", "`", "\\", "\n", "\t", "\r\n", std::string(1, '\0'), "\xff",
                                     "\xc3", "\xe2\x80\x99", "\xf0\x9f\x98\x80", "|", "#", "-", "9223372036854775808", "1e999", "$", "*", ".."};
  const size_t at = random.below(bytes.size() + 1);
  const size_t length = std::min(bytes.size() - at, random.below(1 + bytes.size() / 4));
  switch (random.below(6)) {
    case 0: bytes.erase(at, length); break;
    case 1: bytes.insert(at, kOdd[random.below(std::size(kOdd))]); break;
    case 2: bytes.insert(at, bytes.substr(at, length)); break;
    case 3: bytes.insert(random.below(bytes.size() + 1), bytes.substr(at, length)); break;
    case 4: bytes.resize(at); break;
    default:
      if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
  }
}

// Mutation 0 is the seed itself; the others change it in one to eight places.
std::string mutation(const std::string& seed, size_t number) {
  std::string bytes = seed;
  Random random(number * 1000003 + seed.size());
  for (size_t changes = number == 0 ? 0 : 1 + random.below(8); changes > 0; --changes) mutate_once(bytes, random);
  return bytes;
}

void run(const std::string& bytes) {
  // A copy on the heap of just that size: a read beyond the end is then seen by the address sanitizer.
  const std::vector<uint8_t> copy(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(copy.data(), copy.size());
}

// What is running, for the report of a signal handler, which may only write bytes that are there already.
char current[512];

void report_and_die(int signal) {
  if (write(STDERR_FILENO, current, std::strlen(current)) < 0) {
    // Nowhere to report to; the exit status still tells.
  }
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

int replay(const fs::path& folder, size_t mutations) {
  std::vector<fs::path> seeds;
  for (const auto& entry : fs::directory_iterator(folder)) seeds.push_back(entry.path());
  std::ranges::sort(seeds);
  if (seeds.empty()) {
    std::cerr << "no seeds in " << folder << '\n';
    return 1;
  }
  for (const fs::path& path : seeds) {
    const std::string seed = read_file(path);
    for (size_t number = 0; number <= mutations; ++number) {
      std::snprintf(current, sizeof current, "failed: --print %s %zu\n", path.c_str(), number);
      run(mutation(seed, number));
    }
  }
  std::cout << seeds.size() << " seeds, " << mutations << " mutations of each\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 2 && arguments[0] == "--one") return run(read_file(arguments[1])), 0;
  if (arguments.size() == 3 && arguments[0] == "--print") {
    std::cout << mutation(read_file(arguments[1]), std::stoul(arguments[2]));
    return 0;
  }
  if (arguments.empty() || arguments.size() > 2) {
    std::cerr << "usage: FOLDER [MUTATIONS] | --one FILE | --print FILE NUMBER\n";
    return 2;
  }
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, report_and_die);
  return replay(arguments[0], arguments.size() == 2 ? std::stoul(arguments[1]) : 200);
}
