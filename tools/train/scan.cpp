#include "tools/train/scan.hpp"

namespace relata::train {

RELATA_CLONES void scan_step(size_t h, float* gate, const float* bias, const float* peep, const float* before,
                             const float* x, float* cell, float* y) {
  scan_step_body(h, gate, bias, peep, before, x, cell, y);
}

void scan_step(size_t h, double* gate, const double* bias, const double* peep, const double* before, const double* x,
               double* cell, double* y) {
  scan_step_body(h, gate, bias, peep, before, x, cell, y);
}

RELATA_CLONES void scan_step_back(size_t h, const ScanGradient<float>& s) { scan_step_back_body(h, s); }
void scan_step_back(size_t h, const ScanGradient<double>& s) { scan_step_back_body(h, s); }

}  // namespace relata::train
