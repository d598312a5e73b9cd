#include "tests/tck/notation.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "common/utf8.hpp"
#include "query/expression/text.hpp"
#include "query/result/value_text.hpp"

namespace relata::tck {

namespace {

constexpr size_t kDeepest = 200;

struct Item {
  enum class Kind { scalar, list, map, node, relationship, path };
  Kind kind = Kind::scalar;
  Value value;                          // scalar
  std::vector<std::string> labels;      // node; the type of a relationship
  std::map<std::string, Item> entries;  // map; properties of a node or relationship
  std::vector<Item> items;              // list; node, relationship, node, ... of a path
  bool forward = true;                  // relationship of a path: from left to right
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Item> whole() {
    auto item = read();
    space();
    if (item && at_ != text_.size()) item.reset();
    return item;
  }

 private:
  void space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] bool sees(std::string_view s) const { return text_.substr(at_).starts_with(s); }
  bool take(std::string_view s) {
    space();
    if (!sees(s)) return false;
    at_ += s.size();
    return true;
  }

  std::optional<Item> read() {
    if (++depth_ > kDeepest) return std::nullopt;
    space();
    auto item = dispatch();
    --depth_;
    return item;
  }

  std::optional<Item> dispatch() {
    if (sees("(")) return node();
    if (sees("<")) return path();
    if (sees("{")) return map();
    if (sees("'")) return text();
    if (!sees("[")) return word();
    const size_t next = text_.find_first_not_of(" \t\n", at_ + 1);
    return next != std::string_view::npos && text_[next] == ':' ? relationship() : list();
  }

  static Item scalar(Value v) {
    Item i;
    i.value = std::move(v);
    return i;
  }

  std::optional<Item> word() {
    const size_t end = std::min(text_.find_first_of(" \t\n,]})>", at_), text_.size());
    const std::string_view w = text_.substr(at_, end - at_);
    at_ = end;
    if (w == "null") return scalar(Value());
    if (w == "true" || w == "false") return scalar(Value(w == "true"));
    if (w == "NaN") return scalar(Value(*query::parse_float("NaN")));
    if (w == "Inf" || w == "-Inf") return scalar(Value(*query::parse_float(w == "Inf" ? "Infinity" : "-Infinity")));
    int64_t integer = 0;
    const auto [rest, error] = std::from_chars(w.data(), w.data() + w.size(), integer);
    if (!w.empty() && error == std::errc() && rest == w.data() + w.size()) return scalar(Value(integer));
    const auto number = query::parse_float(w);
    return number && w != "Infinity" && w != "-Infinity" ? std::optional(scalar(Value(*number))) : std::nullopt;
  }

  bool escape(std::string& out) {
    const char c = text_[at_++];
    switch (c) {
      case 'n': out += '\n'; return true;
      case 't': out += '\t'; return true;
      case 'r': out += '\r'; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'u': break;
      default: out += c; return true;
    }
    uint32_t code = 0;
    const std::string_view digits = text_.substr(at_, 4);
    if (digits.size() < 4 || std::from_chars(digits.data(), digits.data() + 4, code, 16).ptr != digits.data() + 4) return false;
    at_ += 4;
    utf8::append(out, code);
    return true;
  }

  std::optional<Item> text() {
    std::string out;
    for (++at_; at_ < text_.size();) {
      const char c = text_[at_++];
      if (c == '\'') return scalar(Value(std::move(out)));
      if (c != '\\') out += c;
      else if (at_ == text_.size() || !escape(out)) return std::nullopt;
    }
    return std::nullopt;
  }

