#pragma once
// Which part of a web page is its article, and what inside of it is not: menus, cookie notices, comments, lists of further pages.
//
// After the idea of Kohlschütter, Fankhauser and Nejdl (2010) that length of text and share of links tell content from
// boilerplate; here they are summed over the tree, and the landmarks that HTML itself defines come first.

#include <vector>

#include "extract/reader/html_tree.hpp"

namespace relata::extract {

struct HtmlArticle {
  uint32_t root = 0;           // the smallest element that holds nearly all of the page's prose
  std::vector<bool> dropped;   // by node: it and all inside of it is no part of the article
  uint32_t headline = 0;       // the h1 that stands outside of `root`, when none stands inside; 0: there is none
};

HtmlArticle find_article(const HtmlTree& tree);

}  // namespace relata::extract
