// Colours: where a, b and c must lead to one and the same k, and each leads to one k at most, k is a colour of them.
// The relationships among them are then thinned out to those whose ends have one colour; if these still join all of
// them, the colours are the same by themselves and k goes.
#include <map>
#include <tuple>

#include "query/counting/term.hpp"

namespace relata::query::counting {

namespace {

constexpr uint32_t kNoColour = ~uint32_t{0};

// The variables that lead to `colour`, each by one atom.
struct Coloured {
  std::vector<uint32_t> variables;
  std::vector<uint32_t> atoms;
};

bool full(const Weights& weights) { return !weights.is_list() && weights.all_one(); }

std::optional<Coloured> coloured_by(const Term& term, uint32_t colour) {
  if (!full(term.variables[colour].weights)) return std::nullopt;
  Coloured found;
  for (uint32_t a = 0; a < term.atoms.size(); ++a) {
    const Atom& atom = term.atoms[a];
    if (atom.gone || (atom.ends[0] != colour && atom.ends[1] != colour)) continue;
    const uint32_t other = atom.ends[0] == colour ? atom.ends[1] : atom.ends[0];
    Lists& lists = atom.lists_of(other);
    const bool again = std::find(found.variables.begin(), found.variables.end(), other) != found.variables.end();
    if (again || term.variables[other].weights.is_list() || lists.average_degree() > 1.001) return std::nullopt;
    if (lists.table().maximum_degree() > 1) return std::nullopt;
    found.variables.push_back(other);
    found.atoms.push_back(a);
  }
  if (found.variables.size() < 2) return std::nullopt;
  return found;
}

// The atoms among the coloured variables, if they join all of them.
std::optional<std::vector<uint32_t>> joining(const Term& term, const std::vector<uint32_t>& variables) {
  std::vector<uint32_t> atoms;
  std::vector<uint32_t> group = variables;
  const auto place = [&](uint32_t v) {
    return static_cast<size_t>(std::find(variables.begin(), variables.end(), v) - variables.begin());
  };
  for (uint32_t a = 0; a < term.atoms.size(); ++a) {
    const size_t from = place(term.atoms[a].ends[0]);
    const size_t to = place(term.atoms[a].ends[1]);
    if (term.atoms[a].gone || from == variables.size() || to == variables.size()) continue;
    atoms.push_back(a);
    const uint32_t old = group[to];
    for (uint32_t& g : group) g = g == old ? group[from] : g;
  }
  const bool joined = std::all_of(group.begin(), group.end(), [&](uint32_t g) { return g == group[0]; });
  if (!joined) return std::nullopt;
  return atoms;
}

uint32_t colour_of(const TypedAdjacency& table, const Weights& colours, uint32_t id) {
  const std::span<const uint32_t> list = table.list(id);
  return list.empty() || colours.of(list.front()) == 0 ? kNoColour : list.front();
}

// The relationships whose ends have the same colour.
TypedAdjacency thinned(const TypedAdjacency& table, const TypedAdjacency& from, const TypedAdjacency& to,
                       const Weights& colours) {
  std::vector<uint32_t> offsets = {0};
  std::vector<uint32_t> ends;
  for (uint32_t id = table.low(); id < table.high(); ++id) {
    const uint32_t colour = colour_of(from, colours, id);
    for (const uint32_t end : colour == kNoColour ? std::span<const uint32_t>() : table.list(id)) {
      if (colour_of(to, colours, end) == colour) ends.push_back(end);
    }
    offsets.push_back(static_cast<uint32_t>(ends.size()));
  }
  return TypedAdjacency::from_lists(table.low(), std::move(offsets), std::move(ends));
}

// Each table is thinned once, so that what was one table stays one.
class Thinner {
 public:
  explicit Thinner(const Weights& colours) : colours_(colours) {}
  std::shared_ptr<Lists> lists(Lists& from, const TypedAdjacency& near, const TypedAdjacency& far) {
    std::shared_ptr<Lists>& made = made_[{&from.table(), &near, &far}];
    if (!made)
      made =
          std::make_shared<Lists>(std::make_shared<const TypedAdjacency>(thinned(from.table(), near, far, colours_)));
    return made;
  }

 private:
  const Weights& colours_;
  std::map<std::tuple<const TypedAdjacency*, const TypedAdjacency*, const TypedAdjacency*>, std::shared_ptr<Lists>>
      made_;
};

}  // namespace

void Counter::drop_colours(Term& term, std::vector<uint32_t>& members, std::optional<uint32_t> root) {
  // Few candidates somewhere: walking from them costs less than looking through a table.
  if (std::any_of(members.begin(), members.end(), [&](uint32_t v) { return term.variables[v].weights.is_list(); }))
    return;
  for (size_t i = 0; i < members.size();) {
    const uint32_t colour = members[i++];
    if (root == colour) continue;
    const std::optional<Coloured> coloured = coloured_by(term, colour);
    if (!coloured) continue;
    const std::optional<std::vector<uint32_t>> atoms = joining(term, coloured->variables);
    if (!atoms) continue;
    const auto table_of = [&](uint32_t v) -> const TypedAdjacency& {
      const size_t at = static_cast<size_t>(std::find(coloured->variables.begin(), coloured->variables.end(), v) -
                                            coloured->variables.begin());
      return term.atoms[coloured->atoms[at]].lists_of(v).table();
    };
    Thinner thinner(term.variables[colour].weights);
    for (const uint32_t a : *atoms) {
      Atom& atom = term.atoms[a];
      const TypedAdjacency& first = table_of(atom.ends[0]);
      const TypedAdjacency& second = table_of(atom.ends[1]);
      const std::shared_ptr<Lists> lists[2] = {thinner.lists(*atom.lists[0], first, second),
                                               thinner.lists(*atom.lists[1], second, first)};
      std::copy(std::begin(lists), std::end(lists), std::begin(atom.lists));
    }
    for (const uint32_t a : coloured->atoms) term.atoms[a].gone = true;
    term.variables[colour].gone = true;
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(--i));
  }
}

}  // namespace relata::query::counting
