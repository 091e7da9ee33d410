#include "person.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "coarse.h"
#include "fail.h"
#include "mesh.h"
#include "person_shade.h"

// Fingers of a relaxed hand and of a fist, radians.
#define KNUCKLES_RELAXED radians(20)
#define KNUCKLES_GRIP    radians(82)
#define TIPS_RELAXED     radians(26)
#define TIPS_GRIP        radians(100)
#define THUMB_RELAXED    .20   // of the way over the fingers
#define SHADOW_DETAIL    .034  // metres: nothing smaller shows in a shadow
#define HAIR_LIES        .004f // metres over the mat
#define BREATH_DEPTH     .006  // metres the chest swells
#define HAIR_FALLS       .085  // metres of a 1.65 m person
#define BUNCH_LIES       .25   // a bunch leans so far to the head, no more

// A vertex as skinning reads it: bones fall in weight, `count` of them matter.
typedef struct {
    Float4 position; // w 1
    Float4 normal;   // w: metres it swells with a full breath; hair: how loose it is, 0..1
    float weight[MESH_BONES];
    uint8_t bone[MESH_BONES];
    uint8_t count;
    bool hair;
} SkinVertex;

typedef struct {
    Float4 column[4];
} Matrix;

// How a bunch of hair has turned about its tie, in the head's frame.
typedef struct {
    Float4 tie, column[3];
} Bunch;

static const float IN_SHADE = .85f; // how much of a contact's shade a glow lights up

struct Person {
    Figure figure;
    Mesh mesh;
    SkinVertex *skin;     // owned
    RasterVertex *vertex; // owned
    uint8_t *material;    // owned
    PersonShade *shade;   // owned
    Coarse coarse;        // casts the shadow
    Vec3 tie;             // where the left bunch is held, in bind
    float *warm;          // owned: how much of each vertex glows; NULL until something does
    AreaSet warm_areas;   // what `warm` was made for
    float glow;
};

static float swell_of(const Mesh *mesh, const Figure *figure, const MeshVertex *v) {
    if (v->region != REGION_TOP || v->shade > 0)
        return 0;
    const Vec3 *at = mesh->rig.bind.position;
    double middle = mix(at[JOINT_CHEST].y, at[JOINT_RIBS].y, .3);
    double up = ((double)v->position[1] - middle) / (.115 * figure->height);
    double side = (double)v->position[0] / (1.1 * figure->girth.chest_width);
    double near = fmax(0, 1 - up * up) * fmax(0, 1 - side * side);
    double front = .35 + .65 * clamp((double)v->normal[2] * .5 + .5, 0, 1);
    return (float)(BREATH_DEPTH * near * front * figure->height / 1.65);
}

// How loose a piece of hair hangs: the bunches and long hair at their ends, a bun and curls a
// little.
static float loose_of(const Mesh *mesh, const Figure *figure, const MeshVertex *v) {
    const Vec3 *at = mesh->rig.bind.position;
    const Girth *g = &figure->girth;
    double half = .5 * figure->head;
    double x = ((double)v->position[0] - at[JOINT_CROWN].x) / g->head_width;
    double y = ((double)v->position[1] - at[JOINT_CROWN].y + half) / half;
    double z = ((double)v->position[2] - at[JOINT_CROWN].z) / g->head_depth;
    double far = sqrt(x * x + y * y + z * z), loose = 0;
    switch (figure->look.hair_style) {
    case HAIR_BUNCHES:
        loose = clamp((fabs(x) - 1.04) / .14, 0, 1) * clamp((.36 - y) / .5, 0, 1);
        break;
    case HAIR_LONG:
        loose = clamp((-.1 - y) / 1.0, 0, 1);
        break;
    case HAIR_BUN:
        loose = .35 * clamp((far - 1.12) / .35, 0, 1);
        break;
    case HAIR_CURLS:
        loose = .30 * clamp((far - 1.0) / .35, 0, 1);
        break;
    case HAIR_SHORT:
        loose = .12 * clamp((far - 1.0) / .2, 0, 1);
        break;
    case HAIR_SCARF:
        break;
    }
    return (float)loose;
}

