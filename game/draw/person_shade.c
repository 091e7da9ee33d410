#include "person_shade.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 4, CHUNK = 16 };
#define REACH   3.0f // radii at which a limb's shade has faded out
#define STRETCH 1.5f // how far skin may stretch in a bend

typedef enum {
    CAPSULE_HEAD,
    CAPSULE_CHEST,
    CAPSULE_BELLY,
    CAPSULE_UPPER_ARM,
    CAPSULE_FOREARM = CAPSULE_UPPER_ARM + 2,
    CAPSULE_HAND = CAPSULE_FOREARM + 2,
    CAPSULE_THIGH = CAPSULE_HAND + 2,
    CAPSULE_SHANK = CAPSULE_THIGH + 2,
    CAPSULE_COUNT = CAPSULE_SHANK + 2
} CapsuleId;

typedef struct {
    float from[3], way[3], inverse, radius;
} Capsule;

// Neighbours in the order of the vertices, and the capsules that may darken them.
typedef struct {
    int first, count;
    unsigned capsules;
    float size; // no vertex is farther from the first one (metres)
} Chunk;

struct PersonShade {
    Figure figure;
    int chunk_count;
    float *open;   // owned: the light that a vertex always has, 1 - shade
    Chunk *chunks; // owned
};

#define BIT(capsule)  (1u << (capsule))
#define BOTH(capsule) (3u << (capsule))

// A limb does not shade itself: the joint it bends in would turn dark.
static unsigned shaded_by(int piece) {
    unsigned arms = BOTH(CAPSULE_FOREARM) | BOTH(CAPSULE_HAND);
    unsigned legs = BOTH(CAPSULE_THIGH) | BOTH(CAPSULE_SHANK);
    switch (piece) {
    case PIECE_HEAD:
        return arms | BOTH(CAPSULE_UPPER_ARM) | legs;
    case PIECE_TRUNK:
        return arms | BIT(CAPSULE_HEAD) | legs;
    case PIECE_LEGS:
        return arms | BIT(CAPSULE_CHEST);
    case PIECE_ARM:
    case PIECE_ARM + 1: {
        unsigned own = (BIT(CAPSULE_UPPER_ARM) | BIT(CAPSULE_FOREARM) | BIT(CAPSULE_HAND))
                       << (piece - PIECE_ARM);
        unsigned all = arms | BOTH(CAPSULE_UPPER_ARM) | BIT(CAPSULE_HEAD) | BIT(CAPSULE_CHEST) |
                       BIT(CAPSULE_BELLY) | legs;
        return all & ~own;
    }
    default: // a foot: the other leg and both thighs
        return BOTH(CAPSULE_THIGH) | BIT(CAPSULE_SHANK + 1 - (piece - PIECE_FOOT));
    }
}

static float distance(const MeshVertex *a, const MeshVertex *b) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
        double d = (double)(a->position[k] - b->position[k]);
        square += d * d;
    }
    return (float)sqrt(square);
}

PersonShade *person_shade_create(const Figure *figure, const Mesh *mesh) {
    PersonShade *shade = calloc(1, sizeof *shade);
    size_t room = (size_t)mesh->vertex_count;
    float *open = calloc(room + CHUNK, sizeof *open);
    Chunk *chunks = malloc((room / CHUNK + BONE_COUNT * PIECE_COUNT) * sizeof *chunks);
    if (shade == NULL || open == NULL || chunks == NULL) {
        free(shade);
        free(open);
        free(chunks);
        return NULL;
    }
    *shade = (PersonShade){.figure = *figure, .open = open, .chunks = chunks};
    const MeshVertex *before = NULL;
    Chunk *last = NULL;
    for (int i = 0; i < mesh->vertex_count; i++) {
        const MeshVertex *v = &mesh->vertex[i];
        open[i] = 1 - v->shade;
        if (before == NULL || before->piece != v->piece || before->bone[0] != v->bone[0] ||
            last->count == CHUNK) {
            last = &chunks[shade->chunk_count++];
            *last = (Chunk){.first = i, .capsules = shaded_by(v->piece)};
        }
        last->count++;
        float away = STRETCH * distance(v, &mesh->vertex[last->first]);
        last->size = away > last->size ? away : last->size;
        before = v;
    }
    return shade;
}

void person_shade_destroy(PersonShade *shade) {
    if (shade != NULL) {
        free(shade->open);
        free(shade->chunks);
    }
    free(shade);
}

