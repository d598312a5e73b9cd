#pragma once
// The trainer's matrix product with factors rounded to bfloat16 (8 bits of mantissa) and sums in single precision, on
// AVX-512 processors that have such an instruction: twice the multiplications a cycle. Only the factors of products are
// rounded; parameters, their moments and all that is between the products stay in single precision.

#include "tools/train/gemm.hpp"

namespace relata::train {

// Does this processor multiply bfloat16 numbers?
bool half_products();

// As multiply<float>. Needs half_products() and factors with one step of 1 each.
void multiply_half(size_t rows, size_t columns, size_t inner, View<float> a, View<float> b, float* c, size_t c_step,
                   bool add);

}  // namespace relata::train