static void load_vertex(Person *person, int i) {
    const MeshVertex *v = &person->mesh.vertex[i];
    SkinVertex *out = &person->skin[i];
    out->position = (Float4){v->position[0], v->position[1], v->position[2], 1};
    out->normal = (Float4){v->normal[0], v->normal[1], v->normal[2],
                           swell_of(&person->mesh, &person->figure, v)};
    out->hair = v->region == REGION_HAIR;
    if (out->hair)
        out->normal[3] = loose_of(&person->mesh, &person->figure, v);
    out->count = 0;
    for (int k = 0; k < MESH_BONES; k++) {
        out->weight[k] = v->weight[k];
        out->bone[k] = v->bone[k];
        if (v->weight[k] > 0)
            out->count++;
    }
    memcpy(person->vertex[i].paint, v->paint, sizeof v->paint);
    person->vertex[i].shade = v->shade;
}

static Vec3 tie_of(const Mesh *mesh) {
    Vec3 sum = vec3(0, 0, 0);
    double count = 0;
    for (int i = 0; i < mesh->vertex_count; i++) {
        const float *p = mesh->vertex[i].position;
        if (mesh->vertex[i].region != REGION_TIE || p[0] <= 0)
            continue;
        sum = vec_add(sum, vec3((double)p[0], (double)p[1], (double)p[2]));
        count++;
    }
    return count > 0 ? vec_scale(sum, 1 / count) : sum;
}

Person *person_create(const Figure *figure, int first_material, double detail) {
    Person *person = calloc(1, sizeof *person);
    if (person == NULL || !mesh_make(figure, detail, &person->mesh)) {
        free(person);
        fail("out of memory for a person");
        return NULL;
    }
    person->figure = *figure;
    size_t vertices = (size_t)person->mesh.vertex_count;
    size_t triangles = (size_t)person->mesh.triangle_count;
    person->skin = calloc(vertices, sizeof *person->skin);
    person->vertex = calloc(vertices, sizeof *person->vertex);
    person->material = malloc(triangles);
    person->shade = person_shade_create(figure, &person->mesh);
    bool cast = coarse_make(&person->mesh, SHADOW_DETAIL, &person->coarse);
    if (person->skin == NULL || person->vertex == NULL || person->material == NULL ||
        person->shade == NULL || !cast) {
        person_destroy(person);
        fail("out of memory for a person");
        return NULL;
    }
    for (size_t i = 0; i < triangles; i++)
        person->material[i] = (uint8_t)(first_material + person->mesh.region[i]);
    for (int i = 0; i < person->mesh.vertex_count; i++)
        load_vertex(person, i);
    person->tie = tie_of(&person->mesh);
    return person;
}

void person_destroy(Person *person) {
    if (person == NULL)
        return;
    mesh_free(&person->mesh);
    person_shade_destroy(person->shade);
    coarse_free(&person->coarse);
    free(person->skin);
    free(person->vertex);
    free(person->material);
    free(person->warm);
    free(person);
}

void person_looks(const Figure *figure, MaterialLook looks[PERSON_MATERIALS]) {
    const Look *look = &figure->look;
    memset(looks, 0, PERSON_MATERIALS * sizeof *looks);
    double scale = figure->height / 1.65;
    looks[PERSON_FACE] = (MaterialLook){.kind = MATERIAL_FACE, .color = look->skin};
    looks[PERSON_SKIN] = (MaterialLook){.kind = MATERIAL_SKIN, .color = look->skin};
    looks[PERSON_TOP] = (MaterialLook){.kind = look->stripes ? MATERIAL_STRIPES : MATERIAL_FABRIC,
                                       .color = look->top,
                                       .stripe = (float)(.058 * scale),
                                       .hem = (float)(.013 * scale)};
    looks[PERSON_TROUSERS] = (MaterialLook){
        .kind = MATERIAL_FABRIC, .color = look->trousers, .hem = (float)(.014 * scale)};
    looks[PERSON_HAIR] = (MaterialLook){.kind = MATERIAL_HAIR, .color = look->hair, .gloss = .15f};
    if (look->hair_style == HAIR_SHORT) { // the light lies on top: short hair has no sides
        looks[PERSON_HAIR].band = (float)mix(.80, .72, figure->youth);
        looks[PERSON_HAIR].gloss = .45f;
    }
    if (look->hair_style == HAIR_CURLS) // soft: the light lies on each of them
        looks[PERSON_HAIR].gloss = -.30f;
    if (look->hair_style == HAIR_SCARF)
        looks[PERSON_HAIR] = (MaterialLook){.kind = MATERIAL_PLAIN, .color = look->accent};
    looks[PERSON_TIE] = (MaterialLook){.kind = MATERIAL_PLAIN, .color = look->accent};
}

