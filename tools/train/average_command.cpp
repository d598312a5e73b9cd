// relata-train average: the mean of networks that went on from one start (model soups, Wortsman et al. 2022): it errs less than any
// of them and costs no more than one.
#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "common/source.hpp"
#include "tools/train/checkpoint.hpp"
#include "tools/train/commands.hpp"

namespace relata::train {

namespace {

bool same_shape(const Checkpoint& a, const Checkpoint& b) {
  if (a.parameters.size() != b.parameters.size() || a.vocabulary.words != b.vocabulary.words) return false;
  for (size_t i = 0; i < a.parameters.size(); ++i) {
    if (a.parameters[i].rows != b.parameters[i].rows || a.parameters[i].columns != b.parameters[i].columns) return false;
  }
  return true;
}

void add(const Checkpoint& from, Checkpoint& to) {
  for (size_t i = 0; i < to.parameters.size(); ++i) {
    for (size_t k = 0; k < to.parameters[i].data.size(); ++k) to.parameters[i].data[k] += from.parameters[i].data[k];
  }
}

void scale(float by, Checkpoint& c) {
  for (auto& tensor : c.parameters) {
    for (float& x : tensor.data) x *= by;
  }
}

Result<void> average(const std::vector<std::string>& paths, const std::string& out) {
  Result<Checkpoint> mean = read_checkpoint(paths.front());
  if (!mean) return mean.error();
  for (size_t i = 1; i < paths.size(); ++i) {
    Result<Checkpoint> next = read_checkpoint(paths[i]);
    if (!next) return next.error();
    if (!same_shape(*mean, *next)) return file_error(paths[i], "holds a network of another shape than " + paths.front());
    add(*next, *mean);
  }
  scale(1.0F / static_cast<float>(paths.size()), *mean);
  return write_checkpoint(*mean, out);
}

}  // namespace

int average_command(Arguments arguments) {
  CLI::App app("The mean of networks that went on from one start.", "relata-train average");
  std::string out;
  std::vector<std::string> paths;
  app.add_option("checkpoints", paths, "trained networks")->required();
  app.add_option("-o,--out", out, "checkpoint to write")->required();
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : 2;
  }
  const Result<void> done = average(paths, out);
  if (done) return 0;
  fmt::print(stderr, "{}", render(done.error()));
  return done.error().kind == ErrorKind::file ? 3 : 1;
}

}  // namespace relata::train
