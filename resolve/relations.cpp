#include "resolve/relations.hpp"

#include <algorithm>
#include <array>

namespace relata {

namespace {

struct Synonym {
  std::string_view name;
  std::string_view canonical;
};

// Words that say the same of the same things, whatever the sentence. Near synonyms ("launches", "unveils") stay apart: a
// reader who asks for one may mean it.
constexpr std::array<Synonym, 32> kSynonyms = {{
    {"purchases", "buys"},
    {"acquires_from", "buys_from"},
    {"purchases_from", "buys_from"},
    {"collaborates_with", "partners_with"},
    {"cooperates_with", "partners_with"},
    {"teams_up_with", "partners_with"},
    {"teams_with", "partners_with"},
    {"allies_with", "partners_with"},
    {"joins_forces_with", "partners_with"},
    {"has_partnership_with", "partners_with"},
    {"has_collaboration_with", "partners_with"},
    {"is_partner_of", "partners_with"},
    {"is_in_partnership_with", "partners_with"},
    {"competes_against", "competes_with"},
    {"rivals", "competes_with"},
    {"vies_with", "competes_with"},
    {"is_rival_of", "competes_with"},
    {"is_competitor_of", "competes_with"},
    {"is_rival_to", "competes_with"},
    {"is_in_competition_with", "competes_with"},
    {"has_competition_from", "competes_with"},
    {"faces_competition_from", "competes_with"},
    {"constructs", "builds"},
    {"commences", "starts"},
    {"begins", "starts"},
    {"is_chief_executive_of", "is_ceo_of"},
    {"is_chief_executive_officer_of", "is_ceo_of"},
    {"is_cto_of", "is_chief_technology_officer_of"},
    {"is_cfo_of", "is_chief_financial_officer_of"},
    {"is_headquartered_in", "is_based_in"},
    {"encompasses", "includes"},
    {"utilizes", "uses"},
}};

constexpr std::array<Synonym, 12> kInverses = {{
    {"is_owned_by", "owns"},
    {"is_acquired_by", "acquires"},
    {"is_bought_by", "buys"},
    {"is_built_by", "builds"},
    {"is_developed_by", "develops"},
    {"is_made_by", "makes"},
    {"is_founded_by", "founds"},
    {"is_launched_by", "launches"},
    {"is_used_by", "uses"},
    {"is_led_by", "leads"},
    {"is_written_by", "writes"},
    {"is_backed_by", "backs"},
}};

constexpr std::array<std::string_view, 8> kSymmetric = {"partners_with", "competes_with", "merges_with", "negotiates_with", "meets_with", "borders", "is_married_to", "differs_from"};

}  // namespace

CanonicalRelation canonical_relation(std::string_view name) {
  const auto named = [&](const Synonym& s) { return s.name == name; };
  if (const auto it = std::find_if(kSynonyms.begin(), kSynonyms.end(), named); it != kSynonyms.end()) return {std::string(it->canonical), false};
  if (const auto it = std::find_if(kInverses.begin(), kInverses.end(), named); it != kInverses.end()) return {std::string(it->canonical), true};
  return {std::string(name), false};
}

bool is_symmetric(std::string_view relation) { return std::find(kSymmetric.begin(), kSymmetric.end(), relation) != kSymmetric.end(); }

}  // namespace relata