// Glasses show on any skin: where they are about as light, darker rims on light skin, lighter ones
// on dark skin. `skin` is its green, which tells how light it is.
static unsigned rims_of(unsigned color, unsigned skin) {
    unsigned green = color >> 8 & 255, gap = green > skin ? green - skin : skin - green;
    if (gap > 0x38)
        return color;
    if (skin < 0x78)
        return 0xffffff - ((0xffffff - color) >> 1 & 0x7f7f7f);
    return (color >> 1 & 0x7f7f7f) + (color >> 4 & 0x0f0f0f);
}

FacePaint person_face(const Figure *figure) {
    const Look *look = &figure->look;
    FacePaint face = {.child = (float)figure->youth,
                      .smile = .5f,
                      .lashes = (float)look->lashes,
                      .age = figure->old ? .75f : 0,
                      .glasses = look->glasses ? 1 : 0,
                      .glasses_color = look->accent};
    unsigned green = look->hair >> 8 & 255, skin = look->skin >> 8 & 255;
    bool red = (look->hair >> 16) > green + 0x58;
    if (skin > 0xA0 && look->hair_style != HAIR_SCARF && (red || green > 0x78)) // fair people
        face.eye_color = red ? 0x5F8C5A : 0x5B88B0;
    if (figure->old) // brows a little darker than grey hair
        face.brow_color = (look->hair >> 1 & 0x7f7f7f) + (look->hair >> 3 & 0x1f1f1f);
    else if (green < 0x34)
        face.brow_color = look->hair;
    face.glasses_color = rims_of(look->accent, skin);
    if (skin < 0x78) // darker than the skin
        face.brow_color = 0x241712;
    return face;
}

static double vertex_area(const Person *person, int i, AreaSet areas) {
    const MeshVertex *v = &person->mesh.vertex[i];
    if (v->region == REGION_HAIR || v->region == REGION_TIE)
        return 0;
    Vec3 place = vec3((double)v->position[0], (double)v->position[1], (double)v->position[2]);
    Vec3 normal = vec3((double)v->normal[0], (double)v->normal[1], (double)v->normal[2]);
    return area_weight(areas, &person->figure, &person->mesh.rig.bind, place, normal);
}

void person_glow(Person *person, AreaSet areas, double strength) {
    person->glow = 0;
    if (areas == 0 || strength <= 0)
        return;
    if (!person->warm)
        person->warm = calloc((size_t)person->mesh.vertex_count, sizeof *person->warm);
    if (!person->warm) // then it does not glow
        return;
    for (int i = 0; person->warm_areas != areas && i < person->mesh.vertex_count; i++)
        person->warm[i] = (float)vertex_area(person, i, areas);
    person->warm_areas = areas;
    person->glow = (float)clamp(strength, 0, 1);
}

int person_area(const Person *person, AreaSet areas, uint16_t *out, int room) {
    const double inside = .3;
    int count = 0;
    for (int i = 0; i < person->mesh.vertex_count && count < room; i++)
        if (vertex_area(person, i, areas) > inside)
            out[count++] = (uint16_t)i;
    return count;
}

