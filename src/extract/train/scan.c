// The recurrence of minimal gated units over packed sequences, forward and backward: the only part of training that PyTorch does slowly.
#include <math.h>
#include <string.h>

#define RESTRICT __restrict__

static float bounded(float x) { return x > 30.0f ? 30.0f : x < -30.0f ? -30.0f : x; }

// sigmoid of the first half, tanh of the second; the bound keeps expf finite
static void gates(const float* RESTRICT a, int h, float* RESTRICT out) {
  for (int i = 0; i < h; ++i) out[i] = 1.0f / (1.0f + expf(-bounded(a[i])));
  for (int i = h; i < 2 * h; ++i) out[i] = 2.0f / (1.0f + expf(-2.0f * bounded(a[i]))) - 1.0f;
}

// act: n x 4h (z c of the forward direction, z c of the backward one), already through sigmoid and tanh; out: n x 2h
static void run(const float* act, int n, int h, float* out) {
  for (int d = 0; d < 2; ++d)
    for (int k = 0; k < n; ++k) {
      int t = d ? n - 1 - k : k;
      const float* z = act + (long)t * 4 * h + 2 * d * h;
      float* o = out + (long)t * 2 * h + d * h;
      const float* p = k ? out + (long)(d ? t + 1 : t - 1) * 2 * h + d * h : 0;
      for (int i = 0; i < h; ++i) { float q = p ? p[i] : 0.0f; o[i] = q + z[i] * (z[h + i] - q); }
    }
}

// turns the gradient of out into the gradient of the gates' inputs (in dact, n x 4h)
static void back(const float* act, const float* out, const float* dout, int n, int h, float* RESTRICT dact, float* RESTRICT carry) {
  for (int d = 0; d < 2; ++d) {
    memset(carry, 0, sizeof(float) * h);
    for (int k = n - 1; k >= 0; --k) {
      int t = d ? n - 1 - k : k;
      const float* z = act + (long)t * 4 * h + 2 * d * h;
      const float* c = z + h;
      float* RESTRICT dz = dact + (long)t * 4 * h + 2 * d * h;
      const float* p = k ? out + (long)(d ? t + 1 : t - 1) * 2 * h + d * h : 0;
      const float* g = dout + (long)t * 2 * h + d * h;
      for (int i = 0; i < h; ++i) {
        float q = p ? p[i] : 0.0f, s = g[i] + carry[i];
        dz[i] = s * (c[i] - q) * z[i] * (1.0f - z[i]);
        dz[h + i] = s * z[i] * (1.0f - c[i] * c[i]);
        carry[i] = s * (1.0f - z[i]);
      }
    }
  }
}

void scan_forward(const float* in, const int* offset, int count, int h, float* act, float* out) {
  for (long t = 0; t < offset[count]; ++t) {
    gates(in + t * 4 * h, h, act + t * 4 * h);
    gates(in + t * 4 * h + 2 * h, h, act + t * 4 * h + 2 * h);
  }
  for (int s = 0; s < count; ++s)
    run(act + (long)offset[s] * 4 * h, offset[s + 1] - offset[s], h, out + (long)offset[s] * 2 * h);
}

void scan_backward(const float* act, const float* out, const float* dout, const int* offset, int count, int h, float* din, float* carry) {
  for (int s = 0; s < count; ++s) {
    long b = offset[s];
    back(act + b * 4 * h, out + b * 2 * h, dout + b * 2 * h, offset[s + 1] - offset[s], h, din + b * 4 * h, carry);
  }
}

// inputs of the second network: state[token] * (1 + scale[cue]) + cue[cue] + distance[table]; width w
void join_forward(const float* state, const float* scale, const float* cue, const float* distance, const int* token, const int* dist,
                  const int* offset, int cues, int w, float* out) {
  for (int c = 0; c < cues; ++c)
    for (long m = offset[c]; m < offset[c + 1]; ++m) {
      const float* s = state + (long)token[m] * w; const float* k = scale + (long)c * w; const float* q = cue + (long)c * w;
      const float* d = distance + (long)dist[m] * w; float* RESTRICT o = out + m * w;
      for (int i = 0; i < w; ++i) o[i] = s[i] * (1.0f + k[i]) + q[i] + d[i];
    }
}

void join_backward(const float* state, const float* scale, const float* g, const int* token, const int* dist, const int* offset, int cues, int w,
                   float* dstate, float* dscale, float* dcue, float* ddistance) {
  for (int c = 0; c < cues; ++c)
    for (long m = offset[c]; m < offset[c + 1]; ++m) {
      const float* s = state + (long)token[m] * w; const float* k = scale + (long)c * w; const float* o = g + m * w;
      float* RESTRICT ds = dstate + (long)token[m] * w; float* RESTRICT dk = dscale + (long)c * w;
      float* RESTRICT dq = dcue + (long)c * w; float* RESTRICT dd = ddistance + (long)dist[m] * w;
      for (int i = 0; i < w; ++i) { ds[i] += o[i] * (1.0f + k[i]); dk[i] += o[i] * s[i]; dq[i] += o[i]; dd[i] += o[i]; }
    }
}
