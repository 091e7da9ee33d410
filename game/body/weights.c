#include "weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

enum { SMOOTHINGS = 3, SMOOTHINGS_TOP = 11, SMOOTHINGS_RIM = 4 };

static void weigh(const Shape *shape, SkinKind kind, const Shell *shell, Weights *w) {
    for (int i = 0; i < shell->vertex_count; i++)
        skin_weights(shape, kind, shell->vertex[i].position, w->weight[i]);
    for (int b = 0; b < BONE_COUNT; b++) {
        bool used = false;
        for (int i = 0; i < shell->vertex_count && !used; i++)
            used = w->weight[i][b] > 0;
        if (used)
            w->used[w->used_count++] = b;
    }
}

// A seam vertex belongs to both sides alike.
static void even_seam(float *weight) {
    for (int b = BONE_COLLAR; b < BONE_COUNT; b += 2)
        weight[b] = weight[b + 1] = .5f * (weight[b] + weight[b + 1]);
}

static bool on_rim(const ShellVertex *v) {
    return v->rim <= 0 && v->source < 0;
}

// One step towards the mean of the neighbours; `rims`: on clean edges alone, and along them.
static bool smooth_weights(const Shell *shell, bool rims, Weights *w) {
    int n = shell->vertex_count, used = w->used_count;
    float *sum = calloc((size_t)n * (size_t)used, sizeof *sum);
    int *count = calloc((size_t)n, sizeof *count);
    bool good = sum != NULL && count != NULL;
    for (int i = 0; good && i < shell->triangle_count; i++)
        for (int k = 0; k < 3; k++) {
            int a = shell->triangle[i][k], b = shell->triangle[i][(k + 1) % 3];
            if (rims && !(on_rim(&shell->vertex[a]) && on_rim(&shell->vertex[b])))
                continue;
            for (int u = 0; u < used; u++) {
                sum[a * used + u] += w->weight[b][w->used[u]];
                if (rims) // no other triangle has this edge the other way
                    sum[b * used + u] += w->weight[a][w->used[u]];
            }
            count[a]++;
            if (rims)
                count[b]++;
        }
    for (int i = 0; good && i < n; i++) {
        for (int u = 0; count[i] > 0 && u < used; u++) {
            float *weight = &w->weight[i][w->used[u]];
            *weight = .5f * (*weight + sum[i * used + u] / (float)count[i]);
        }
        if (shell->vertex[i].seam)
            even_seam(w->weight[i]);
    }
    // Hems move with the rim they hang on.
    for (int i = 0; good && i < n; i++)
        if (shell->vertex[i].source >= 0)
            memcpy(w->weight[i], w->weight[shell->vertex[i].source], sizeof w->weight[i]);
    free(sum);
    free(count);
    return good;
}

static void hold(const Shape *shape, SkinKind kind, Vec3 p, double held, float *weight) {
    float skin[BONE_COUNT];
    if (held <= 0)
        return;
    skin_weights(shape, kind, p, skin);
    for (int b = 0; b < BONE_COUNT; b++)
        weight[b] += (float)held * (skin[b] - weight[b]);
}

// Beside the neck a top is the ribs' alone, whatever the smoothing mixed in.
static void keep_from_neck(const Shape *shape, Vec3 p, float *weight) {
    double neck = shape->figure->girth.neck;
    float beside = (float)clamp((fabs(p.x) / neck - 1.4) / .5, 0, 1);
    for (int b = BONE_NECK; b <= BONE_HEAD; b++) {
        weight[BONE_RIBS] += beside * weight[b];
        weight[b] -= beside * weight[b];
    }
}

// All round its end a sleeve goes with the arm inside it and with nothing else, whatever the
// smoothing mixed in: so the end stays a round ring and the arm stays within. A collar goes with
// the neck.
static void hold_ends(const Shape *shape, const Shell *shell, Weights *w) {
    for (int i = 0; i < shell->vertex_count; i++) {
        Vec3 p = shell->vertex[i].position;
        keep_from_neck(shape, p, w->weight[i]);
        hold(shape, SKIN_ARM, p, skin_sleeve(shape, p), w->weight[i]);
        hold(shape, SKIN_HEAD, p, skin_collar(shape, p), w->weight[i]);
        if (shell->vertex[i].seam)
            even_seam(w->weight[i]);
    }
}

bool weights_make(const Shape *shape, SkinKind kind, double detail, const Shell *shell,
                  Weights *out) {
    memset(out, 0, sizeof *out);
    out->weight = calloc((size_t)shell->vertex_count, sizeof *out->weight);
    bool good = out->weight != NULL;
    if (good)
        weigh(shape, kind, shell, out);
    int smoothings = (int)(detail * detail * (kind == SKIN_TOP ? SMOOTHINGS_TOP : SMOOTHINGS));
    for (int i = 0; i < smoothings && good; i++)
        good = smooth_weights(shell, false, out);
    for (int i = 0; i < SMOOTHINGS_RIM && good; i++)
        good = smooth_weights(shell, true, out);
    if (kind == SKIN_TOP && good)
        hold_ends(shape, shell, out);
    return good || fail("out of memory for a person's skin");
}

void weights_free(Weights *weights) {
    free(weights->weight);
    memset(weights, 0, sizeof *weights);
}