  // A label, type or key: plain or in backticks.
  std::optional<std::string> name() {
    space();
    std::string out;
    if (sees("`")) {
      for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '`' && text_.substr(at_ + 1, 1) != "`") {
          ++at_;
          return out;
        }
        if (text_[at_] == '`') ++at_;
        out += text_[at_];
      }
      return std::nullopt;
    }
    const size_t end = std::min(text_.find_first_of(" \t\n:,{}[]()", at_), text_.size());
    out = text_.substr(at_, end - at_);
    at_ = end;
    return out.empty() ? std::nullopt : std::optional(out);
  }

  bool entries(std::map<std::string, Item>& out) {
    if (!take("{")) return false;
    if (take("}")) return true;
    do {
      const auto key = name();
      if (!key || !take(":")) return false;
      auto value = read();
      if (!value) return false;
      out.insert_or_assign(*key, std::move(*value));
    } while (take(","));
    return take("}");
  }

  std::optional<Item> map() {
    Item i;
    i.kind = Item::Kind::map;
    return entries(i.entries) ? std::optional(std::move(i)) : std::nullopt;
  }

  std::optional<Item> list() {
    Item i;
    i.kind = Item::Kind::list;
    take("[");
    if (take("]")) return i;
    do {
      auto element = read();
      if (!element) return std::nullopt;
      i.items.push_back(std::move(*element));
    } while (take(","));
    return take("]") ? std::optional(std::move(i)) : std::nullopt;
  }

  // Labels and properties up to the closing bracket.
  std::optional<Item> entity(Item::Kind kind, std::string_view open, std::string_view close) {
    Item i;
    i.kind = kind;
    if (!take(open)) return std::nullopt;
    while (take(":")) {
      const auto label = name();
      if (!label) return std::nullopt;
      i.labels.push_back(*label);
    }
    space();
    if (sees("{") && !entries(i.entries)) return std::nullopt;
    std::sort(i.labels.begin(), i.labels.end());
    return take(close) ? std::optional(std::move(i)) : std::nullopt;
  }
  std::optional<Item> node() { return entity(Item::Kind::node, "(", ")"); }
  std::optional<Item> relationship() { return entity(Item::Kind::relationship, "[", "]"); }

  std::optional<Item> path() {
    Item i;
    i.kind = Item::Kind::path;
    take("<");
    auto n = node();
    while (n) {
      i.items.push_back(std::move(*n));
      if (take(">")) return i;
      const bool backward = take("<-");
      if (!backward && !take("-")) return std::nullopt;
      auto r = relationship();
      if (!r || !take(backward ? "-" : "->")) return std::nullopt;
      r->forward = !backward;
      i.items.push_back(std::move(*r));
      n = node();
    }
    return std::nullopt;
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t depth_ = 0;
};

class Writer {
 public:
  explicit Writer(ListOrder order) : order_(order) {}

  std::string write(const Item& i) const {
    switch (i.kind) {
      case Item::Kind::scalar: return query::value_text(i.value, graph_);
      case Item::Kind::list: return list(i);
      case Item::Kind::map: return map(i.entries);
      case Item::Kind::node: return "(" + described(i) + ")";
      case Item::Kind::relationship: return "[" + described(i) + "]";
      case Item::Kind::path: break;
    }
    std::string out = "<" + write(i.items[0]);
    for (size_t k = 1; k + 1 < i.items.size(); k += 2) {
      const bool forward = i.items[k].forward;
      out += (forward ? "-" : "<-") + write(i.items[k]) + (forward ? "->" : "-") + write(i.items[k + 1]);
    }
    return out + ">";
  }

 private:
  std::string list(const Item& i) const {
    std::vector<std::string> parts;
    for (const Item& element : i.items) parts.push_back(write(element));
    if (order_ == ListOrder::ignored) std::sort(parts.begin(), parts.end());
    return fmt::format("[{}]", fmt::join(parts, ", "));
  }

  std::string map(const std::map<std::string, Item>& entries) const {
    std::string out = "{";
    for (const auto& [key, value] : entries) {
      if (out.size() > 1) out += ", ";
      query::append_name(out, key);
      out += ": " + write(value);
    }
    return out + "}";
  }

  std::string described(const Item& i) const {
    std::string out;
    for (const std::string& label : i.labels) {
      out += ':';
      query::append_name(out, label);
    }
    if (!i.entries.empty()) out += (out.empty() ? "" : " ") + map(i.entries);
    return out;
  }

  ListOrder order_;
  Graph graph_;  // scalars never look at it
};

Error no_value(std::string_view text) {
  Error e;
  e.message = fmt::format("'{}' is not a value of the test kit's notation", text);
  return e;
}

std::optional<Value> value_of(const Item& i) {
  if (i.kind == Item::Kind::scalar) return i.value;
  if (i.kind == Item::Kind::list) {
    List out;
    for (const Item& element : i.items) {
      auto v = value_of(element);
      if (!v) return std::nullopt;
      out.push_back(std::move(*v));
    }
    return Value(std::move(out));
  }
  if (i.kind != Item::Kind::map) return std::nullopt;
  Map out;
  for (const auto& [key, element] : i.entries) {
    auto v = value_of(element);
    if (!v) return std::nullopt;
    out.emplace(key, std::move(*v));
  }
  return Value(std::move(out));
}

}  // namespace

Result<std::string> normalized(std::string_view text, ListOrder order) {
  const auto item = Reader(text).whole();
  if (!item) return no_value(text);
  return Writer(order).write(*item);
}

Result<Value> parse_value(std::string_view text) {
  const auto item = Reader(text).whole();
  auto value = item ? value_of(*item) : std::nullopt;
  if (!value) return no_value(text);
  return std::move(*value);
}

}  // namespace relata::tck
