#include "query/procedure/resolve_name.hpp"

#include <algorithm>
#include <tuple>

#include "common/name_key.hpp"
#include "common/near_miss.hpp"
#include "common/utf8.hpp"
#include "graph/store/lookup.hpp"

namespace relata::query {

namespace {

constexpr double kBestUnlikeName = 0.8;  // of a name that is not the text in another spelling
constexpr size_t kLongestSimilar = 60;  // bytes; nobody mistypes a longer name, and comparing takes their product

// "International Business Machines" -> "ibm".
std::string initials(const std::string& name) {
  std::string out;
  for (const std::string& word : words_of(name)) {
    const utf8::Decoded first = utf8::decode(word, 0);
    if (utf8::is_upper(first.code_point)) out += utf8::casefold(word.substr(0, first.size));
  }
  return out;
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&](const std::string& w) { return std::ranges::find(words, w) != words.end(); });
}

// The text that is looked for, in the forms it is compared in.
class Wanted {
 public:
  explicit Wanted(std::string_view text)
      : text_(text),
        key_(name_key(text)),
        folded_(utf8::casefold(text)),
        initials_(initials(std::string(text))),
        words_(words_of(key_)) {}

  // Score and way for one name of a node; 0 for none.
  [[nodiscard]] std::pair<double, const char*> compare(const std::string& name, bool alias) const {
    if (name == text_) return alias ? std::pair(0.98, "alias") : std::pair(1.0, "exact");
    const std::string key = name_key(name);
    if (key.empty() || key_.empty()) return {0, ""};
    if (key == key_) return {alias ? 0.93 : 0.95, "spelling"};
    if (is_acronym(name, key)) return {kBestUnlikeName, "acronym"};
    const std::vector<std::string> words = words_of(key);
    if (!words_.empty() && words.size() > words_.size() && holds_all(words, words_))
      return {0.5 + 0.2 * static_cast<double>(words_.size()) / static_cast<double>(words.size()), "part"};
    return similar(key);
  }

 private:
  [[nodiscard]] bool is_acronym(const std::string& name, const std::string& key) const {
    const std::string letters = initials(name);
    return (letters.size() > 1 && letters == folded_) || (initials_.size() > 1 && initials_ == key);
  }
  [[nodiscard]] std::pair<double, const char*> similar(const std::string& key) const {
    const size_t longer = std::max(key.size(), key_.size());
    const size_t shorter = std::min(key.size(), key_.size());
    if (longer > kLongestSimilar || longer - shorter > longer / 4) return {0, ""};
    const size_t distance = edit_distance(key, key_);
    if (distance > longer / 4) return {0, ""};
    return {0.6 * (1 - static_cast<double>(distance) / static_cast<double>(longer)), "similar"};
  }

  std::string text_;
  std::string key_;
  std::string folded_;
  std::string initials_;
  std::vector<std::string> words_;
};

class Resolver {
 public:
  Resolver(const Graph& graph, std::string_view text)
      : graph_(graph),
        wanted_(text),
        name_(graph.find_property_key("name")),
        aliases_(graph.find_property_key("aliases")),
        mentions_(graph.find_property_key("mentions")) {}

  void look_at(NodeId node) {
    NameCandidate best{node, 0, ""};
    if (const Value name = property(node, name_); name.type() == ValueType::string) offer(best, name.string(), false);
    if (const Value aliases = property(node, aliases_); aliases.type() == ValueType::list) {
      for (const Value& alias : aliases.list()) {
        if (alias.type() == ValueType::string) offer(best, alias.string(), true);
      }
    }
    if (best.score > 0) found_.push_back(std::move(best));
  }

  std::vector<NameCandidate> take(size_t limit) {
    const auto mentions = [&](const NameCandidate& c) {
      const Value v = property(c.node, mentions_);
      return v.type() == ValueType::integer ? v.integer() : 0;
    };
    std::ranges::sort(found_, {}, [&](const NameCandidate& c) { return std::tuple(-c.score, -mentions(c), c.node); });
    if (found_.size() > limit) found_.resize(limit);
    return std::move(found_);
  }

 private:
  [[nodiscard]] Value property(NodeId node, PropertyKeyId key) const {
    return key.valid() ? graph_.property(node, key) : Value();
  }
  void offer(NameCandidate& best, const std::string& name, bool alias) const {
    const auto [score, how] = wanted_.compare(name, alias);
    if (score > best.score) best.score = score, best.how = how;
  }

  const Graph& graph_;
  Wanted wanted_;
  PropertyKeyId name_;
  PropertyKeyId aliases_;
  PropertyKeyId mentions_;
  std::vector<NameCandidate> found_;
};

}  // namespace

std::vector<NameCandidate> resolve_name(const Graph& graph, std::string_view text, size_t limit,
                                        const std::function<bool()>& go_on) {
  // The index of names knows all that are the text in some spelling, and nothing else is as good.
  Resolver by_name(graph, text);
  for (const NodeId node : nodes_named(graph, {}, text)) by_name.look_at(node);
  std::vector<NameCandidate> best = by_name.take(limit);
  if (best.size() == limit && limit > 0 && best.back().score > kBestUnlikeName) return best;
  Resolver resolver(graph, text);
  uint32_t looked = 0;
  for (const NodeId node : graph.nodes()) {
    if (++looked % 1024 == 0 && !go_on()) break;
    resolver.look_at(node);
  }
  return resolver.take(limit);
}

}  // namespace relata::query