static Matrix matrix_of(const BoneMove *move) {
    Matrix m;
    static const Vec3 AXIS[3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    for (int i = 0; i < 3; i++) {
        Vec3 c = quat_rotate(move->turn, AXIS[i]);
        m.column[i] = (Float4){(float)c.x, (float)c.y, (float)c.z, 0};
    }
    m.column[3] = (Float4){(float)move->shift.x, (float)move->shift.y, (float)move->shift.z, 1};
    return m;
}

static RigLoose loose_state(const PersonState *state) {
    RigLoose loose = {
        .hem = vec3((double)state->hem[0], (double)state->hem[1], (double)state->hem[2])};
    for (int s = 0; s < SIDE_COUNT; s++) {
        double flat = clamp((double)state->hand[s].flat, 0, 1);
        double grip = clamp((double)state->hand[s].grip, 0, 1);
        loose.knuckles[s] = mix(KNUCKLES_RELAXED * (1 - flat), KNUCKLES_GRIP, grip);
        loose.tips[s] = mix(TIPS_RELAXED * (1 - flat), TIPS_GRIP, grip);
        loose.thumb[s] = mix(THUMB_RELAXED * (1 - flat), 1, grip);
        loose.toes[s] = (double)state->toes[s];
    }
    return loose;
}

double person_hair_falls(const Figure *figure) {
    return HAIR_FALLS * figure->height / 1.65;
}

// A bunch turns to where it hangs. It lies on the head, not in it: what would go in slides down.
static Bunch bunch_of(const Person *person, const PersonState *state, Side side) {
    const Vec3 down = {0, -1, 0};
    double out = side_sign(side), falls = person_hair_falls(&person->figure);
    Vec3 way = vec3((double)state->hair[0], (double)state->hair[1], (double)state->hair[2]);
    way = vec_unit(vec_add(way, vec_scale(down, falls)), down);
    double into = fmax(0, -out * way.x - BUNCH_LIES);
    way = vec_unit(vec3(way.x + out * into, way.y - .8 * into, way.z), down);
    Quat turn = quat_between(down, way);
    Bunch bunch = {
        .tie = {(float)(out * person->tie.x), (float)person->tie.y, (float)person->tie.z, 0}};
    BoneMove move = {.turn = turn};
    Matrix m = matrix_of(&move);
    memcpy(bunch.column, m.column, sizeof bunch.column);
    return bunch;
}

static void turn_bunch(const Bunch bunch[SIDE_COUNT], float loose, Float4 *p, Float4 *n) {
    const Bunch *b = &bunch[(*p)[0] > 0 ? SIDE_LEFT : SIDE_RIGHT];
    Float4 from = *p - b->tie;
    Float4 at = b->column[0] * from[0] + b->column[1] * from[1] + b->column[2] * from[2];
    Float4 up = b->column[0] * (*n)[0] + b->column[1] * (*n)[1] + b->column[2] * (*n)[2];
    *p += (at - from) * loose;
    *n += (up - *n) * loose;
}

static void skin_vertices(Person *person, const Matrix *bones, const PersonState *state) {
    const Float4 hair = {state->hair[0], state->hair[1], state->hair[2], 0};
    const bool bunches = person->figure.look.hair_style == HAIR_BUNCHES;
    const Bunch bunch[SIDE_COUNT] = {bunch_of(person, state, SIDE_LEFT),
                                     bunch_of(person, state, SIDE_RIGHT)};
    for (int i = 0; i < person->mesh.vertex_count; i++) {
        const SkinVertex *v = &person->skin[i];
        Matrix m = bones[v->bone[0]];
        if (v->count > 1) {
            for (int c = 0; c < 4; c++)
                m.column[c] *= v->weight[0];
            for (int k = 1; k < v->count; k++) {
                const Matrix *b = &bones[v->bone[k]];
                for (int c = 0; c < 4; c++)
                    m.column[c] += b->column[c] * v->weight[k];
            }
        }
        Float4 n = v->normal, p = v->position;
        if (v->hair && bunches)
            turn_bunch(bunch, n[3], &p, &n);
        else
            p += (v->hair ? hair : n * state->breath) * n[3];
        Float4 at = m.column[0] * p[0] + m.column[1] * p[1] + m.column[2] * p[2] + m.column[3];
        Float4 up = m.column[0] * n[0] + m.column[1] * n[1] + m.column[2] * n[2];
        if (v->hair && at[1] < HAIR_LIES) // a bunch under the head lies on the mat
            at[1] = HAIR_LIES;
        RasterVertex *out = &person->vertex[i];
        for (int k = 0; k < 3; k++) {
            out->position[k] = at[k];
            out->normal[k] = up[k];
        }
    }
}

void person_pose(Person *person, const Body *body, const PersonState *state) {
    BoneMove move[BONE_COUNT];
    Matrix bones[BONE_COUNT];
    RigLoose loose = loose_state(state);
    rig_pose(&person->mesh.rig, body, &loose, move);
    for (int i = 0; i < BONE_COUNT; i++)
        bones[i] = matrix_of(&move[i]);
    skin_vertices(person, bones, state);
    person_shade_apply(person->shade, body, person->vertex);
    for (int i = 0; i < person->mesh.vertex_count; i++) {
        RasterVertex *v = &person->vertex[i];
        v->glow = person->glow > 0 ? person->warm[i] * person->glow : 0;
        v->shade *= 1 - IN_SHADE * v->glow;
    }
}

RasterMesh person_mesh(const Person *person) {
    return (RasterMesh){.vertex = person->vertex,
                        .vertex_count = person->mesh.vertex_count,
                        .index = person->mesh.index,
                        .material = person->material,
                        .triangle_count = person->mesh.triangle_count,
                        .coarse_vertex = person->coarse.vertex,
                        .coarse_index = person->coarse.index,
                        .coarse_vertex_count = person->coarse.vertex_count,
                        .coarse_count = person->coarse.triangle_count};
}
