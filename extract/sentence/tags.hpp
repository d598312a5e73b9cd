#pragma once
// The closed tag sets of Universal Dependencies for English (UD 2.16; the XPOS tags are the Penn Treebank's as used in EWT and GUM).
// Tags travel as small integers; the tables give their names. A name outside the set reads as the last member, `unknown`.

#include <cstdint>
#include <string_view>

namespace relata::extract {

enum class Upos : uint8_t {
  ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X, unknown,
};

enum class Xpos : uint8_t {
  dollar, close_quote, comma, lrb, rrb, period, colon, ADD, AFX, CC, CD, DT, EX, FW, GW, HYPH, IN, JJ, JJR,
  JJS, LS, MD, NFP, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO, UH, VB, VBD, VBG,
  VBN, VBP, VBZ, WDT, WP, WPS, WRB, open_quote, unknown,
};

// A relation with its subtype: acl_relcl is "acl:relcl". `case` and `list` carry an underscore.
enum class Deprel : uint8_t {
  acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, clf,
  compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse,
  dislocated, expl, fixed, flat, goeswith, iobj, list_, mark, nmod, nmod_desc, nmod_poss, nmod_unmarked,
  nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan, parataxis, punct,
  reparandum, root, vocative, xcomp, unknown,
};

std::string_view name_of(Upos tag);
std::string_view name_of(Xpos tag);
std::string_view name_of(Deprel relation);
Upos upos_from(std::string_view name);
Xpos xpos_from(std::string_view name);
Deprel deprel_from(std::string_view name);  // an unknown subtype reads as its universal relation
Deprel universal(Deprel relation);          // without the subtype: acl for acl_relcl

}  // namespace relata::extract
