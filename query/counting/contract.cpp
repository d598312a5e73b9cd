// Contraction: city stands between person and country; where every person has one city and every city one country, a table
// from person to country says the same, and there is a variable less to enumerate.
#include <map>
#include <tuple>

#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

// The two atoms of a variable that leads from one other variable to another.
struct Passage {
  uint32_t in = 0;   // atom to the variable before
  uint32_t out = 0;  // atom to the variable behind
};

uint32_t side_of(const Atom& atom, uint32_t variable) { return atom.ends[0] == variable ? 0 : 1; }
uint32_t other_end(const Atom& atom, uint32_t variable) { return atom.ends[1 - side_of(atom, variable)]; }

// Each has at most one neighbour. Estimates go first, since asking for the table makes it.
bool one_at_most(Lists& lists) { return lists.average_degree() < 1.001 && lists.table().maximum_degree() <= 1; }

// A node of the variable before will be come to from several sides, so that the table is used more than it costs.
bool visited_often(const Term& term, const Atom& leaving, uint32_t before) {
  constexpr double kOften = 4;
  const double all = static_cast<double>(term.variables[before].weights.size());
  return std::any_of(term.atoms.begin(), term.atoms.end(), [&](const Atom& atom) {
    if (atom.gone || &atom == &leaving || (atom.ends[0] != before && atom.ends[1] != before)) return false;
    return atom.lists[0]->edges() > kOften * all;
  });
}

std::optional<Passage> passage(const Term& term, uint32_t v) {
  const Weights& weights = term.variables[v].weights;
  if (weights.is_list() || !weights.all_one()) return std::nullopt;
  std::vector<uint32_t> atoms;
  for (uint32_t a = 0; a < term.atoms.size(); ++a) {
    const Atom& atom = term.atoms[a];
    if (!atom.gone && (atom.ends[0] == v || atom.ends[1] == v)) atoms.push_back(a);
  }
  if (atoms.size() != 2) return std::nullopt;
  for (const auto& [in, out] : {std::pair(atoms[0], atoms[1]), std::pair(atoms[1], atoms[0])}) {
    const Atom& before = term.atoms[in];
    const Atom& behind = term.atoms[out];
    if (other_end(before, v) == other_end(behind, v)) return std::nullopt;
    if (!visited_often(term, before, other_end(before, v))) continue;
    if (one_at_most(*before.lists[1 - side_of(before, v)]) && one_at_most(*behind.lists[side_of(behind, v)])) return Passage{in, out};
  }
  return std::nullopt;
}

// By node of the variable before: the node behind, if there is one.
TypedAdjacency joined(const TypedAdjacency& first, const TypedAdjacency& second, const Weights& before, const Weights& between) {
  std::vector<uint32_t> offsets = {0};
  std::vector<uint32_t> ends;
  const uint32_t low = std::max(first.low(), before.low());
  for (uint32_t id = low; id < std::min(first.high(), before.high()); ++id) {
    for (const uint32_t middle : first.list(id)) {
      if (between.of(middle) == 0) continue;
      const std::span<const uint32_t> last = second.list(middle);
      ends.insert(ends.end(), last.begin(), last.end());
    }
    offsets.push_back(static_cast<uint32_t>(ends.size()));
  }
  return TypedAdjacency::from_lists(low, std::move(offsets), std::move(ends));
}

TypedAdjacency turned_round(const TypedAdjacency& table) {
  const uint32_t low = table.ends_low();
  std::vector<uint32_t> offsets(size_t{table.ends_high()} - low + 1, 0);
  for (uint32_t id = table.low(); id < table.high(); ++id) {
    for (const uint32_t end : table.list(id)) ++offsets[end - low + 1];
  }
  for (size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  std::vector<uint32_t> next = offsets;
  std::vector<uint32_t> ends(table.edges());
  for (uint32_t id = table.low(); id < table.high(); ++id) {
    for (const uint32_t end : table.list(id)) ends[next[end - low]++] = id;
  }
  return TypedAdjacency::from_lists(low, std::move(offsets), std::move(ends));
}

using ListsPair = std::pair<std::shared_ptr<Lists>, std::shared_ptr<Lists>>;

// What was joined before: three people of one country each have the same way there.
class Joined {
 public:
  ListsPair lists(const TypedAdjacency& first, const TypedAdjacency& second, const Weights& before, const Weights& between) {
    ListsPair& made = made_[{&first, &second, before.low(), before.high(), between.low(), between.high()}];
    if (made.first) return made;
    auto table = std::make_shared<const TypedAdjacency>(joined(first, second, before, between));
    made.second = std::make_shared<Lists>(std::make_shared<const TypedAdjacency>(turned_round(*table)));
    made.first = std::make_shared<Lists>(std::move(table));
    return made;
  }

 private:
  std::map<std::tuple<const TypedAdjacency*, const TypedAdjacency*, uint32_t, uint32_t, uint32_t, uint32_t>, ListsPair> made_;
};

}  // namespace

void Counter::contract(Term& term, std::vector<uint32_t>& members, std::optional<uint32_t> root) {
  Joined known;
  for (size_t i = 0; i < members.size() && members.size() > 3;) {
    const uint32_t v = members[i];
    const std::optional<Passage> found = root == v ? std::nullopt : passage(term, v);
    if (!found) {
      ++i;
      continue;
    }
    Atom& in = term.atoms[found->in];
    Atom& out = term.atoms[found->out];
    Atom made;
    made.ends[0] = other_end(in, v);
    made.ends[1] = other_end(out, v);
    std::tie(made.lists[0], made.lists[1]) = known.lists(in.lists[1 - side_of(in, v)]->table(), out.lists[side_of(out, v)]->table(),
                                                         term.variables[made.ends[0]].weights, term.variables[v].weights);
    in.gone = out.gone = true;
    term.variables[v].gone = true;
    term.atoms.push_back(std::move(made));
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
    i = 0;
  }
}

}  // namespace relata::query::counting
