#pragma once
// An option that takes one of some names. Only for the .cpp files that declare options, since it shows CLI11.

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace relata::tools {

// The validator is called by `names`, from which the completion of the command line takes them.
// `from_name` is of the form bool(std::string_view, Enum&); a name it does not know is a usage error that lists `names`.
template <class Enum>
CLI::Validator choice(bool (*from_name)(std::string_view, Enum&), std::string what, std::string names) {
  return {[from_name, what, names](std::string& name) {
            Enum ignored{};
            return from_name(name, ignored) ? std::string() : "there is no " + what + " '" + name + "'; there are: " + names;
          },
          "", names};
}

}  // namespace relata::tools