static Capsule capsule(Vec3 a, Vec3 b, double radius) {
    Vec3 way = vec_sub(b, a);
    double square = vec_dot(way, way);
    return (Capsule){.from = {(float)a.x, (float)a.y, (float)a.z},
                     .way = {(float)way.x, (float)way.y, (float)way.z},
                     .inverse = (float)(square > 1e-9 ? 1 / square : 0),
                     .radius = (float)radius};
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

// 1 / square root from plain arithmetic, the same on every processor; good to five digits.
static Float4 inverse_root(Float4 x) {
    Float4 y = (Float4)(0x5f3759df - ((Int4)x >> 1));
    y *= 1.5f - .5f * x * y * y;
    return y * (1.5f - .5f * x * y * y);
}

// Four vertices side by side.
typedef struct {
    Float4 x, y, z, nx, ny, nz;
} Four;

static Four load_four(const RasterVertex *v, int count) {
    // Eight numbers of each vertex at once.
    Float4 a[LANES], b[LANES];
    for (int i = 0; i < LANES; i++) {
        const unsigned char *from = (const unsigned char *)&v[i < count ? i : count - 1];
        a[i] = float4_load(from);
        b[i] = float4_load(from + sizeof a[i]);
    }
    float4_turn(a);
    float4_turn(b);
    Four four = {a[0], a[1], a[2], a[3], b[0], b[1]};
    Float4 size = inverse_root(four.nx * four.nx + four.ny * four.ny + four.nz * four.nz + 1e-12f);
    four.nx *= size;
    four.ny *= size;
    four.nz *= size;
    return four;
}

// The part of the light that a capsule leaves.
static Float4 past_capsule(const Capsule *c, const Four *v) {
    Float4 none = {0}, one = none + 1.0f;
    Float4 x = v->x - c->from[0], y = v->y - c->from[1], z = v->z - c->from[2];
    Float4 t = (x * c->way[0] + y * c->way[1] + z * c->way[2]) * c->inverse;
    t = float4_least(float4_most(t, none), one);
    x = c->way[0] * t - x;
    y = c->way[1] * t - y;
    z = c->way[2] * t - z;
    Float4 square = x * x + y * y + z * z + 1e-6f;
    float r2 = c->radius * c->radius;
    Float4 size = inverse_root(square);
    Float4 facing = (v->nx * x + v->ny * y + v->nz * z) * size;
    Float4 dark = (facing * .85f + .12f) * (r2 * size * size);
    dark = float4_least(float4_most(dark, none), none + .92f);
    Float4 fade = float4_most(1.0f - square * (1 / (REACH * REACH * r2)), none);
    return 1.0f - dark * fade * .68f;
}

// Light that the mat takes from what lies close above it, most from what looks down.
static Float4 over_mat(const Four *v) {
    Float4 none = {0};
    Float4 low = float4_most(1.0f - float4_most(v->y, none) * 7.0f, none);
    return 1.0f - low * low * float4_most(.45f - .55f * v->ny, none) * .6f;
}

// Which of the chunk's capsules are near enough to matter.
static unsigned near_capsules(const Chunk *chunk, const Capsule *capsules, const RasterVertex *v) {
    unsigned near = 0;
    for (unsigned rest = chunk->capsules; rest != 0; rest &= rest - 1) {
        unsigned id = (unsigned)__builtin_ctz(rest);
        const Capsule *c = &capsules[id];
        float x = v->position[0] - c->from[0], y = v->position[1] - c->from[1];
        float z = v->position[2] - c->from[2];
        float t = (x * c->way[0] + y * c->way[1] + z * c->way[2]) * c->inverse;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        x -= c->way[0] * t;
        y -= c->way[1] * t;
        z -= c->way[2] * t;
        float reach = REACH * c->radius + chunk->size;
        if (x * x + y * y + z * z < reach * reach)
            near |= 1u << id;
    }
    return near;
}

static void shade_chunk(const PersonShade *shade, const Chunk *chunk, unsigned capsules,
                        const Capsule *all, RasterVertex *vertex) {
    for (int i = 0; i < chunk->count; i += LANES) {
        RasterVertex *v = &vertex[chunk->first + i];
        int count = chunk->count - i < LANES ? chunk->count - i : LANES;
        Four four = load_four(v, count);
        Float4 open;
        memcpy(&open, &shade->open[chunk->first + i], sizeof open);
        open *= over_mat(&four);
        for (unsigned rest = capsules; rest != 0; rest &= rest - 1)
            open *= past_capsule(&all[__builtin_ctz(rest)], &four);
        for (int k = 0; k < count; k++)
            v[k].shade = 1 - open[k];
    }
}

void person_shade_apply(PersonShade *shade, const Body *body, RasterVertex *vertex) {
    Capsule capsules[CAPSULE_COUNT];
    place_capsules(&shade->figure, body, capsules);
    for (int i = 0; i < shade->chunk_count; i++) {
        const Chunk *chunk = &shade->chunks[i];
        unsigned near = near_capsules(chunk, capsules, &vertex[chunk->first]);
        shade_chunk(shade, chunk, near, capsules, vertex);
    }
}
