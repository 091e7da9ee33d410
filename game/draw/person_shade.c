#include "person_shade.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CAPSULES = 13, LANES = 4 };
typedef enum {
    CAPSULE_HEAD,
    CAPSULE_CHEST,
    CAPSULE_BELLY,
    CAPSULE_UPPER_ARM,
    CAPSULE_FOREARM = CAPSULE_UPPER_ARM + 2,
    CAPSULE_HAND = CAPSULE_FOREARM + 2,
    CAPSULE_THIGH = CAPSULE_HAND + 2,
    CAPSULE_SHANK = CAPSULE_THIGH + 2,
} CapsuleId;

typedef struct {
    float a[3], way[3], inverse, radius;
} Capsule;

// A run of vertices that the same capsules may darken.
typedef struct {
    int first, count;
    unsigned capsules;
} Run;

struct PersonShade {
    Figure figure;
    int vertex_count, run_count;
    float *own; // owned: the shade that a vertex always has
    Run run[64];
};

#define BIT(capsule)  (1u << (capsule))
#define BOTH(capsule) (3u << (capsule))

// A limb does not shade itself: the joint it bends in would turn dark.
static unsigned shaded_by(int limb) {
    unsigned arms = BOTH(CAPSULE_FOREARM) | BOTH(CAPSULE_HAND);
    unsigned legs = BOTH(CAPSULE_THIGH) | BOTH(CAPSULE_SHANK);
    switch (limb) {
    case PIECE_HEAD:
        return arms | BOTH(CAPSULE_UPPER_ARM) | BIT(CAPSULE_CHEST) | legs;
    case PIECE_TRUNK:
        return arms | BIT(CAPSULE_HEAD) | legs;
    case PIECE_LEGS:
        return arms | BIT(CAPSULE_CHEST);
    case PIECE_ARM:
    case PIECE_ARM + 1: {
        unsigned own = (BIT(CAPSULE_UPPER_ARM) | BIT(CAPSULE_FOREARM) | BIT(CAPSULE_HAND))
                       << (limb - PIECE_ARM);
        unsigned all = arms | BOTH(CAPSULE_UPPER_ARM) | BIT(CAPSULE_HEAD) | BIT(CAPSULE_CHEST) |
                       BIT(CAPSULE_BELLY) | legs;
        return all & ~own;
    }
    default: // a foot: the other leg and both thighs
        return BOTH(CAPSULE_THIGH) | BIT(CAPSULE_SHANK + 1 - (limb - PIECE_FOOT));
    }
}

PersonShade *person_shade_create(const Figure *figure, const Mesh *mesh) {
    PersonShade *shade = calloc(1, sizeof *shade);
    float *own = malloc((size_t)mesh->vertex_count * sizeof *own);
    if (shade == NULL || own == NULL) {
        free(shade);
        free(own);
        return NULL;
    }
    shade->figure = *figure;
    shade->own = own;
    shade->vertex_count = mesh->vertex_count;
    for (int i = 0; i < mesh->vertex_count; i++) {
        own[i] = mesh->vertex[i].shade;
        unsigned capsules = shaded_by(mesh->vertex[i].piece);
        Run *last = &shade->run[shade->run_count > 0 ? shade->run_count - 1 : 0];
        if (shade->run_count == 0 || last->capsules != capsules)
            shade->run[shade->run_count++] = (Run){i, 1, capsules};
        else
            last->count++;
    }
    return shade;
}

void person_shade_destroy(PersonShade *shade) {
    if (shade != NULL)
        free(shade->own);
    free(shade);
}

static Capsule capsule(Vec3 a, Vec3 b, double radius) {
    Vec3 way = vec_sub(b, a);
    double square = vec_dot(way, way);
    Capsule c = {.inverse = (float)(square > 1e-9 ? 1 / square : 0), .radius = (float)radius};
    c.a[0] = (float)a.x;
    c.a[1] = (float)a.y;
    c.a[2] = (float)a.z;
    c.way[0] = (float)way.x;
    c.way[1] = (float)way.y;
    c.way[2] = (float)way.z;
    return c;
}

static void place_capsules(const Figure *f, const Body *body, Capsule *out) {
    const Girth *g = &f->girth;
    const Vec3 *at = body->position;
    Vec3 head = vec_mix(at[JOINT_HEAD], at[JOINT_CROWN], .5);
    out[CAPSULE_HEAD] = capsule(head, head, .95 * g->head_width);
    out[CAPSULE_CHEST] =
        capsule(at[JOINT_CHEST], vec_mix(at[JOINT_RIBS], at[JOINT_NECK], .3), .9 * g->chest_depth);
    out[CAPSULE_BELLY] = capsule(at[JOINT_PELVIS], at[JOINT_WAIST], .9 * g->waist_depth);
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 shoulder = at[JOINT_SHOULDER + s], elbow = at[JOINT_ELBOW + s];
        Vec3 wrist = at[JOINT_WRIST + s], hip = at[JOINT_HIP + s], knee = at[JOINT_KNEE + s];
        out[CAPSULE_UPPER_ARM + s] = capsule(vec_mix(shoulder, elbow, .35), elbow, g->upper_arm);
        out[CAPSULE_FOREARM + s] = capsule(elbow, wrist, .9 * g->forearm);
        out[CAPSULE_HAND + s] = capsule(wrist, at[JOINT_KNUCKLES + s], .9 * g->forearm);
        out[CAPSULE_THIGH + s] = capsule(vec_mix(hip, knee, .3), knee, .95 * g->thigh);
        out[CAPSULE_SHANK + s] = capsule(knee, at[JOINT_ANKLE + s], g->calf);
    }
}

static float shade_of(const Run *run, const Capsule *capsules, const RasterVertex *v, float own) {
    float nx = v->normal[0], ny = v->normal[1], nz = v->normal[2];
    float size = 1 / sqrtf(nx * nx + ny * ny + nz * nz + 1e-12f);
    float open = 1 - own;
    for (int k = 0; k < CAPSULES; k++) {
        if ((run->capsules >> k & 1) == 0)
            continue;
        const Capsule *c = &capsules[k];
        float x = v->position[0] - c->a[0], y = v->position[1] - c->a[1];
        float z = v->position[2] - c->a[2];
        float t = (x * c->way[0] + y * c->way[1] + z * c->way[2]) * c->inverse;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        x = c->way[0] * t - x;
        y = c->way[1] * t - y;
        z = c->way[2] * t - z;
        float square = x * x + y * y + z * z + 1e-6f, r2 = c->radius * c->radius;
        if (square > 9 * r2)
            continue;
        float facing = (nx * x + ny * y + nz * z) * size / sqrtf(square);
        float dark = (facing * .85f + .12f) * r2 / square;
        dark = dark < 0 ? 0 : dark > .92f ? .92f : dark;
        dark -= .1f * dark; // and fades out at three radii
        open *= 1 - dark * .72f * (1 - square / (9 * r2));
    }
    float low = 1 - 7 * (v->position[1] > 0 ? v->position[1] : 0); // near the mat
    if (low > 0) {
        float down = .45f - .55f * ny * size;
        open *= 1 - .6f * low * low * (down > 0 ? down : 0);
    }
    return 1 - open;
}

void person_shade_apply(PersonShade *shade, const Body *body, RasterVertex *vertex) {
    Capsule capsules[CAPSULES];
    place_capsules(&shade->figure, body, capsules);
    for (int r = 0; r < shade->run_count; r++) {
        const Run *run = &shade->run[r];
        for (int i = run->first; i < run->first + run->count; i++)
            vertex[i].shade = shade_of(run, capsules, &vertex[i], shade->own[i]);
    }
}
